import * as vscode from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { STATUS_NOTIFICATION, type StatusParams } from '../../../server/src/protocol/protocol.js';

type Status = NonNullable<StatusParams['status']>;

/** The one item in the status bar: whether the draft in front of the author is checked, against what, or why not. */
export interface StatusItem {
  readonly dispose: () => void;
  readonly follow: (client: BaseLanguageClient) => void;
  readonly shown: () => { readonly text: string; readonly tooltip: string } | null;
}

const ICONS: Readonly<Record<Status['kind'], string>> = {
  clear: '$(pass)',
  open: '$(checklist)',
  unchecked: '$(warning)',
};

export function createStatusItem(): StatusItem {
  const item = vscode.window.createStatusBarItem('tenderlint.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Tenderlint';
  item.command = 'workbench.actions.view.problems';
  const known = new Map<string, Status>();
  let tooltip = '';
  let isShown = false;
  let isRunning = false;
  let addressOf = (uri: vscode.Uri): string => uri.toString();
  const show = (text: string, detail: readonly string[], isTrouble: boolean): void => {
    item.text = text;
    tooltip = ['Tenderlint', ...detail].join('\n');
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: ['Tenderlint', ...detail].join('，') };
    item.backgroundColor = isTrouble ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
    isShown = true;
  };
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const status = document === undefined ? undefined : known.get(addressOf(document.uri));
    if (document?.languageId !== 'markdown' || status === undefined) {
      item.hide();
      isShown = false;
    } else if (!isRunning) {
      show(`$(warning) ${vscode.l10n.t('Not checked')}`, [vscode.l10n.t('The language server is not running.')], true);
    } else {
      show(`${ICONS[status.kind]} ${status.label}`, status.detail, status.kind === 'unchecked');
    }
  };
  const listener = vscode.window.onDidChangeActiveTextEditor(update);
  return {
    follow: (client) => {
      addressOf = (uri) => client.code2ProtocolConverter.asUri(uri);
      client.onNotification(STATUS_NOTIFICATION, ({ uri, status }: StatusParams) => {
        if (status === null) known.delete(uri);
        else known.set(uri, status);
        update();
      });
      client.onDidChangeState(({ newState }) => {
        isRunning = newState === State.Running;
        update();
      });
    },
    shown: () => (isShown ? { text: item.text, tooltip } : null),
    dispose: () => {
      listener.dispose();
      item.dispose();
    },
  };
}
