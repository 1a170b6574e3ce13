import type { Diagnostic } from 'vscode-languageserver';

/** The control that a diagnostic is about; null where it is about none, or lost its data. */
export function controlOf({ data }: Diagnostic): string | null {
  const { control = null } = (data ?? {}) as { readonly control?: string | null };
  return control;
}

/** A diagnostic as fixtures name it: its rule, and its control where it has one. */
export function tagOf(diagnostic: Diagnostic): string {
  const control = controlOf(diagnostic);
  return control === null ? String(diagnostic.code) : `${String(diagnostic.code)} ${control}`;
}
