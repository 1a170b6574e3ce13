import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../server/src/core/assist/hover.js';
import { linksOf } from '../../server/src/core/assist/links.js';
import { plainTextOf } from '../../server/src/core/assist/page.js';
import { createLineMap, offsetAt } from '../../server/src/core/text/lineMap.js';
import { check, engine, zh } from '../support/engine.js';

const voice = { language: 'zh-TW' as const, translate: zh, hasPages: true };
const TEXT = '---\n服務類型: maintenance、系統開發\n防護需求等級: 普\n---\n\n內文。\n';

describe('several service types in one line', () => {
  it('lead each to the page of its sheet', () => {
    const result = check(TEXT);
    const links = linksOf(engine, result).map(({ span, target }) => [TEXT.slice(span.start, span.end), target]);
    expect(links).toEqual([
      ['maintenance', 'tenderlint:/catalogue/112-09-20/sheet/maintenance.md'],
      ['系統開發', 'tenderlint:/catalogue/112-09-20/sheet/development.md'],
    ]);
  });

  it('are each explained', () => {
    const hover = hoverAt(engine, check(TEXT), TEXT.indexOf('系統開發') + 1, voice);
    expect(hover && TEXT.slice(hover.span.start, hover.span.end)).toBe('系統開發');
    expect(plainTextOf(hover?.page ?? [])).toContain('應用軟體或系統開發服務（development）');
  });
});

describe('a position behind the end of its line', () => {
  it('is the end of that line', () => {
    const map = createLineMap('ab\ncd\n');
    expect([0, 1, 2].map((line) => offsetAt(map, { line, character: 99 }))).toEqual([2, 5, 6]);
  });
});
