import type { BaseLanguageClient } from 'vscode-languageclient';
/** Reads files for the server through the editor, so that a workspace that is on no disk is checked like any other. */
export declare function answerFileRequests(client: BaseLanguageClient): void;
