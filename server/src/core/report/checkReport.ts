import type { Mark } from '../catalogue/catalogue.js';
import { layerOf } from '../catalogue/requirement.js';
import type { DraftCheck } from '../checkDraft.js';
import type { Decision } from '../draft/decision.js';
import type { Outcome } from '../assessment/outcome.js';
import type { Shortfall } from '../assessment/shortfall.js';
import type { Translate } from '../messages/translate.js';
import { idOf, titleOf } from '../overlay/overlay.js';
import type { Severity } from '../rules/rule.js';
import { positionAt } from '../text/lineMap.js';
import type { Position } from '../text/span.js';
import {
  conclusionReport,
  decisionReport,
  layerReport,
  type ConclusionReport,
  type DecisionReport,
  type LayerReport,
} from './rowReport.js';

/**
 * `check --format json`: a public interface; fields are added, none renamed. Schema: `check-report.schema.json`. Positions are
 * zero-based, characters in UTF-16 code units.
 */
export interface CheckReport {
  readonly catalogue: string;
  readonly drafts: readonly DraftReport[];
  readonly summary: Summary;
}

/** One file that was looked at. */
export interface DraftReport {
  readonly path: string;
  readonly checked: boolean;
  /** Why the draft was not checked; null when it was. */
  readonly reason: string | null;
  readonly profile: ProfileReport | null;
  /** The layers over the list, first the one whose word holds. */
  readonly overlays: readonly OverlayReport[];
  readonly controls: readonly ControlReport[];
  readonly findings: readonly FindingReport[];
  /** What of the file was left out of the judgement. */
  readonly ignored: readonly IgnoredReport[];
  /** The ledger of the draft, entry by entry, in its order. */
  readonly decisions: readonly DecisionReport[];
}

/** A file by which an agency or its authority asks for more than the list. */
export interface OverlayReport {
  readonly id: string;
  readonly title: string;
  readonly authority: string;
  /** As the draft or the caller names it. */
  readonly file: string;
}

/** Code, a comment, or a pasted copy of the list. */
export interface IgnoredReport {
  readonly reason: 'code' | 'comment' | 'catalogue-copy' | 'form';
  readonly start: Position;
  readonly end: Position;
}

/** The front matter as read; null: not given, or not readable. */
export interface ProfileReport {
  readonly catalogue: string;
  readonly services: readonly string[];
  readonly level: string | null;
  readonly agencyLevel: string | null;
  readonly coreSystem: boolean | null;
  readonly personalData: boolean | null;
  readonly criticalInfrastructure: boolean | null;
  readonly publicFacing: boolean | null;
  readonly mobileApp: boolean | null;
  readonly budget: number | null;
  readonly agencyKind: string | null;
  /** ISO date. */
  readonly date: string | null;
  readonly baselineText: string | null;
}

/** One row of a declared sheet, required or not. */
export interface ControlReport {
  readonly control: string;
  readonly service: string;
  readonly row: number;
  readonly mark: Mark | null;
  /** null: the mark is the list's own. */
  readonly layer: LayerReport | null;
  readonly outcome: Outcome;
  /** What the facts of the case make of the row, and by what words of the list or the law. */
  readonly conclusions: readonly ConclusionReport[];
  readonly evidence: readonly EvidenceReport[];
  /** For `weakened`: in what less is asked than the row asks, and where the draft says so. */
  readonly shortfalls: readonly ShortfallReport[];
  /** For `decided`: the comment by which the author leaves the control out. */
  readonly suppression: SuppressionReport | null;
  /** The decision of the ledger that holds for the control, 採用 too. */
  readonly decision: DecisionReport | null;
}

/** In what a draft asks for less than a row. */
export interface ShortfallReport {
  readonly kind: Shortfall['kind'];
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** A comment that leaves a control out. */
export interface SuppressionReport {
  readonly category: string;
  readonly reason: string;
  readonly start: Position;
  readonly end: Position;
}

/** A passage that the outcome rests on; `text` is the slice of the file. */
export interface EvidenceReport {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
  readonly score: number;
}

/** One finding, its message in the language of the run. */
export interface FindingReport {
  readonly rule: string;
  readonly severity: Severity;
  readonly control: string | null;
  readonly start: Position;
  readonly end: Position;
  readonly message: string;
  /** One of many that the text report lists on request only. */
  readonly onRequest: boolean;
  /** Other places that belong to it. */
  readonly related: readonly { readonly start: Position; readonly end: Position; readonly message: string }[];
}

/** Counts over all drafts of a run. */
export interface Summary {
  readonly drafts: number;
  readonly checked: number;
  readonly notChecked: number;
  /** Markdown files that are no drafts, passed over in a folder. */
  readonly passedOver: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** The report of one draft that could be read as text. */
export function draftReport(path: string, check: DraftCheck, translate: Translate): DraftReport {
  const { draft, reading, assessments, findings, status, overlays } = check;
  const at = (offset: number): Position => positionAt(draft.lines, offset);
  const reportOf = (decision: Decision): DecisionReport => decisionReport(check, decision);
  return {
    path,
    checked: status.checked,
    reason: status.checked ? null : translate(status.reason),
    profile: reading.profile,
    overlays: overlays.overlays.map((overlay) => ({
      id: idOf(overlay),
      title: titleOf(overlay),
      authority: overlay.file.authority,
      file: overlay.name,
    })),
    controls: assessments
      .flatMap(({ control, outcome, evidence, requirements, shortfalls, suppression, decision }) =>
        requirements.map(({ sheet, row, mark, cell, conclusions }) => ({
          control,
          service: sheet.service,
          row: row.row,
          mark,
          layer: layerReport(layerOf({ row, cell })),
          outcome,
          conclusions: conclusions.map(conclusionReport),
          evidence: evidence.map(({ span, score }) => ({
            start: at(span.start),
            end: at(span.end),
            text: draft.text.slice(span.start, span.end),
            score,
          })),
          shortfalls: shortfalls.map(({ kind, span }) => ({
            kind,
            start: at(span.start),
            end: at(span.end),
            text: draft.text.slice(span.start, span.end),
          })),
          suppression:
            outcome === 'decided' && suppression !== null
              ? {
                  category: suppression.category ?? '',
                  reason: suppression.reason,
                  start: at(suppression.span.start),
                  end: at(suppression.span.end),
                }
              : null,
          decision: decision === null ? null : reportOf(decision),
        })),
      )
      .sort(
        (a, b) =>
          reading.profile.services.indexOf(a.service) - reading.profile.services.indexOf(b.service) || a.row - b.row,
      ),
    findings: findings.map(({ rule, severity, control, span, message, onRequest, related }) => ({
      rule,
      severity,
      control,
      start: at(span.start),
      end: at(span.end),
      message: translate(message),
      onRequest: onRequest ?? false,
      related: related.map((each) => ({
        start: at(each.span.start),
        end: at(each.span.end),
        message: translate(each.message),
      })),
    })),
    ignored: draft.ignored.map(({ reason, span }) => ({ reason, start: at(span.start), end: at(span.end) })),
    decisions: check.ledger.decisions.map(reportOf),
  };
}

/** Joins the reports of a run. */
export function checkReport(catalogue: string, drafts: readonly DraftReport[], passedOver: number): CheckReport {
  const findings = drafts.flatMap((draft) => draft.findings);
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const checked = drafts.filter((draft) => draft.checked).length;
  return {
    catalogue,
    drafts,
    summary: {
      drafts: drafts.length,
      checked,
      notChecked: drafts.length - checked,
      passedOver,
      errors: count('error'),
      warnings: count('warning'),
      information: count('information'),
    },
  };
}
