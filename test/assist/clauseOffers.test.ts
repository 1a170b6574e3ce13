import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triggerCharacters } from '../../server/src/core/assist/clauseOffers.js';
import { completionsAt } from '../../server/src/core/assist/completion.js';
import { LEVELS } from '../../server/src/core/catalogue/catalogue.js';
import { applyEdits, plainText } from '../../server/src/core/edits/edit.js';
import { assessmentOf, catalogue, check, draftOf, engine } from '../support/engine.js';
import { chinese, cursorIn, english, labelsAt, lineTaken, offersAt, taken } from './support.js';

/** A section on security that ends in a line. */
function draft(line: string, service = 'enhancement', level = '高'): string {
  return draftOf(service, level, `# 需求規範書\n\n## 壹、概述\n\n略。\n\n## 貳、資訊安全需求\n\n${line}`);
}

const HOST = '● 上線前主機弱點掃描';
const WEB = '● 上線前網站弱點掃描';
const SBOM = '● 軟體物料清單及安全測試報告';

describe('a clause is found', () => {
  it.each([
    ['by the first words of its name', '軟體物料‸', [SBOM]],
    ['by words in the middle of its name', '清單及安全‸', [SBOM]],
    ['by another name', '物料清單‸', [SBOM]],
    ['in English', 'sbom‸', [SBOM]],
    ['in capital letters', 'SBOM‸', [SBOM]],
    ['by a word of its English name', 'bill‸', [SBOM]],
    ['by its item and a colon', '程式碼安全：‸', ['● 程式來源不得為陸港澳', '● 應用程式不得有後門或木馬', SBOM]],
    ['by its item, a colon and how the clause goes on', '程式碼安全：廠商‸', ['● 應用程式不得有後門或木馬']],
    ['by full-width letters', 'ＳＢＯＭ‸', [SBOM]],
  ])('%s', (_, line, expected) => {
    expect(labelsAt(draft(line), 'typed')).toEqual(expected);
  });

  it('and named in the language of the author', () => {
    expect(labelsAt(draft('sbom‸'), 'typed', english)).toEqual([
      '● Software bill of materials (SBOM) and security test reports',
    ]);
    const [offer] = offersAt(draft('sbom‸'));
    expect(offer?.detail).toBe('程式碼安全｜既有系統功能後續擴充 第9列');
    expect(offer?.control).toBe('sbom');
  });

  it('though what was typed names it already, and would count', () => {
    expect(assessmentOf(check(cursorIn(draft('軟體物料清單‸')).text), 'sbom').outcome).toBe('weakened');
    expect(labelsAt(draft('軟體物料清單‸'), 'typed')).toEqual([SBOM]);
  });

  it('but not once another line asks for it', () => {
    expect(labelsAt(draft('廠商應提供軟體物料清單。\n\nsbom‸'))).toEqual([]);
    expect(labelsAt(draft('軟體物料清單本案免辦。\n\nsbom‸'))).toEqual([]);
    expect(labelsAt(draft('<!-- tenderlint: ignore sbom 不適用 理由：無軟體 -->\n\nsbom‸'))).toEqual([]);
  });
});

describe('a clause that is taken', () => {
  const CLAUSE = '第三方檢測：程式功能上線前主機弱點掃描。';

  it.each([
    ['主機弱點‸', CLAUSE],
    ['一、主機弱點‸', `一、${CLAUSE}`],
    ['（二）主機弱點‸', `（二）${CLAUSE}`],
    ['2.3.1 主機弱點‸', `2.3.1 ${CLAUSE}`],
    ['- 主機弱點‸', `- ${CLAUSE}`],
    ['   - 主機弱點‸', `   - ${CLAUSE}`],
    ['12. 主機弱點‸', `12. ${CLAUSE}`],
    ['> （一）主機弱點‸', `> （一）${CLAUSE}`],
    ['　　主機弱點‸', `　　${CLAUSE}`],
  ])('%s', (line, expected) => {
    expect(lineTaken(draft(line), HOST)).toBe(expected);
  });

  it('leaves the other cells of a row alone', () => {
    const table = (cell: string): string => draft(`| 項次 | 要求 | 佐證 |\n|---|---|---|\n| 1 | ${cell} | 報告 |`);
    expect(taken(table('主機弱點‸'), HOST)).toBe(table(CLAUSE));
  });

  it('does not say the item again below a heading that names it', () => {
    expect(lineTaken(draft('### 一、第三方檢測\n\n（一）主機弱點‸'), HOST)).toBe('（一）程式功能上線前主機弱點掃描。');
  });

  it('ends in one full stop, has the punctuation of papers, and the level of the case', () => {
    const [offer] = offersAt(draft('香港及‸', 'saas-customization'));
    expect(plainText(offer?.pieces ?? [])).toBe(
      '資料安全：資料於雲端服務之存取、備份及備援之實體所在地不得位於大陸地區（含香港及澳門地區），且不得跨該等境內傳輸相關資料。',
    );
    const texts = offersAt(draft('最小權限‸', 'development', '中')).map(({ pieces }) => plainText(pieces));
    expect(texts.join('\n')).toContain('本系統為中級，需符合中級');
  });

  it('counts, and changes nothing but the word (property)', () => {
    const rows = catalogue.sheets.flatMap((sheet) =>
      LEVELS.flatMap((level) =>
        sheet.rows
          .filter(({ marks }) => ['●', '▲', '◎'].includes(marks[level].mark ?? ''))
          .map((row) => ({ service: sheet.service, level, row })),
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.constantFrom('', '一、', '（二）', '1. ', '- ', '2.1 ', '> '),
        fc.nat({ max: 4 }),
        fc.constantFrom('', '\n\n## 參、驗收\n\n略。', '\n下一行。'),
        ({ service, level, row }, number, length, behind) => {
          const word = row.item.slice(0, length);
          const { text, offset } = cursorIn(draft(`${number}${word}‸${behind}`, service, level));
          const offers = completionsAt(engine, check(text), offset, true, chinese);
          const own = offers.find(({ control }) => control === row.control);
          // A word of several items may have more clauses than anybody reads.
          if (own === undefined) {
            expect(offers.length).toBeGreaterThanOrEqual(50);
            return;
          }
          expect(own.span).toEqual({ start: offset - word.length, end: offset });
          const after = applyEdits(text, [own]);
          expect(after.startsWith(text.slice(0, own.span.start))).toBe(true);
          expect(after.endsWith(text.slice(offset))).toBe(true);
          const { outcome, shortfalls } = assessmentOf(check(after), row.control);
          expect(outcome === 'covered' || shortfalls.every(({ kind }) => kind === 'blank')).toBe(true);
          expect(['covered', 'weakened']).toContain(outcome);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the order', () => {
  const marksOf = (labels: readonly string[]): string => labels.map((label) => label.charAt(0)).join('');

  it('is the section at hand first, then ● ▲ ◎', () => {
    const items = offersAt(draft('### 二、資安檢測\n\n‸', 'development')).map(
      ({ label, detail }) => label.charAt(0) + (detail.split('｜')[0] ?? ''),
    );
    const own = items.filter((item) => item.endsWith('資安檢測'));
    expect(own.length).toBeGreaterThan(3);
    expect(items.slice(0, own.length)).toEqual(own);
    expect(marksOf(own)).toMatch(/^●+▲*◎*$/);
    expect(marksOf(items.slice(own.length))).toMatch(/^●+▲*◎+$/);
  });

  it('is the nearest name first: 「弱點」 begins some, stands in others', () => {
    const labels = labelsAt(draft('網站弱點‸', 'development'), 'typed');
    expect(labels.slice(0, 2).every((label) => label.includes('網站弱點'))).toBe(true);
    const clause = labelsAt(draft('掃描‸'), 'typed');
    expect(clause).toContain(HOST);
    expect(clause).toContain(WEB);
  });

  it('ends where nobody reads on', () => {
    expect(offersAt(draft('‸', 'development')).length).toBe(50);
  });
});

describe('nothing is offered', () => {
  it.each([
    ['in the middle of a sentence', '主機弱點‸掃描應每年辦理'],
    ['behind a comma', '廠商應配合，主機弱點‸'],
    ['in a clause that is written out', '測試報告，並於‸'],
    ['behind a long text', '廠商應於履約期間內每年配合辦理主機弱點‸'],
    ['in a heading', '### 主機弱點‸'],
    ['in code', '```\n主機弱點‸\n```'],
    ['in code that nobody closed', '```\n主機弱點‸'],
    ['on a new line of it', '```\n設定\n‸'],
    ['in indented code', '    主機弱點‸'],
    ['in a comment', '<!--\n主機弱點‸\n-->'],
    ['in a comment that nobody closed', '<!-- 待補\n主機弱點‸'],
    [
      'in the list itself, pasted into the draft',
      '| 項目 | 高 | 中 | 普 |\n|---|---|---|---|\n| 掃描 | ● | ● | ◎ |\n| 主機弱點‸ | ● | ● | - |',
    ],
    ['where nothing like it is lacking', '天氣‸'],
  ])('%s', (_, line) => {
    expect(labelsAt(draft(line))).toEqual([]);
  });

  it('unasked on an empty line, and on an item only what belongs there', () => {
    expect(labelsAt(draft('‸'), 'typed')).toEqual([]);
    expect(labelsAt(draft('‸')).length).toBeGreaterThan(5);
    const item = '### 一、第三方檢測\n\n- ‸';
    expect(offersAt(draft(item), 'typed').every(({ detail }) => detail.startsWith('第三方檢測'))).toBe(true);
    expect(labelsAt(draft(item), 'typed')).toContain(HOST);
    expect(labelsAt(draftOf('enhancement', '高', '## 概述\n\n- ‸'), 'typed')).toEqual([]);
  });

  it('in a file that is no draft, or outside of the text', () => {
    expect(labelsAt('主機弱點‸')).toEqual([]);
    const result = check(draft('略。'));
    for (const offset of [-1, 1e9]) expect(completionsAt(engine, result, offset, true, chinese)).toEqual([]);
  });

  it('between the two characters of a line end, also in front matter', () => {
    const text = draft('主機弱點').replaceAll('\n', '\r\n');
    for (const match of text.matchAll(/\r\n/g)) {
      expect(completionsAt(engine, check(text), match.index + 1, true, chinese), String(match.index)).toEqual([]);
    }
  });

  it('at the end of a file in code or in a comment that nobody closed', () => {
    for (const line of ['```\n主機弱點‸', '```\n‸', '```\n設定\n‸', '<!-- 待補\n主機弱點‸']) {
      expect(labelsAt(draft(line).trimEnd()), line).toEqual([]);
    }
    for (const line of ['```\n設定\n```\n‸', '<!-- 待補 -->\n‸', '主機弱點‸']) {
      expect(labelsAt(draft(line).trimEnd()), line).toContain(HOST);
    }
  });

  it('behind a closed block, all is as before', () => {
    expect(labelsAt(draft('```\n設定\n```\n‸')).length).toBeGreaterThan(5);
    expect(labelsAt(draft('<!-- 待補 -->\n主機弱點‸'))).toContain(HOST);
  });
});

describe('the keys that make an editor ask', () => {
  const keys = triggerCharacters(engine);

  it('are single characters, each once, and begin every name', () => {
    expect(keys.every((key) => Array.from(key).length === 1)).toBe(true);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { title, titleEn } of engine.names.values()) {
      const han = /[\u3400-\u9fff]/.exec(title)?.[0];
      if (han !== undefined) expect(keys).toContain(han);
      expect(keys).toContain(titleEn.charAt(0));
    }
  });
});
