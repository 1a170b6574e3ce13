import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
/** Gives the editor the text of our read-only pages: one for each control, sheet and rule. */
export declare function registerPages(client: BaseLanguageClient): vscode.Disposable;
