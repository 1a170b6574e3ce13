import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PAGE_REQUEST, type PageParams, type PageResult } from '../../../server/src/protocol/protocol.js';

/** Scheme of the pages that the server writes from the list. */
const SCHEME = 'tenderlint';

/** Gives the editor the text of our read-only pages: one for each control, sheet and rule. */
export function registerPages(client: BaseLanguageClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async (uri) => {
      const params: PageParams = { uri: uri.toString(true) };
      const { text } = await client.sendRequest<PageResult>(PAGE_REQUEST, params);
      return text ?? vscode.l10n.t('There is no such page.');
    },
  });
}
