import { TextDocumentEdit, type SnippetTextEdit, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { TestClient } from './client.js';

/** The text that an editor puts in for a snippet if the author fills nothing in: placeholders, and the first of each choice. */
export function expandSnippet(value: string): string {
  const shown = new Map<string, string>();
  const plain = (text: string): string => text.replace(/\\(.)/g, '$1');
  return value.replace(
    /\\(.)|\$\{(\d+):((?:\\.|[^\\}])*)\}|\$\{(\d+)\|((?:\\.|[^\\|])*)\|\}|\$(\d+)/g,
    (_, escaped: string | undefined, ...groups: (string | undefined)[]) => {
      if (escaped !== undefined) return escaped;
      const [stop, placeholder, choiceStop, choices, again] = groups;
      if (again !== undefined) return shown.get(again) ?? '';
      const [first = ''] = (choices ?? '').split(/(?<!\\),/);
      const text = plain(placeholder ?? first);
      shown.set(stop ?? choiceStop ?? '', text);
      return text;
    },
  );
}

/** The edits of one file, whichever way they came; those that are bound to a version, only for the version of the editor. */
export function editsIn(client: TestClient, uri: string, edit: WorkspaceEdit): readonly (TextEdit | SnippetTextEdit)[] {
  if (edit.changes !== undefined) {
    if (Object.keys(edit.changes).some((each) => each !== uri)) throw new Error('the edit is about another file');
    return edit.changes[uri] ?? [];
  }
  return (edit.documentChanges ?? []).flatMap((change) => {
    if (!TextDocumentEdit.is(change) || change.textDocument.uri !== uri) throw new Error('the edit is no text edit');
    if (change.textDocument.version !== client.document(uri).version) throw new Error('the edit is of another version');
    return change.edits;
  });
}

/** Makes an edit as an editor does, and tells the server. */
export async function applyEdit(client: TestClient, uri: string, edit: WorkspaceEdit): Promise<void> {
  const document = client.document(uri);
  const edits = editsIn(client, uri, edit).toSorted(
    (a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start),
  );
  for (const each of edits) {
    await client.change(uri, each.range, 'snippet' in each ? expandSnippet(each.snippet.value) : each.newText);
  }
}
