import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decodeText } from '../host/decode.js';
import { findMarkdown } from '../host/findMarkdown.js';
import type { FileSource } from '../lsp/runtime.js';

/** The disk, for clients that offer no files of their own. Other schemes than `file:` are not ours to read. */
export const nodeFiles: FileSource = {
  find: async (folders) => {
    const found = new Set<string>();
    for (const folder of folders.filter(isFile)) {
      const root = fileURLToPath(folder);
      for (const file of await findMarkdown(root)) found.add(pathToFileURL(path.join(root, file)).href);
    }
    return [...found];
  },
  read: async (uri) => {
    if (!isFile(uri)) return null;
    try {
      return decodeText(await readFile(fileURLToPath(uri)));
    } catch {
      return null;
    }
  },
};

function isFile(uri: string): boolean {
  return uri.startsWith('file:');
}

/** The page of a rule as it lies beside the program, for clients that show no pages of ours. */
export function rulePage(rule: string): string | null {
  const file = path.join(import.meta.dirname, '..', 'docs', 'rules', `${rule}.md`);
  return existsSync(file) ? pathToFileURL(file).href : null;
}
