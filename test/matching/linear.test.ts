import { describe, expect, it } from 'vitest';
import { check, draftOf } from '../support/engine.js';

/**
 * Time must grow as the text does. A ratio of medians, with room for a busy machine: what doubles five times would grow a
 * thousandfold if it were quadratic, thirtyfold as it should be.
 */
const GROWTH = 32;
const MOST = GROWTH * 8;

function medianTime(text: string): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    check(text);
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[1] ?? 0;
}

describe('nasty inputs cost no more than their length', () => {
  it('a paragraph of more exemptions than a call may have arguments is read', () => {
    const text = draftOf('development', '高', '滲透測試免辦，'.repeat(150_000));
    expect(check(text).status.checked).toBe(true);
  });

  it.each<[string, (n: number) => string]>([
    ['sentences that name a control', (n) => '滲透測試。'.repeat(n)],
    ['parts with cues', (n) => '無須，滲透測試，'.repeat(n)],
    ['one control named over and over', (n) => '主機弱點掃描、'.repeat(n)],
    ['parts that exempt one control', (n) => '滲透測試免辦，'.repeat(n)],
    ['one part that asks and exempts', (n) => '滲透測試應辦理而滲透測試免辦'.repeat(n)],
    ['exemptions behind each other', (n) => '免辦'.repeat(n)],
    ['parts that leave one control open', (n) => '宜滲透測試，'.repeat(n)],
    ['parts done by others', (n) => '由本局處理，'.repeat(n)],
    ['a long introduction over many items', (n) => `${'甲'.repeat(n)}：\n\n${'- 乙\n'.repeat(n)}`],
    ['leaders of contents', (n) => `甲${'.'.repeat(n)}乙`],
    ['numbered lines of one paragraph', (n) => '（一）甲\n'.repeat(n)],
    ['hard breaks', (n) => '甲\\\n'.repeat(n)],
    ['entities', (n) => '甲&nbsp;乙\n'.repeat(n)],
    ['cells of one row', (n) => `| a | b |\n|---|---|\n|${' 甲 |'.repeat(n)}`],
    ['open brackets', (n) => '[[!['.repeat(n)],
    ['open emphasis', (n) => '**甲*乙~~'.repeat(n)],
    ['open tags', (n) => '<del><!--'.repeat(n)],
  ])('%s', (_, make) => {
    const base = 250;
    medianTime(draftOf('development', '高', make(base)));
    const small = medianTime(draftOf('development', '高', make(base)));
    const large = medianTime(draftOf('development', '高', make(base * GROWTH)));
    expect(large / Math.max(small, 1)).toBeLessThan(MOST);
  });

  it.each<[string, (n: number) => string]>([
    ['blanks behind a word in the front matter', (n) => `abc${' '.repeat(n)}x`],
    ['keys without a blank', (n) => '案名:高\n'.repeat(Math.min(n, 190))],
  ])('%s', (_, make) => {
    const text = (n: number): string => `---\nservice: development\nlevel: 高\n${make(n)}\n---\n\n甲`;
    const small = medianTime(text(250));
    const large = medianTime(text(250 * GROWTH));
    expect(large / Math.max(small, 1)).toBeLessThan(MOST);
  });
});
