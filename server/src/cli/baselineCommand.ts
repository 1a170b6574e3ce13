import type { Level } from '../core/catalogue/catalogue.js';
import type { Engine } from '../core/checkDraft.js';
import type { BaselineText } from '../core/draft/profile.js';
import { conformityLines } from '../core/edits/conformityTable.js';
import {
  aspectsOf,
  baselineTextOf,
  compareTexts,
  measuresOf,
  type BaselineDifference,
  type Measure,
} from '../core/law/baseline.js';
import { message, type Message, type Translate } from '../core/messages/translate.js';
import { baselineDifferenceReport, baselineReport } from '../core/report/baselineReport.js';
import { describeMeasure, describeWording } from '../core/report/lawOfRow.js';
import { describeTextChoice } from '../core/rules/describeLaw.js';
import type { Terminal } from './terminal.js';
import { csvOf } from '../core/text/csv.js';
import { EXIT, usage, type ExitCode } from './usage.js';
import { wrap } from './wrap.js';

export const BASELINE_FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

export interface BaselineArguments {
  readonly level: Level;
  readonly text: BaselineText | null;
  /** ISO date of the draft. */
  readonly date: string | null;
  readonly aspect: string | null;
  readonly format: (typeof BASELINE_FORMATS)[number];
  readonly from: BaselineText | null;
  readonly to: BaselineText | null;
}

/**
 * Prints what annex 10 asks at a level, or in what its two texts differ there.
 *
 * @throws {UsageError} for an aspect that the annex does not have, and for one end of a comparison without the other.
 */
export function runBaseline(
  engine: Engine,
  translate: Translate,
  terminal: Terminal,
  args: BaselineArguments,
): ExitCode {
  const { baseline } = engine;
  const known = aspectsOf(baseline);
  if (args.aspect !== null && !known.includes(args.aspect))
    throw usage('error.unknown-aspect', { value: args.aspect, known: known.join('、') });
  if ((args.from === null) !== (args.to === null)) throw usage('error.baseline-from-to');
  const text =
    args.from !== null && args.to !== null
      ? differences(engine, translate, terminal, { ...args, from: args.from, to: args.to })
      : measures(engine, translate, terminal, args);
  terminal.write(`${text}\n`);
  return EXIT.clean;
}

function measures({ baseline }: Engine, translate: Translate, terminal: Terminal, args: BaselineArguments): string {
  const { level, aspect } = args;
  const choice = baselineTextOf(baseline, { baselineText: args.text, date: args.date });
  const { text } = choice;
  const all = measuresOf(baseline, text, level, aspect ?? undefined);
  switch (args.format) {
    case 'json':
      return JSON.stringify(baselineReport(baseline, text, level, aspect), null, 2);
    case 'markdown':
      return conformityLines(baseline, text, level, aspect ?? undefined).join('\n');
    case 'csv':
      return csv([
        ['構面', '措施內容', '控制措施', '等級'],
        ...all.map((each) => [
          each.aspect,
          each.measure ?? '',
          worded(translate, describeWording(each, text)),
          each.level[text] ?? '',
        ]),
      ]);
    case 'text':
      break;
  }
  const count = all.length;
  const heading =
    aspect === null
      ? message('baseline.heading', { text, level, count })
      : message('baseline.heading-aspect', { text, level, count, aspect });
  const lines = [
    terminal.paint.bold(translate(heading)),
    ...wrapped(translate, terminal, 0, describeTextChoice(choice, baseline.texts[115].from)),
    ...wrapped(translate, terminal, 0, message('baseline.note', { note: baseline.texts[text].note })),
  ];
  let last = '';
  for (const measure of all) {
    if (measure.aspect !== last) lines.push('', terminal.paint.cyan(measure.aspect));
    last = measure.aspect;
    lines.push(...wrapped(translate, terminal, 1, describeMeasure(measure, text)));
    lines.push(...remarksOf(measure, text).flatMap((each) => wrapped(translate, terminal, 2, each)));
  }
  return lines.join('\n');
}

function remarksOf({ clash, became }: Measure, text: BaselineText): readonly Message[] {
  return [
    // The sources differ on the wording of 115; the one of 110 is not at hand.
    ...(clash === null || text === '110' ? [] : [message('baseline.clash', clash)]),
    ...(became === null ? [] : [message('baseline.became', { change: became })]),
  ];
}

type DifferenceArguments = BaselineArguments & { readonly from: BaselineText; readonly to: BaselineText };

function differences(
  { baseline }: Engine,
  translate: Translate,
  terminal: Terminal,
  { from, to, level, aspect, format }: DifferenceArguments,
): string {
  const all = compareTexts(baseline, from, to, level).filter(
    ({ measure }) => aspect === null || measure.aspect === aspect,
  );
  const say = (...parts: Parameters<typeof message>): string => translate(message(...parts));
  const wordingOf = ({ kind, measure }: BaselineDifference): string =>
    worded(translate, describeWording(measure, kind === 'dropped' ? from : to));
  const levels = ({ level: own }: Measure): Readonly<Record<'before' | 'after', string>> => ({
    before: own[110] ?? say('baseline.no-level'),
    after: own[115] ?? say('baseline.no-level'),
  });
  switch (format) {
    case 'json':
      return JSON.stringify({ ...baselineDifferenceReport(baseline, from, to, level), differences: all }, null, 2);
    case 'markdown':
      throw usage('error.baseline-diff-markdown');
    case 'csv':
      return csv([
        ['變動', '構面', '措施內容', '控制措施', '110年等級', '115年等級'],
        ...all.map((each) => [
          say(KINDS[each.kind]),
          each.measure.aspect,
          each.measure.measure ?? '',
          wordingOf(each),
          each.measure.level[110] ?? '',
          each.measure.level[115] ?? '',
        ]),
      ]);
    case 'text':
      break;
  }
  if (all.length === 0) return say('baseline.no-differences', { from, to, level });
  const heading = say('baseline.differences', { from, to, level, count: all.length });
  const lines = all.flatMap((each) => [
    ...wrapped(
      translate,
      terminal,
      1,
      message('baseline.difference', {
        kind: message(KINDS[each.kind]),
        aspect: each.measure.aspect,
        wording: wordingOf(each),
      }),
    ),
    ...wrapped(translate, terminal, 2, message('baseline.difference-levels', levels(each.measure))),
    ...remarksOf(each.measure, each.kind === 'dropped' ? from : to).flatMap((remark) =>
      wrapped(translate, terminal, 2, remark),
    ),
  ]);
  return [terminal.paint.bold(heading), ...lines].join('\n');
}

const KINDS = {
  added: 'baseline.added',
  dropped: 'baseline.dropped',
  reworded: 'baseline.reworded',
} as const;

function worded(translate: Translate, text: Message | string): string {
  return typeof text === 'string' ? text : translate(text);
}

function wrapped(translate: Translate, { width }: Terminal, depth: number, text: Message): readonly string[] {
  const indent = '  '.repeat(depth);
  return [indent + wrap(translate(text), width - indent.length - 2, `${indent}  `)];
}

/** With a byte-order mark, without which a spreadsheet takes Chinese for another encoding. */
function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${csvOf(rows).trimEnd()}`;
}
