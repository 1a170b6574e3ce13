import { describe, expect, it } from 'vitest';
import { linksOf } from '../../server/src/core/assist/links.js';
import { statusOf } from '../../server/src/core/assist/status.js';
import { symbolsOf, type ControlSymbol } from '../../server/src/core/assist/symbols.js';
import { check, draftOf, engine, zh } from '../support/engine.js';
import { chinese, english } from './support.js';

/** Symbols as an outline shows them: a line each, deeper ones further in. */
function outline(symbols: readonly ControlSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}（${detail}）`,
    ...outline(children, `${indent}  `),
  ]);
}

function outlineOf(body: string): readonly string[] {
  return outline(symbolsOf(engine, check(draftOf('enhancement', '高', body)), chinese));
}

describe('the outline', () => {
  it('shows what is covered, section by section', () => {
    expect(
      outlineOf(
        [
          '# 需求規範書',
          '## 壹、概述',
          '略。',
          '## 貳、需求',
          '### 一、資安需求',
          '（一）程式來源不得為來自大陸或港澳地區。',
          '（二）廠商應提供軟體物料清單。',
          '### 二、其他',
          '略。',
          '## 參、測試',
          '上線前應完成主機弱點掃描。',
        ].join('\n\n'),
      ),
    ).toEqual([
      '需求規範書（3 個控制項）',
      '  貳、需求（2 個控制項）',
      '    一、資安需求（2 個控制項）',
      '      ● 程式來源不得為陸港澳（程式碼安全）',
      '      ● 軟體物料清單及安全測試報告（程式碼安全）',
      '  參、測試（1 個控制項）',
      '    ● 上線前主機弱點掃描（第三方檢測）',
    ]);
  });

  it('shows a control in each section that covers it, once', () => {
    expect(
      outlineOf('## 甲\n\n應提供軟體物料清單。\n\n每季提供軟體物料清單。\n\n## 乙\n\n應提供軟體物料清單。'),
    ).toEqual([
      '甲（1 個控制項）',
      '  ● 軟體物料清單及安全測試報告（程式碼安全）',
      '乙（1 個控制項）',
      '  ● 軟體物料清單及安全測試報告（程式碼安全）',
    ]);
  });

  it('needs no headings, and is not upset by one without words', () => {
    expect(outlineOf('應提供軟體物料清單。')).toEqual(['● 軟體物料清單及安全測試報告（程式碼安全）']);
    expect(outlineOf('## 甲\n\n#\n\n應提供軟體物料清單。\n\n##\n')).toEqual([
      '甲（1 個控制項）',
      '  ● 軟體物料清單及安全測試報告（程式碼安全）',
    ]);
  });

  it('is empty where nothing is covered, and for a file that is no draft', () => {
    expect(outlineOf('## 甲\n\n略。')).toEqual([]);
    expect(symbolsOf(engine, check('# 甲\n\n應提供軟體物料清單。'), chinese)).toEqual([]);
  });
});

describe('links', () => {
  function links(text: string): readonly string[] {
    return linksOf(engine, check(text)).map(({ span, target }) => `${text.slice(span.start, span.end)} → ${target}`);
  }

  it('lead from services and ids to their pages', () => {
    const text =
      '---\n服務類型: [系統開發, maintenance, 園藝]\nlevel: 高\n---\n\n見 `sbom`、`none-such`、sbom。\n\n<!-- tenderlint: ignore VANS 不適用 理由：無 -->\n';
    expect(links(text)).toEqual([
      '系統開發 → tenderlint:/catalogue/112-09-20/sheet/development.md',
      'maintenance → tenderlint:/catalogue/112-09-20/sheet/maintenance.md',
      'sbom → tenderlint:/catalogue/112-09-20/control/sbom.md',
      'VANS → tenderlint:/catalogue/112-09-20/control/vans.md',
    ]);
  });

  it('are none where a value is not a service of the case', () => {
    expect(links('---\n案名: development\n服務類型: maintenance\n---\n\n略。\n')).toEqual([
      'maintenance → tenderlint:/catalogue/112-09-20/sheet/maintenance.md',
    ]);
  });
});

describe('the status', () => {
  const ALL = '程式來源不得為大陸或港澳地區。\n\n不得植入後門程式。\n\n上線前應完成主機弱點掃描及網站弱點掃描。\n\n';

  it('counts what is seen and what is decided', () => {
    const text = draftOf(
      'enhancement',
      '普',
      `${ALL}<!-- tenderlint: ignore vendor-attends-training 不適用 理由：不進駐 -->`,
    );
    expect(statusOf(check(text), zh)).toEqual({
      kind: 'clear',
      label: '●5／5',
      detail: [
        '既有系統功能後續擴充｜防護需求等級 普｜一覽表 112-09-20',
        '● 已見 4、已有決定 1／5',
        '◎ 已見 0／9',
        '▲ 已見 0／3',
        '前置資料加填下列事實，可確定各列是否要求：「責任等級」（3列）、「核心系統」（1列）。未填者依一覽表原記號處理。',
        '一覽表所列●皆已見或已有決定。',
      ],
    });
  });

  it('is open while something is left', () => {
    const status = statusOf(check(draftOf('enhancement', '普', ALL)), zh);
    expect([status.kind, status.label, status.detail.length]).toEqual(['open', '●4／5', 5]);
    const open = draftOf('enhancement', '普', `${ALL}<!-- tenderlint: ignore vendor-attends-training 不適用 -->`);
    expect(statusOf(check(open), zh).kind).toBe('open');
  });

  it('says why a draft was not checked', () => {
    expect(statusOf(check('---\n服務類型: 園藝\n---\n\n略。\n'), zh)).toEqual({
      kind: 'unchecked',
      label: '未檢查',
      detail: ['未檢查：服務類型無法辨識'],
    });
  });

  it('speaks the language of the editor', () => {
    const { label, detail } = statusOf(check('# 略'), english.translate);
    expect(label + detail.join('')).not.toMatch(/[\u3400-\u9fff]/);
  });
});
