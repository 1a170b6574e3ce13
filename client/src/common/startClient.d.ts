import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
/** Makes the client for the place where the extension runs: a process of node, or a worker. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;
/** What a test may look at. */
export interface Api {
  readonly client: BaseLanguageClient;
  /** Text and tooltip of the status item, null while it is hidden. */
  readonly status: () => {
    readonly text: string;
    readonly tooltip: string;
  } | null;
}
/** Starts the extension: the same on the desktop and in a browser. */
export declare function startClient(context: vscode.ExtensionContext, createClient: CreateClient): Promise<Api>;
