import { LEVELS, type Mark } from '../catalogue/catalogue.js';
import type { Engine } from '../checkDraft.js';
import { message, type Language, type Translate } from '../messages/translate.js';
import type { AskedRow } from './askedRows.js';
import type { CatalogueComparison } from './compareCatalogues.js';
import type { Comparison } from './compareSides.js';
import type { Table } from './table.js';

/** How tables speak. */
export interface TableVoice {
  readonly language: Language;
  readonly translate: Translate;
}

type Say = (...args: Parameters<typeof message>) => string;

function sayer({ translate }: TableVoice): Say {
  return (...args) => translate(message(...args));
}

/** A mark as one character; `？` where the source cannot be read. */
export function markShown(mark: Mark | null): string {
  return mark === '-' ? '－' : (mark ?? '？');
}

/** What is gained, lost and changed, a line each; what is the same is not listed. */
export function comparisonTable({ gained, lost, changed }: Comparison, voice: TableVoice): Table {
  const say = sayer(voice);
  const line = (kind: string, from: AskedRow | null, to: AskedRow | null): readonly string[] => {
    const row = to ?? from;
    return row === null
      ? []
      : [
          kind,
          row.control,
          row.item,
          voice.language === 'en' ? row.titleEn : row.title,
          from === null ? '' : markShown(from.mark),
          to === null ? '' : markShown(to.mark),
          from?.texts.join(' ') ?? '',
          to?.texts.join(' ') ?? '',
          from?.standing ?? '',
          to?.standing ?? '',
          (to ?? from)?.layer?.title ?? '',
        ];
  };
  return {
    header: [
      say('diff.column-change'),
      say('page.column-control'),
      say('page.column-item'),
      say('diff.column-title'),
      say('diff.column-mark-from'),
      say('diff.column-mark-to'),
      say('diff.column-text-from'),
      say('diff.column-text-to'),
      say('diff.column-standing-from'),
      say('diff.column-standing-to'),
      say('diff.column-layer'),
    ],
    lines: [
      ...gained.map((row) => line(say('diff.gained'), null, row)),
      ...lost.map((row) => line(say('diff.lost'), row, null)),
      ...changed.map(({ from, to }) => line(say('diff.changed'), from, to)),
    ],
  };
}

/** The same of two versions of the list: marks by level, `◎→●` where they differ. */
export function catalogueTable(
  { gained, lost, changed }: CatalogueComparison,
  { names }: Pick<Engine, 'names'>,
  voice: TableVoice,
): Table {
  const say = sayer(voice);
  const nameOf = (control: string): string => {
    const { title = control, titleEn = control } = names.get(control) ?? {};
    return voice.language === 'en' ? titleEn : title;
  };
  return {
    header: [
      say('diff.column-change'),
      say('diff.column-sheet'),
      say('page.column-control'),
      say('page.column-item'),
      say('diff.column-title'),
      ...LEVELS,
      say('diff.column-text-from'),
      say('diff.column-text-to'),
    ],
    lines: [
      ...gained.map(({ sheet, row }) => [
        ...[say('diff.gained'), sheet.title, row.control, row.item, nameOf(row.control)],
        ...LEVELS.map((level) => markShown(row.marks[level].mark)),
        ...['', row.text],
      ]),
      ...lost.map(({ sheet, row }) => [
        ...[say('diff.lost'), sheet.title, row.control, row.item, nameOf(row.control)],
        ...LEVELS.map((level) => markShown(row.marks[level].mark)),
        ...[row.text, ''],
      ]),
      ...changed.map(({ sheet, from, to }) => [
        ...[say('diff.changed'), sheet.title, to.control, to.item, nameOf(to.control)],
        ...LEVELS.map((level) => markChange(from.marks[level].mark, to.marks[level].mark)),
        ...[from.text, to.text],
      ]),
    ],
  };
}

/** `◎→●`, or the one mark where nothing changes. */
export function markChange(from: Mark | null, to: Mark | null): string {
  return from === to ? markShown(to) : `${markShown(from)}→${markShown(to)}`;
}
