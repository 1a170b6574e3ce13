import type { Catalogue, Level, Row, Service } from '../core/catalogue/catalogue.js';
import { layerOf } from '../core/catalogue/requirement.js';
import type { DraftCheck, Engine } from '../core/checkDraft.js';
import type { Exclusion, LexiconEntry } from '../core/matching/lexicon.js';
import { message, type Language, type Message, type Translate } from '../core/messages/translate.js';
import { explainControl, type Explanation, type NearPassage } from '../core/report/explanation.js';
import { baselineOfRow, lawOfRow } from '../core/report/lawOfRow.js';
import { describeDoubt } from '../core/rules/controlUncertain.js';
import { conclusionLine } from '../core/rules/describeStanding.js';
import { describeShortfalls } from '../core/rules/controlWeakened.js';
import { describeAsked, describeMark } from '../core/rules/describe.js';
import { decisionLines } from '../core/assist/decisionLines.js';
import { positionAt } from '../core/text/lineMap.js';
import { describeUnreadable, readCandidate } from './discover.js';
import { createDraftFiles } from './draftFiles.js';
import { findControl } from './findControl.js';
import { overrideOf } from './options.js';
import type { Terminal } from './terminal.js';
import { EXIT, usage, UsageError, type ExitCode } from './usage.js';
import { wrap } from './wrap.js';

export interface ExplainArguments {
  readonly file: string;
  readonly control: string;
  readonly services: readonly Service[] | null;
  readonly level: Level | null;
  /** Overlays beside those that the draft names. */
  readonly overlays: readonly string[];
  /** ISO date by which decisions are due. */
  readonly today: string;
}

/**
 * Prints why a draft was judged as it was on one control.
 *
 * @throws {UsageError} when the file cannot be read or the list has no such control.
 */
export async function runExplain(
  engine: Engine,
  translate: Translate,
  language: Language,
  terminal: Terminal,
  args: ExplainArguments,
): Promise<ExitCode> {
  const decoded = await readCandidate(args.file);
  if (decoded.kind !== 'text') throw new UsageError(describeUnreadable(args.file, decoded));
  const files = createDraftFiles(engine, args.overlays);
  const check = await files.check(args.file, decoded.text, { override: overrideOf(args), today: args.today });
  // A layer may have added the control.
  const control = findControl(check.engine, args.control);
  const explanation = explainControl(check.engine, check, control);
  if (explanation === undefined) throw usage('error.unknown-control', { value: args.control });
  const lines = explanationLines(check.engine, check, explanation, language);
  terminal.write(`${lines.map(({ depth, text }) => line(translate, terminal, depth, text)).join('\n')}\n`);
  return EXIT.clean;
}

interface Line {
  readonly depth: number;
  readonly text: Message | string;
}

function line(translate: Translate, terminal: Terminal, depth: number, text: Message | string): string {
  const indent = '  '.repeat(depth);
  const words = typeof text === 'string' ? text : translate(text);
  if (words === '') return '';
  const wrapped = indent + wrap(words, terminal.width - indent.length - 2, `${indent}  `);
  return depth === 0 ? terminal.paint.bold(wrapped) : wrapped;
}

function explanationLines(
  engine: Engine,
  check: DraftCheck,
  explanation: Explanation,
  language: Language,
): readonly Line[] {
  const { entry, requirements, isAsked, evidence, rejected } = explanation;
  const lines: Line[] = [
    {
      depth: 0,
      text: message('explain.control', {
        title: language === 'en' ? entry.titleEn : entry.title,
        control: entry.control,
      }),
    },
    ...outcomeLines(engine, check, explanation),
    { depth: 0, text: '' },
    { depth: 0, text: message('explain.rows') },
  ];
  for (const requirement of requirements) {
    const { sheet, row, mark, cell, conclusions } = requirement;
    const level = check.reading.profile.level;
    const shown = cell === null ? marksOf(row) : describeMark(mark);
    const title = level === null || cell === null ? shown : message('catalogue.cell', { level, why: shown });
    lines.push({
      depth: 1,
      text:
        row.layer === undefined
          ? message('explain.row', { service: sheet.title, row: row.row, item: row.item, mark: title })
          : message('source.layer', { sheet: sheet.title, title: row.layer.title }),
    });
    lines.push({ depth: 2, text: message('explain.clause', { text: row.text }) });
    if (layerOf(requirement) !== null) lines.push({ depth: 2, text: describeAsked(requirement) });
    else if (cell !== null && cell.why !== null) lines.push({ depth: 2, text: cell.why });
    if (row.clauseLayer !== undefined) {
      const args = { title: row.clauseLayer.title, clause: row.clause };
      lines.push({ depth: 2, text: message('page.clause', args) });
    }
    for (const each of conclusions) lines.push({ depth: 2, text: conclusionLine(each, check.reading.profile) });
    lines.push(...lawLines(engine, check, row));
  }
  if (!isAsked && check.status.checked) lines.push({ depth: 1, text: message('explain.not-asked') });
  if (evidence.length > 0) {
    lines.push({ depth: 0, text: '' }, { depth: 0, text: message('explain.evidence') });
    for (const near of evidence) lines.push(...nearLines(check, entry, near, language));
  }
  lines.push({ depth: 0, text: '' });
  lines.push({ depth: 0, text: message('explain.nearest') });
  if (rejected.length === 0) lines.push({ depth: 1, text: message('explain.nothing-near') });
  for (const near of rejected) lines.push(...nearLines(check, entry, near, language));
  lines.push({ depth: 0, text: '' }, { depth: 0, text: message('explain.looked-for') }, ...lookedFor(entry));
  // What a layer adds has no page.
  const isOfList = requirements.some(({ row }) => row.layer === undefined);
  if (isOfList) lines.push({ depth: 1, text: message('explain.page', { page: `docs/lexicon/${entry.control}.md` }) });
  return lines;
}

/** What of the row has moved in law, and for a row of annex 10 the measures that it stands for. */
function lawLines(engine: Engine, check: DraftCheck, row: Row): readonly Line[] {
  const moved = lawOfRow(engine, row).flat();
  const baseline = baselineOfRow(engine, check.reading.profile, row);
  const measures =
    baseline === null
      ? []
      : [
          { depth: 2, text: baseline.head },
          ...baseline.items.map((text) => ({ depth: 3, text })),
          ...baseline.notes.map((text) => ({ depth: 2, text })),
        ];
  return [...moved.map((text) => ({ depth: 2, text })), ...measures];
}

function outcomeLines(engine: Engine, check: DraftCheck, { assessment, isAsked }: Explanation): readonly Line[] {
  const context = { draft: check.draft, reading: check.reading, parameters: engine.parameters };
  if (!check.status.checked)
    return [{ depth: 1, text: message('explain.not-checked', { reason: check.status.reason }) }];
  if (assessment === null || !isAsked) return [];
  const lines: Line[] = [
    { depth: 1, text: message('explain.outcome', { outcome: message(`outcome.${assessment.outcome}`) }) },
  ];
  lines.push(...decisionLines(assessment).map((text) => ({ depth: 2, text })));
  if (assessment.outcome === 'weakened') lines.push({ depth: 2, text: describeShortfalls(context, assessment) });
  if (assessment.outcome === 'uncertain') lines.push({ depth: 2, text: describeDoubt(assessment.doubt) });
  return lines;
}

function marksOf(row: Catalogue['sheets'][number]['rows'][number]): string {
  return (['高', '中', '普'] as const).map((level) => `${level}${row.marks[level].mark ?? '？'}`).join(' ');
}

function lookedFor(entry: LexiconEntry): readonly Line[] {
  const lines: Line[] = [];
  if (entry.aliases.length > 0)
    lines.push({ depth: 1, text: message('explain.aliases', { terms: shown(entry.aliases) }) });
  entry.ways.forEach((way, index) => {
    const isFirst = entry.aliases.length === 0 && index === 0;
    lines.push({ depth: 1, text: message(isFirst ? 'explain.notions' : 'explain.or-notions') });
    for (const { name, terms } of way.flatMap((notion) => entry.notions[notion] ?? []))
      lines.push({ depth: 2, text: message('explain.notion', { name, terms: shown(terms) }) });
  });
  for (const exclusion of entry.excludes)
    lines.push({ depth: 1, text: exclusionMessage(exclusion, 'explain.excludes', 'explain.excludes-unless') });
  return lines;
}

function nearLines(check: DraftCheck, entry: LexiconEntry, near: NearPassage, language: Language): readonly Line[] {
  const { draft } = check;
  const place = message('report.line', { line: positionAt(draft.lines, near.span.start).line + 1 });
  const nameOf = (notion: number): Message | string =>
    notion < 0 ? message('explain.alias-name') : (entry.notions[notion]?.name ?? '');
  const found = near.found.map(({ notion, at: span }): Message | string =>
    span === null ? message('explain.from-context', { name: nameOf(notion) }) : nameOf(notion),
  );
  const lines: Line[] = [
    {
      depth: 1,
      text: message('explain.passage', { place, score: near.score.toFixed(2), similarity: near.similarity.toFixed(2) }),
    },
    { depth: 2, text: draft.text.slice(near.span.start, near.span.end).replace(/\s+/g, ' ') },
  ];
  const { heading } = near.passage.context;
  if (heading !== null) lines.push({ depth: 2, text: message('explain.heading', { heading }) });
  lines.push({
    depth: 2,
    text: found.length === 0 ? message('explain.found-nothing') : message('explain.found', { found: joined(found) }),
  });
  if (near.lacks.length > 0) lines.push({ depth: 2, text: message('explain.lacks', { lacks: near.lacks.join('、') }) });
  for (const { parameter, said } of near.parameters) {
    const { asks = '', asksEn = '' } = entry.parameters[parameter] ?? {};
    lines.push({ depth: 2, text: message('explain.parameter', { asks: language === 'en' ? asksEn : asks, said }) });
  }
  lines.push({ depth: 2, text: message('explain.why', { why: verdictMessage(entry, near) }) });
  return lines;
}

function joined(parts: readonly (Message | string)[]): Message | string {
  return parts.reduce((all, part) => message('explain.join', { first: all, second: part }));
}

function verdictMessage(entry: LexiconEntry, { judgement }: NearPassage): Message {
  if (judgement === 'contents-line') return message('verdict.contents');
  if (judgement === 'too-little') return message('verdict.far');
  const { verdict } = judgement;
  switch (verdict.kind) {
    case 'covers':
      return message(`verdict.${verdict.how}`);
    case 'negates':
      return message('verdict.negates', { cue: verdict.cue });
    case 'defers':
      return message('verdict.defers', { cue: verdict.cue });
    case 'weakens':
      return message(`verdict.weakens-${verdict.how}`, { cue: verdict.cue });
    case 'idle':
      return message(`verdict.idle-${verdict.why}`, { cue: verdict.cue });
    case 'suggests':
      return message(`verdict.${verdict.why}`);
    case 'excluded': {
      const exclusion = entry.excludes[verdict.by] ?? { any: [], unless: [] };
      return exclusionMessage(exclusion, 'verdict.excluded', 'verdict.excluded-unless');
    }
  }
}

/** A field of synonyms may have a hundred words; a page of the documentation has them all. */
const MOST_TERMS = 10;

function shown(terms: readonly string[]): Message | string {
  const first = terms.slice(0, MOST_TERMS).join('、');
  return terms.length > MOST_TERMS ? message('explain.terms', { terms: first, count: terms.length }) : first;
}

/** What an exclusion says, in other words where further terms lift it again. */
function exclusionMessage({ any, unless }: Exclusion, plain: Message['id'], lifted: Message['id']): Message {
  return message(unless.length > 0 ? lifted : plain, { any: shown(any), unless: shown(unless) });
}
