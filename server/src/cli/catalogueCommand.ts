import { LEVELS, type Level, type Service } from '../core/catalogue/catalogue.js';
import type { Engine } from '../core/checkDraft.js';
import { message, type Language, type Translate } from '../core/messages/translate.js';
import { catalogueReport, type RowReport, type SheetReport } from '../core/report/catalogueReport.js';
import { pad, type Terminal } from './terminal.js';
import { EXIT, type ExitCode } from './usage.js';
import { wrap } from './wrap.js';

export interface CatalogueArguments {
  readonly format: 'text' | 'json';
  readonly services: readonly Service[] | null;
  readonly level: Level | null;
}

/** Prints the list, or a part of it. */
export function runCatalogue(
  engine: Engine,
  translate: Translate,
  language: Language,
  terminal: Terminal,
  args: CatalogueArguments,
): ExitCode {
  const [catalogue] = engine.catalogues;
  const report = catalogueReport(catalogue, args.services, args.level === null ? null : [args.level]);
  if (args.format === 'json') {
    terminal.write(`${JSON.stringify(report, null, 2)}\n`);
    return EXIT.clean;
  }
  const { coverLetter, inForce } = report.catalogue;
  const lines = [
    terminal.paint.bold(translate(message('catalogue.heading', { title: catalogue.title, id: catalogue.id }))),
    translate(
      message('catalogue.letter', {
        issuer: coverLetter.issuer,
        date: dateIn(language, coverLetter.date),
        number: coverLetter.number,
      }),
    ),
    translate(
      message('catalogue.in-force', {
        low: dateIn(language, inForce.普),
        medium: dateIn(language, inForce.中),
        high: dateIn(language, inForce.高),
      }),
    ),
  ];
  for (const sheet of report.sheets) lines.push('', ...sheetText(translate, terminal, sheet));
  terminal.write(`${lines.join('\n')}\n`);
  return EXIT.clean;
}

function sheetText(translate: Translate, terminal: Terminal, sheet: SheetReport): readonly string[] {
  const { paint, width } = terminal;
  const lines = [
    paint.bold(
      translate(message('catalogue.rows', { title: sheet.title, service: sheet.service, count: sheet.rows.length })),
    ),
  ];
  let item = '';
  for (const row of sheet.rows) {
    if (row.item !== item) lines.push(`  ${paint.cyan(row.item)}`);
    item = row.item;
    lines.push(...rowText(translate, terminal, row));
  }
  for (const text of sheet.doubts)
    lines.push(`  ${paint.dim(wrap(translate(message('catalogue.doubt', { text })), width - 4, '    '))}`);
  return lines;
}

function rowText(translate: Translate, { paint, width }: Terminal, row: RowReport): readonly string[] {
  const levels = LEVELS.filter((level) => row.marks[level] !== undefined);
  const marks = levels.map((level) => `${level}${row.marks[level]?.mark ?? '？'}`).join(' ');
  const indent = ' '.repeat(6);
  const lines = [
    `  ${pad(String(row.row), 3)} ${marks}  ${paint.dim(row.control)}`,
    `${indent}${wrap(row.text, width - 6, indent)}`,
  ];
  if (row.remark !== null)
    lines.push(
      `${indent}${paint.dim(wrap(translate(message('catalogue.remark', { text: row.remark })), width - 6, indent))}`,
    );
  for (const [why, own] of reasonsOf(row, levels)) {
    const text = translate(message('catalogue.cell', { level: own.join('、'), why }));
    lines.push(`${indent}${paint.dim(wrap(text, width - 6, indent))}`);
  }
  return lines;
}

/** Reasons of the cells, each once with the levels that it is for. */
function reasonsOf(row: RowReport, levels: readonly Level[]): ReadonlyMap<string, readonly Level[]> {
  const reasons = new Map<string, Level[]>();
  for (const level of levels) {
    const why = row.marks[level]?.why;
    if (why !== null && why !== undefined) reasons.set(why, [...(reasons.get(why) ?? []), level]);
  }
  return reasons;
}

/** An ISO date as its readers write it: 2024-03-01 is 113年3月1日 in Taiwan. */
function dateIn(language: Language, date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return language === 'en' ? date : `${String(year - 1911)}年${String(month)}月${String(day)}日`;
}
