import { type BaseLanguageClient } from 'vscode-languageclient';
/** The one item in the status bar: whether the draft in front of the author is checked, against what, or why not. */
export interface StatusItem {
  readonly dispose: () => void;
  readonly follow: (client: BaseLanguageClient) => void;
  readonly shown: () => {
    readonly text: string;
    readonly tooltip: string;
  } | null;
}
export declare function createStatusItem(): StatusItem;
