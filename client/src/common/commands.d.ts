import * as vscode from 'vscode';
import { type BaseLanguageClient } from 'vscode-languageclient';
/** The commands of the palette, and the one that opens a page. */
export declare function registerCommands(client: BaseLanguageClient, log: vscode.LogOutputChannel): vscode.Disposable[];
