import type { Level, Service } from '../core/catalogue/catalogue.js';
import { isDraft, type DraftCheck, type Engine } from '../core/checkDraft.js';
import { message, type Translate } from '../core/messages/translate.js';
import { csvOf } from '../core/text/csv.js';
import { decisionTable, type DecisionRow } from '../core/report/decisionTable.js';
import { markdownTable } from '../core/report/markdownTable.js';
import { describeDate } from '../core/rules/describeDecision.js';
import { createDraftFiles } from './draftFiles.js';
import { describeUnreadable, discover, readCandidate, STANDARD_INPUT } from './discover.js';
import { overrideOf } from './options.js';
import type { Terminal } from './terminal.js';
import { EXIT, usage, UsageError, type ExitCode } from './usage.js';
import { wrap } from './wrap.js';

/** What the user asked of `decisions`. */
export interface DecisionsArguments {
  readonly paths: readonly string[];
  readonly format: 'text' | 'markdown' | 'csv' | 'json';
  readonly services: readonly Service[] | null;
  readonly level: Level | null;
  /** ISO date. */
  readonly today: string;
}

/** The decisions of one draft. */
interface DraftDecisions {
  readonly path: string;
  readonly check: DraftCheck;
  readonly rows: readonly DecisionRow[];
}

/**
 * Prints the decisions of drafts as a table for the 簽.
 *
 * @throws {UsageError} when a path means nothing, a file cannot be read, or none is a draft.
 */
export async function runDecisions(
  engine: Engine,
  translate: Translate,
  terminal: Terminal,
  args: DecisionsArguments,
): Promise<ExitCode> {
  const { candidates, troubles } = await discover(args.paths);
  const files = createDraftFiles(engine, []);
  const drafts: DraftDecisions[] = [];
  const problems = [...troubles];
  for (const { path, isNamed } of candidates) {
    const decoded = await readCandidate(path);
    if (decoded.kind !== 'text') {
      problems.push(new UsageError(describeUnreadable(path, decoded)));
    } else if (isNamed || isDraft(decoded.text)) {
      const check = await files.check(path, decoded.text, { override: overrideOf(args), today: args.today });
      drafts.push({ path, check, rows: decisionTable(check.engine, check) });
    }
  }
  const [problem] = problems;
  if (drafts.length === 0) {
    const [path = ''] = args.paths;
    const sample = message('profile.sample');
    throw problem ?? usage('error.no-drafts', { path, count: candidates.length, sample });
  }
  terminal.write(PRINTERS[args.format](translate, terminal, drafts));
  for (const { text } of problems) terminal.writeError(`${translate(message('error.prefix', { text }))}\n`);
  // What of a ledger could not be read is not in its table: that must not pass in silence.
  for (const { path, check } of drafts) {
    for (const finding of check.findings.filter(({ rule }) => rule === 'decision.unreadable')) {
      const text = message('decisions.trouble', { path: shownPath(translate, path), text: finding.message });
      terminal.writeError(`${translate(text)}\n`);
    }
  }
  return problems.length > 0 ? EXIT.unusable : EXIT.clean;
}

type Printer = (translate: Translate, terminal: Terminal, drafts: readonly DraftDecisions[]) => string;

const PRINTERS: Readonly<Record<DecisionsArguments['format'], Printer>> = {
  json: (_, __, drafts) =>
    `${JSON.stringify({ drafts: drafts.map(({ path, rows }) => ({ path, decisions: rows })) }, null, 2)}\n`,
  // The byte-order mark tells Excel that it is UTF-8.
  csv: (translate, _, drafts) =>
    `\uFEFF${csvOf([
      [translate(message('decisions.draft')), ...COLUMNS.map(({ title }) => translate(message(title)))],
      ...drafts.flatMap(({ path, rows }) =>
        rows.map((row) => [path, ...COLUMNS.map(({ cell }) => cell(row, translate, isoDate))]),
      ),
    ])}`,
  markdown: (translate, _, drafts) =>
    drafts
      .map(({ path, rows }) => {
        const head = COLUMNS.map(({ title }) => translate(message(title)));
        const body = rows.map((row) => COLUMNS.map(({ cell }) => cell(row, translate, dateIn(translate))));
        const table = rows.length === 0 ? `${translate(message('decisions.none'))}\n` : markdownTable([head, ...body]);
        return `## ${shownPath(translate, path)}\n\n${table}`;
      })
      .join('\n'),
  text: (translate, terminal, drafts) =>
    drafts
      .map(({ path, rows }) => {
        const head = terminal.paint.bold(shownPath(translate, path));
        if (rows.length === 0) return `${head}\n  ${translate(message('decisions.none'))}\n`;
        return `${head}\n${rows.map((row) => rowText(translate, terminal, row)).join('\n')}`;
      })
      .join('\n'),
};

function shownPath(translate: Translate, path: string): string {
  return path === STANDARD_INPUT ? translate(message('report.unnamed-standard-input')) : path;
}

type ShowDate = (date: string | null) => string;
const isoDate: ShowDate = (date) => date ?? '';
const dateIn =
  (translate: Translate): ShowDate =>
  (date) =>
    date === null ? '' : translate(describeDate(date));

interface Column {
  readonly title: Parameters<typeof message>[0];
  readonly cell: (row: DecisionRow, translate: Translate, show: ShowDate) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'decisions.control', cell: (row, translate) => nameOf(row, translate) },
  { title: 'decisions.id', cell: ({ control, controlWritten }) => control ?? controlWritten },
  { title: 'decisions.rows', cell: (row, translate) => rowsOf(row, translate) },
  { title: 'decisions.mark', cell: ({ mark }) => (mark === '-' ? '－' : (mark ?? '')) },
  { title: 'decisions.decision', cell: ({ decision, decisionWritten }) => decision ?? decisionWritten },
  { title: 'decisions.reason', cell: ({ reason }) => reason },
  { title: 'decisions.approvers', cell: ({ approvers }) => approvers.join('、') },
  { title: 'decisions.date', cell: ({ date }, _, show) => show(date) },
  { title: 'decisions.document', cell: ({ document }) => document },
  { title: 'decisions.other-case', cell: ({ otherCase }) => otherCase },
  { title: 'decisions.review-by', cell: ({ reviewBy }, _, show) => show(reviewBy) },
  { title: 'decisions.note', cell: ({ note }) => note },
  { title: 'decisions.state', cell: ({ state }, translate) => translate(message(`decision-state.${state}`)) },
  { title: 'decisions.place', cell: (row, translate) => placeOf(row, translate) },
];

function nameOf({ item, title, titleEn, controlWritten }: DecisionRow, translate: Translate): string {
  if (title === null || titleEn === null) return controlWritten;
  return translate(
    item === null
      ? message('decisions.title', { title, titleEn })
      : message('report.control-name', { item, title, titleEn }),
  );
}

function rowsOf({ rows }: DecisionRow, translate: Translate): string {
  return rows.map(({ sheet, row }) => translate(message('decisions.row', { sheet, row }))).join('、');
}

function placeOf({ kind, file, line }: DecisionRow, translate: Translate): string {
  const place = translate(message('report.line', { line }));
  if (file !== null) return `${file} ${place}`;
  return kind === 'comment' ? translate(message('decisions.comment', { place })) : place;
}

function rowText(translate: Translate, { paint, width }: Terminal, row: DecisionRow): string {
  const stateText = translate(message(`decision-state.${row.state}`));
  const state = row.state === 'in-force' ? paint.green(stateText) : paint.yellow(stateText);
  const word = row.decision ?? row.decisionWritten;
  const id = row.control === null ? '' : ` ${paint.dim(row.control)}`;
  const show = dateIn(translate);
  const facts = COLUMNS.slice(2)
    .filter(({ title }) => title !== 'decisions.decision' && title !== 'decisions.state')
    .map(({ title, cell }) => ({ title: translate(message(title)), value: cell(row, translate, show) }))
    .filter(({ value }) => value !== '');
  const lines = facts.map(({ title, value }) => {
    const text = translate(message('decisions.fact', { title, value: value.replace(/\s+/g, ' ') }));
    return `      ${wrap(text, width - 6, ' '.repeat(8))}`;
  });
  return `  ${paint.bold(word)}  ${nameOf(row, translate)}${id}  ${state}\n${lines.join('\n')}\n`;
}
