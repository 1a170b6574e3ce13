import type { ControlAssessment } from '../assessment/assess.js';
import type { Evidence } from '../assessment/evidence.js';
import { LEVELS, type Catalogue, type Cell, type ControlId, type Level } from '../catalogue/catalogue.js';
import { requirementsOf, type Requirement } from '../catalogue/requirement.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import type { Profile } from '../draft/profile.js';
import { message, type Language, type Message, type Translate } from '../messages/translate.js';
import { describeDoubt } from '../rules/controlUncertain.js';
import { conclusionLine } from '../rules/describeStanding.js';
import { describeShortfalls } from '../rules/controlWeakened.js';
import { describeMark } from '../rules/describe.js';
import { positionAt } from '../text/lineMap.js';
import { baselineBlocks, rowLawBlocks } from './lawPage.js';
import { decisionLines } from './decisionLines.js';
import type { Inline, Page, PageBlock } from './page.js';
import { pageUri } from './pageUri.js';

/** How a page speaks: its language, and whether its links lead anywhere in this editor. */
export interface Voice {
  readonly language: Language;
  readonly translate: Translate;
  readonly hasPages: boolean;
}

/** Short name of a control in the language of the page; its id if the lexicon has none. */
export function titleOf(engine: Engine, voice: Voice, control: ControlId): string {
  const names = engine.names.get(control);
  return (voice.language === 'en' ? names?.titleEn : names?.title) ?? control;
}

/**
 * What the list says of a control, row by row: 項目, clause, mark in words for the level of the case and for the others, remark, and
 * where it was not plainly read, why. With a draft, also what became of it there.
 */
export function controlPage(engine: Engine, voice: Voice, control: ControlId, check: DraftCheck | null): Page {
  const say = sayer(voice);
  const catalogue = check?.reading.catalogue ?? engine.catalogues[0];
  const { requirements, isAsked } = rowsOf(catalogue, control, check);
  const profile = check?.reading.profile ?? null;
  const rows = requirements.flatMap((requirement) => [
    ...rowBlocks(voice, catalogue, requirement, profile),
    ...rowLawBlocks(engine, voice, requirement.row),
    ...baselineBlocks(engine, voice, requirement.row, profile),
  ]);
  return [
    {
      kind: 'heading',
      level: 3,
      text: [{ kind: 'strong', text: titleOf(engine, voice, control) }, ' ', { kind: 'code', text: control }],
    },
    ...(check !== null && isAsked ? outcomeBlocks(engine, voice, check, control) : []),
    ...(check !== null && !isAsked ? [{ kind: 'text' as const, text: say('page.not-asked') }] : []),
    ...rows,
  ];
}

function sayer({ translate }: Voice): (...args: Parameters<typeof message>) => string {
  return (...args) => translate(message(...args));
}

/** Rows of the declared sheets; of every sheet where none of these has the control. */
function rowsOf(
  catalogue: Catalogue,
  control: ControlId,
  check: DraftCheck | null,
): { readonly requirements: readonly Requirement[]; readonly isAsked: boolean } {
  const { level = null } = check?.reading.profile ?? {};
  const isOf = ({ row }: Requirement): boolean => row.control === control;
  const own = (check?.requirements ?? []).filter(isOf);
  if (own.length > 0) return { requirements: own, isAsked: true };
  const every = catalogue.sheets.map(({ service }) => service);
  return { requirements: requirementsOf(catalogue, every, level).filter(isOf), isAsked: false };
}

function rowBlocks(
  voice: Voice,
  catalogue: Catalogue,
  { sheet, row, conclusions }: Requirement,
  profile: Profile | null,
): readonly PageBlock[] {
  const level = profile?.level ?? null;
  const say = sayer(voice);
  const source =
    row.layer === undefined
      ? say('page.row', { sheet: sheet.title, row: row.row })
      : say('source.layer', { sheet: sheet.title, title: row.layer.title });
  const uri = pageUri({ kind: 'sheet', catalogue: catalogue.id, service: sheet.service });
  const facts: Inline[] = [
    ...LEVELS.map((each) => levelLine(voice, each, row.marks[each], each === level)),
    ...(profile === null ? [] : conclusions.map((each) => voice.translate(conclusionLine(each, profile)))),
    ...provenance(voice, row.marks),
    ...(row.remark === null ? [] : [say('page.remark', { text: row.remark })]),
    ...(row.wording.why === null ? [] : [say('page.wording', { why: row.wording.why })]),
    ...(row.clauseLayer === undefined
      ? []
      : [say('page.clause', { title: row.clauseLayer.title, clause: row.clause })]),
  ];
  return [
    {
      kind: 'text',
      text: [
        voice.hasPages ? { kind: 'link', text: source, target: uri } : source,
        say('page.item', { item: row.item }),
      ],
    },
    { kind: 'quote', text: row.text },
    { kind: 'list', items: facts },
  ];
}

function levelLine(voice: Voice, level: Level, cell: Cell, isDeclared: boolean): Inline {
  const text = sayer(voice)(isDeclared ? 'page.level-here' : 'page.level', { level, mark: describeMark(cell.mark) });
  return isDeclared ? [{ kind: 'strong', text }] : text;
}

/** How marks came about that were not plainly read; one reason often holds for all three levels and is told once. */
function provenance(voice: Voice, marks: Readonly<Record<Level, Cell>>): readonly string[] {
  const byReason = new Map<string, { readonly status: Message; readonly why: string; readonly levels: Level[] }>();
  for (const level of LEVELS) {
    const { why } = marks[level];
    const status = statusOf(marks[level]);
    if (status === null || why === null) continue;
    const key = `${voice.translate(status)}\n${why}`;
    const known = byReason.get(key) ?? { status, why, levels: [] };
    known.levels.push(level);
    byReason.set(key, known);
  }
  return [...byReason.values()].map(({ status, why, levels }) =>
    sayer(voice)('page.cell-status', { levels: levels.join('、'), status, why }),
  );
}

/** How the cell came to its mark, where it was not plainly read. */
function statusOf(cell: Cell): Message | null {
  switch (cell.status) {
    case 'read':
      return null;
    case 'corrected':
      return message('status.corrected');
    case 'inferred':
      return message('status.inferred');
    case 'unresolved':
      return message('status.unresolved');
    case 'layered': {
      const { title } = cell.layer;
      return cell.listed === null
        ? message('status.layered', { title })
        : message('status.layered-over', { title, listed: describeMark(cell.listed) });
    }
  }
}

function outcomeBlocks(engine: Engine, voice: Voice, check: DraftCheck, control: ControlId): readonly PageBlock[] {
  const say = sayer(voice);
  const assessment = check.assessments.find((each) => each.control === control);
  if (assessment === undefined) return [];
  const { outcome, evidence, nearest } = assessment;
  const head: PageBlock = {
    kind: 'text',
    text: say('explain.outcome', { outcome: message(`outcome.${outcome}`) }),
  };
  const decided = decisionLines(assessment);
  if (decided.length > 0) return [head, { kind: 'list', items: decided.map(voice.translate) }];
  const why = reasonOf(engine, check, assessment);
  const heads: readonly PageBlock[] = why === null ? [head] : [head, { kind: 'text', text: voice.translate(why) }];
  const places = evidence.length > 0 ? evidence : nearest;
  if (places.length === 0) return heads;
  const items = places.map((each) => evidenceLine(voice, check, each));
  return evidence.length > 0
    ? [...heads, { kind: 'list', items }]
    : [...heads, { kind: 'text', text: say('page.nearest') }, { kind: 'list', items }];
}

/** Why it is less than asked, or open: the outcome alone would leave the author to guess. */
function reasonOf(
  { parameters }: Engine,
  { draft, reading }: DraftCheck,
  assessment: ControlAssessment,
): Message | null {
  const { outcome, doubt } = assessment;
  if (outcome === 'weakened') return describeShortfalls({ draft, reading, parameters }, assessment);
  return outcome === 'uncertain' ? describeDoubt(doubt) : null;
}

const LONGEST_EVIDENCE = 90;

function evidenceLine(voice: Voice, { draft }: DraftCheck, { span }: Evidence): string {
  const say = sayer(voice);
  const line = say('report.line', { line: positionAt(draft.lines, span.start).line + 1 });
  const text = draft.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  // Not between the halves of a character beyond the BMP.
  const shown =
    text.length > LONGEST_EVIDENCE ? `${text.slice(0, LONGEST_EVIDENCE).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return say('page.evidence', { line, text: shown });
}
