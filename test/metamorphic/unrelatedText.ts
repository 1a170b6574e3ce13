import { readLayout } from './layout.js';
import { NEUTRAL_SENTENCES, NEUTRAL_TABLE, NEUTRAL_TITLES } from './neutralText.js';
import type { Random } from './random.js';
import { joinPieces, readOutline } from './sections.js';

/** What goes on in the next block; text put between would take the words out of the writer's mouth. */
const INTRODUCES = /(?:[:：]|如下|下列(?:事項|項目|要求|規定)?)[。.]?\**$/;

/** Whether a passage was added by these functions. */
export function isNeutral(words: string): boolean {
  const sentences = words.split('。').filter((each) => each.trim() !== '');
  const isProse = sentences.length > 0 && sentences.every((each) => NEUTRAL_SENTENCES.includes(`${each.trim()}。`));
  return isProse || NEUTRAL_TABLE.some((row) => row.includes(words.trim()));
}

/** A table of prose. */
function neutralTable(): string {
  const [header = [], ...rows] = NEUTRAL_TABLE.map((row) => `| ${row.join(' | ')} |`);
  return [header, '|---|---|---|', ...rows].join('\n');
}

function neutralBlock(random: Random): string {
  const sentences = Array.from({ length: 1 + random.below(3) }, () => random.pick(NEUTRAL_SENTENCES));
  switch (random.below(4)) {
    case 0:
      return neutralTable();
    case 1:
      return sentences.map((each) => `- ${each}`).join('\n');
    default:
      return sentences.join('');
  }
}

/** A line above a table is its title; text between the two would leave the table without one. */
const LONGEST_TITLE = 60;

function isTitle(lines: readonly string[], at: number): boolean {
  const above = lines.slice(0, at + 1).findLast((line) => line.trim() !== '');
  return above !== undefined && !above.startsWith('|') && above.trim().length <= LONGEST_TITLE;
}

function nextWritten(lines: readonly string[], place: number): number {
  const next = lines.findIndex((line, i) => i >= place && line.trim() !== '');
  return next < 0 ? lines.length : next;
}

/** Puts one to three blocks of unrelated text between blocks of the draft. */
export function insertBlocks(text: string, random: Random): string {
  let result = text;
  for (let left = 1 + random.below(3); left > 0; left--) {
    const { lines, top, body } = readLayout(result);
    const titled = new Set(
      top.flatMap(({ kind, start }) => (kind === 'table' && isTitle(lines, start - 1) ? [start] : [])),
    );
    const places = [body, ...top.map(({ end }) => end)].filter(
      (place) => !INTRODUCES.test(lines[place - 1]?.trim() ?? '') && !titled.has(nextWritten(lines, place)),
    );
    const place = random.pick(places);
    result = [...lines.slice(0, place), '', neutralBlock(random), '', ...lines.slice(place)].join('\n');
  }
  return result;
}

/** Puts a section about something else before an outermost heading or at the end. */
export function insertSection(text: string, random: Random): string {
  const { front, sections, level } = readOutline(text);
  const own = [
    `${'#'.repeat(level)} ${random.pick(NEUTRAL_TITLES)}`,
    '',
    neutralBlock(random),
    '',
    neutralBlock(random),
  ];
  const at = random.below(sections.length + 1);
  return joinPieces([front, ...sections.slice(0, at), own, ...sections.slice(at)]);
}
