// The server of VS Code's own Markdown extension, as something to stand beside, and what it leaves to its client.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import markdownIt from 'markdown-it';

const PACKAGE = 'vscode-markdown-languageserver';
/** Named to the file: the `main` of some versions leads nowhere. */
const SERVER = `${PACKAGE}/dist/node/workerMain.js`;
const require = createRequire(import.meta.url);
const versionOf = (name) => JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version;

/** It looks at links and nothing else. This gives it something to find fault with, to show, to complete and to tidy. */
export const LINKS = `
# 附錄 參考文件

- 作業依[共通規範](#共通規範)辦理，格式見[範例][格式範例]。
- 架構如圖：![架構圖](架構圖.png)

[格式範例]: https://example.org/format
[舊版範例]: https://example.org/old
`;

/** Where, in a draft that ends with LINKS, it has something to say. */
export function createPeerCarets(text) {
  const after = (part) => text.lastIndexOf(part) + part.length;
  return { hover: after('![架構圖](架'), completion: after('](#共通'), action: after('[範例][格') };
}

/** How VS Code sets it up, with all that it can check turned on. */
export function createPeer() {
  const parser = markdownIt({ html: true });
  let parsing = 0;
  // What the peer reads of a token. VS Code sends all of it; to send less is to the good of the peer.
  const token = ({ type, markup, content, map, children }) => ({
    type,
    markup,
    content,
    map,
    children: children?.map(token) ?? null,
  });
  return {
    name: PACKAGE,
    label: `${PACKAGE} ${versionOf(PACKAGE)} with markdown-it ${versionOf('markdown-it')}`,
    command: [process.execPath, require.resolve(SERVER), '--stdio'],
    pulls: true,
    settings: {
      markdown: {
        server: { log: 'off' },
        occurrencesHighlight: { enabled: false },
        suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
        validate: {
          enabled: true,
          referenceLinks: { enabled: 'warning' },
          fragmentLinks: { enabled: 'warning' },
          fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
          unusedLinkDefinitions: { enabled: 'hint' },
          duplicateLinkDefinitions: { enabled: 'warning' },
          ignoredLinks: [],
        },
      },
    },
    initializationOptions: { markdownFileExtensions: ['md'] },
    answers: (currentText) => ({
      'markdown/parse'({ text }) {
        const start = performance.now();
        const tokens = parser.parse(text ?? currentText(), {}).map(token);
        parsing += performance.now() - start;
        return tokens;
      },
      // There are no other files.
      'markdown/findMarkdownFilesInWorkspace': () => [],
      'markdown/fs/readDirectory': () => [],
      'markdown/fs/readFile': () => [],
      'markdown/fs/stat': () => null,
      'markdown/fs/watcher/create': () => null,
      'markdown/fs/watcher/delete': () => null,
    }),
    /** Of its actions only this is to be resolved. */
    resolvableKinds: ['source.organizeLinkDefinitions'],
    /** Milliseconds that the client has spent on parsing for it. */
    parsing: () => parsing,
  };
}
