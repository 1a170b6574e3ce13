import { describe, expect, it } from 'vitest';
import { markdownOf, plainTextOf } from '../../server/src/core/assist/page.js';
import { draftOf } from '../support/engine.js';
import { chinese, cursorIn, english, hover, pageless } from './support.js';

/** What a hover says as plain text, line by line. */
function said(marked: string, voice = chinese): readonly string[] {
  const found = hover(marked, voice);
  return found === undefined
    ? []
    : plainTextOf(found.page)
        .split('\n')
        .filter((line) => line !== '');
}

/** The words that a hover is about. */
function about(marked: string): string | undefined {
  const span = hover(marked)?.span;
  return span === undefined ? undefined : cursorIn(marked).text.slice(span.start, span.end);
}

function draft(body: string, level = '中'): string {
  return draftOf('enhancement', level, body);
}

describe('over a statement', () => {
  const text = draft('## 資安需求\n\n（一）廠商應提供軟體‸物料清單及安全測試報告。\n\n（二）略。');

  it('the controls for which it counts are explained, with the row of the list and its marks', () => {
    expect(about(text)).toBe('（一）廠商應提供軟體物料清單及安全測試報告');
    expect(said(text)).toEqual([
      '軟體物料清單及安全測試報告 sbom',
      '結果：已見',
      '・第 8 行：（一）廠商應提供軟體物料清單及安全測試報告',
      '《既有系統功能後續擴充》第9列　項目：程式碼安全',
      '「於更新程式時提供軟體物料清單 (Software Bill of Materials, SBOM)及安全測試報告,並於每季提供軟體物料清單及安全測試報告」',
      '・高級：●（建議辦理）',
      '・中級（本案）：●（建議辦理）',
      '・普級：◎（經機關評估個案有必要時辦理）',
    ]);
  });

  it('in English for an English editor, with links only where they lead anywhere', () => {
    expect(said(text, english)[0]).toBe('Software bill of materials (SBOM) and security test reports sbom');
    const page = hover(text)?.page ?? [];
    expect(markdownOf(page)).toContain('](tenderlint:/catalogue/112-09-20/sheet/enhancement.md)');
    for (const marked of [text, draft('## 資安‸需求\n\n略。'), draft('略。').replace('enhancement', 'en‸hancement')]) {
      expect(markdownOf(hover(marked)?.page ?? [])).toContain('](tenderlint:');
      expect(markdownOf(hover(marked, pageless)?.page ?? [])).not.toContain('](');
    }
  });

  it('that speaks of two, both are; of more, all are named', () => {
    const two = said(draft('廠商應辦理上線前主機弱點掃描、‸上線前網站弱點掃描。'));
    expect(two.filter((line) => line.startsWith('結果'))).toEqual(['結果：已見', '結果：已見']);
    const more = said(draft('廠商應辦理上線前主機弱點掃描、‸上線前網站弱點掃描、上線前滲透測試、原始碼檢測。'));
    expect(more[0]).toBe('4 個控制項：');
    expect(more).toContain('・◎ 原始碼檢測（第三方檢測）已見');
  });
});

describe('over a heading', () => {
  it('what is lacking below it is named', () => {
    const text = draft('## 資安‸需求\n\n略。');
    expect(about(text)).toBe('資安需求');
    const [count, ...items] = said(text);
    expect(count).toMatch(/^\d+ 個控制項：$/);
    expect(items).toContain('・● 軟體物料清單及安全測試報告（程式碼安全）未見');
  });
});

describe('over an id', () => {
  it.each([
    ['between backticks', '見 `sb‸om`。'],
    ['in a comment of ours', '<!-- tenderlint: ignore sb‸om 不適用 理由：無軟體 -->'],
    ['with a hyphen, anywhere', '見 no-back‸door 一節。'],
  ])('%s', (_, body) => {
    expect(about(draft(`略。\n\n${body}`))).toMatch(/^(?:sbom|no-backdoor)$/);
  });

  it('a decision is told with its reason', () => {
    const lines = said(draft('略。\n\n<!-- tenderlint: ignore sb‸om 不適用 理由：本案無軟體 -->'));
    expect(lines.slice(1, 3)).toEqual(['結果：已有決定', '・不適用：本案無軟體']);
  });

  it('of another sheet, it is said that this one does not have it', () => {
    expect(said(draft('見 `cm‸mc`。'))[1]).toBe('本草案宣告的類型沒有這個控制項；他表所列如下。');
  });

  it('that is a word of the text, nothing is said', () => {
    expect(about(draft('用 sb‸om 工具。'))).not.toBe('sbom');
    expect(about(draft(`見 ${'a'.repeat(100)}no-back‸door`))).toBeUndefined();
  });
});

describe('over a mark', () => {
  it.each([
    ['●', '●（建議辦理）'],
    ['◎', '◎（經機關評估個案有必要時辦理）'],
    ['▲', '▲（依機關資通安全責任等級辦理）'],
  ])('%s: its meaning', (mark, meaning) => {
    expect(said(draft(`略‸${mark}。`.replace(`‸${mark}`, `‸${mark}`)))).toEqual([meaning]);
  });
});

describe('over the front matter', () => {
  const text = '---\n服務類型: enhancement\nlevel: 高\n---\n\n略。\n';
  const at = (words: string, by = 1): string => text.replace(words, words.slice(0, by) + '‸' + words.slice(by));

  it('a key is explained with its other names', () => {
    expect(said(at('服務類型'))).toEqual([
      '服務類型',
      '一覽表之類型，可填一個或多個（清單或以「、」分隔）；類型代號、名稱或慣用別名皆可。',
      '可寫作：服務類型、service、services、service-type、資訊服務類型、採購類型、類型',
    ]);
  });

  it('a service with what its sheet asks at the level', () => {
    const lines = said(at('enhancement'));
    expect(lines.at(-2)).toBe('既有系統功能後續擴充（enhancement）　17 列');
    expect(lines.at(-1)).toMatch(/^高級：●9、▲\d+、◎\d+ 個控制項$/);
  });

  it('a level with the day since when it holds', () => {
    expect(said(at('高', 0)).at(-1)).toMatch(/^一覽表高級自 \d{4}-\d\d-\d\d 起適用。$/);
  });

  it('nothing over the rest', () => {
    for (const marked of [text.replace('---\n', '-‸--\n'), text.replace('略。', '‸略。'), `${text}‸`]) {
      expect(hover(marked)).toBeUndefined();
    }
  });
});

describe('the place of a hover', () => {
  it('ends where the words end', () => {
    expect(about(draft('廠商應提供軟體物料清單‸'))).toBeUndefined();
    expect(about(draft('廠商應提供軟體物料清‸單'))).toBe('廠商應提供軟體物料清單');
  });

  it('is the whole of a character beyond the BMP in a long quotation, or none of it', () => {
    const marked = draft(`廠商應提供軟體‸物料清單及安全測試報告予${'😀'.repeat(60)}`);
    expect(said(marked)[2]).toMatch(/報告予(?:😀)+…$/u);
    expect(said(marked).join('')).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });
});

describe('what is asked too weakly, or not surely', () => {
  it('is told with its reason', () => {
    const weak = draft('廠商應於驗收時提供軟體物料‸清單（SBOM）。');
    expect(said(weak).slice(1, 3)).toEqual(['結果：弱化', expect.stringContaining('一覽表要求')]);
    const open = draft('滲透‸測試，詳附件三。');
    expect(said(open).join('')).toContain('只寫「詳附件」');
  });
});

describe('over a statement on a control that was decided', () => {
  it('says what was decided, why, by whom, when and under what number', () => {
    const ledger =
      '決定:\n  - 控制項: sbom\n    決定: 不採用\n    理由: 本案不交付軟體\n    核定: 資安長\n    日期: 115-03-01\n    文號: 資字第1號\n---\n';
    const text = draft('本案無須提供軟體‸物料清單。').replace('---\n\n', `${ledger}\n`);
    expect(said(text).slice(0, 6)).toEqual([
      '軟體物料清單及安全測試報告 sbom',
      '結果：已有決定',
      '・不採用：本案不交付軟體',
      '・核定：資安長',
      '・日期：115年3月1日',
      '・文號：資字第1號',
    ]);
  });
});
