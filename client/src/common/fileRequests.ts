import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { decodeText } from '../../../server/src/host/decode.js';
import { MARKDOWN_FILES, NOT_LOOKED_INTO } from '../../../server/src/protocol/markdownFiles.js';
import {
  FIND_FILES_REQUEST,
  READ_FILE_REQUEST,
  type FindFilesResult,
  type ReadFileParams,
  type ReadFileResult,
} from '../../../server/src/protocol/protocol.js';

/** Reads files for the server through the editor, so that a workspace that is on no disk is checked like any other. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(FIND_FILES_REQUEST, async (): Promise<FindFilesResult> => {
    const files = await vscode.workspace.findFiles(MARKDOWN_FILES, `{${NOT_LOOKED_INTO.join(',')}}`);
    return { uris: files.map((uri) => client.code2ProtocolConverter.asUri(uri)).sort() };
  });
  client.onRequest(READ_FILE_REQUEST, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    try {
      return decodeText(await vscode.workspace.fs.readFile(client.protocol2CodeConverter.asUri(uri)));
    } catch {
      return { kind: 'gone' };
    }
  });
}
