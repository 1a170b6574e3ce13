import { beforeAll, describe, expect, it } from 'vitest';
import { injectionGrammars } from '../../server/src/docs/grammar.js';
import { engine } from '../support/engine.js';
import { createHighlighter, type Grammar, type Highlighter } from './highlighter.js';

let highlight: Highlighter;
let base: Highlighter;
beforeAll(async () => {
  highlight = await createHighlighter(injectionGrammars(engine).values() as Iterable<Grammar>);
  base = await createHighlighter([]);
});

function lineOf(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length));
}

type Work = readonly [highlight: Highlighter, text: string];

/** How many times as long one work takes as another: the best of some runs of each, by turns, as a machine has moods. */
function ratio(...works: readonly [Work, Work]): number {
  const best: [number, number] = [Infinity, Infinity];
  for (let run = 0; run < 5; run++) {
    for (const i of [0, 1] as const) {
      const [shown, text] = works[i];
      const start = performance.now();
      shown(text);
      best[i] = Math.min(best[i], performance.now() - start);
    }
  }
  return best[0] / best[1];
}

// A busy machine can only make a work look longer, so one run within the bound proves it.
describe('speed', { retry: 3 }, () => {
  // No `**` and no escapes: with those the Markdown grammar itself takes the square of the length.
  it.each([
    ['prose', '', '廠商應於每年至少辦理一次弱點掃描，並於三十日內完成修補，ISO 27001。'],
    ['marks and blanks', '', '廠商應於＿＿日內完成修補●，金額____元辦理。'],
    ['ids', '', '依 `data-loss-prevention` 辦理。'],
    ['a reason', '<!-- tenderlint: ignore sbom 不適用 理由：', '本案 sbom 另案'],
  ])('a line of 200 KB takes no more than ten times what it takes without ours: %s', (_, lead, part) => {
    const text = lead + lineOf(part, 200_000);
    expect(ratio([highlight, text], [base, text])).toBeLessThan(10);
  });

  it.each([
    ['underscores', '', '_'],
    ['openings without end', '', ' ___甲'],
    ['marks', '', '●'],
    ['ids half written', '', '`data-loss-'],
    ['words of a directive', '<!-- tenderlint: ignore ', 'sbom 另案 '],
    ['values', '---\n類型: ', '開發、其他、'],
    ['keys', '---\n', '類型：'],
  ])('time grows with the length, not with its square: %s', (_, lead, part) => {
    const [short, long] = [lead + lineOf(part, 20_000), lead + lineOf(part, 80_000)];
    expect(ratio([highlight, long], [highlight, short])).toBeLessThan(10);
  });
});
