import {
  DiagnosticSeverity,
  MarkupKind,
  type Diagnostic,
  type MarkupContent,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { markdownOf, plainTextOf, type Page } from '../core/assist/page.js';
import { pageUri } from '../core/assist/pageUri.js';
import type { DraftCheck } from '../core/checkDraft.js';
import { hasBlanks, plainText, snippetText, type Edit } from '../core/edits/edit.js';
import { asWholeLines } from '../core/edits/wholeLines.js';
import { isListed } from '../core/report/listed.js';
import type { Finding, RuleId, Severity } from '../core/rules/rule.js';
import { positionAt, type LineMap } from '../core/text/lineMap.js';
import type { Span } from '../core/text/span.js';
import { OPEN_PAGE_COMMAND } from '../protocol/protocol.js';
import type { CheckedDraft } from './drafts.js';
import type { Features } from './features.js';
import type { Runtime } from './runtime.js';

export function rangeOf(lines: LineMap, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

/** Source of our diagnostics, as editors show it. */
export const SOURCE = 'tenderlint';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** What a diagnostic of ours carries for the next request. */
export interface DiagnosticData {
  readonly control: string | null;
}

/** Findings of a draft that its settings want listed, for this client. */
export function diagnosticsOf(
  { uri, check, settings, voice }: Pick<CheckedDraft, 'uri' | 'check' | 'settings' | 'voice'>,
  features: Features,
  runtime: Runtime,
): Diagnostic[] {
  const { lines } = check.draft;
  return listedFindings(check, settings).map((finding) => {
    const href = features.codeDescription ? rulePageOf(finding.rule, features, runtime) : null;
    const data: DiagnosticData = { control: finding.control };
    return {
      range: rangeOf(lines, finding.span),
      severity: SEVERITIES[finding.severity],
      source: SOURCE,
      code: finding.rule,
      message: voice.translate(finding.message),
      ...(href === null ? {} : { codeDescription: { href } }),
      ...(features.diagnosticData ? { data } : {}),
      ...(features.relatedInformation && finding.related.length > 0
        ? {
            relatedInformation: finding.related.map(({ span, message }) => ({
              location: { uri, range: rangeOf(lines, span) },
              message: voice.translate(message),
            })),
          }
        : {}),
    };
  });
}

export function listedFindings(check: DraftCheck, settings: CheckedDraft['settings']): readonly Finding[] {
  return check.findings.filter((finding) => isListed(finding, settings));
}

/** Where a rule is explained: a page that this client shows, else one that the runtime knows of. */
function rulePageOf(rule: RuleId, features: Features, runtime: Runtime): string | null {
  return features.pages ? pageUri({ kind: 'rule', rule }) : runtime.rulePage(rule);
}

/** Editors follow no scheme of ours in a hover, but a command that the client lets run there. */
function openByCommand(target: string): string {
  return `command:${OPEN_PAGE_COMMAND}?${encodeURIComponent(JSON.stringify([target]))}`;
}

export function markupOf(page: Page, isMarkdown: boolean): MarkupContent {
  return isMarkdown
    ? { kind: MarkupKind.Markdown, value: markdownOf(page, openByCommand) }
    : { kind: MarkupKind.PlainText, value: plainTextOf(page) };
}

/**
 * The edits of a fix for this client, bound to the version for which they were worked out. Places to fill become tab stops where
 * the client knows snippet edits (LSP 3.18) and there is one edit: two snippets cannot both hold the cursor.
 */
export function workspaceEditOf(
  { uri, version, check }: Pick<CheckedDraft, 'uri' | 'version' | 'check'>,
  edits: readonly Edit[],
  features: Features,
  wantsStops: boolean,
): WorkspaceEdit {
  const { lines, text } = check.draft;
  const [only] = edits;
  if (
    wantsStops &&
    features.documentChanges &&
    features.snippetEdits &&
    only !== undefined &&
    edits.length === 1 &&
    hasBlanks(edits)
  ) {
    // An editor indents the lines of a snippet like the line before the cursor: it must begin at a margin.
    const edit = asWholeLines(text, only);
    if (edit !== undefined) {
      const snippet: SnippetTextEdit = {
        range: rangeOf(lines, edit.span),
        snippet: { kind: 'snippet', value: snippetText(edit.pieces) },
      };
      return { documentChanges: [{ textDocument: { uri, version }, edits: [snippet] }] };
    }
  }
  const plain: TextEdit[] = edits.map(({ span, pieces }) => ({
    range: rangeOf(lines, span),
    newText: plainText(pieces),
  }));
  return features.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: plain }] }
    : { changes: { [uri]: plain } };
}
