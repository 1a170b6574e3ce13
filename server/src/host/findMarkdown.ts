import { glob } from 'tinyglobby';
import { MARKDOWN_FILES, NOT_LOOKED_INTO } from '../protocol/markdownFiles.js';

/** The Markdown files below a folder, relative to it and in order. */
export async function findMarkdown(folder: string): Promise<readonly string[]> {
  const files = await glob([MARKDOWN_FILES], {
    cwd: folder,
    ignore: [...NOT_LOOKED_INTO],
    onlyFiles: true,
    caseSensitiveMatch: false,
  });
  return files.sort();
}
