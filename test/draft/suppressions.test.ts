import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInForce } from '../../server/src/core/draft/suppressions.js';
import { assessmentOf, check, draftOf, zh } from '../support/engine.js';

/** Where a comment stands, and what is told of it. */
interface Told {
  readonly outcome: string;
  readonly findings: readonly string[];
}

/** What a draft that says nothing of the control makes of a comment. */
function told(comment: string, body = '## 資安需求\n\n略。'): Told {
  const text = draftOf('enhancement', '高', `${body}\n\n${comment}`);
  const result = check(text);
  return {
    outcome: assessmentOf(result, 'sbom').outcome,
    findings: result.findings
      .filter(({ rule }) => rule.startsWith('suppression.'))
      .map(
        ({ rule, span, message }) =>
          `${rule.slice('suppression.'.length)}「${text.slice(span.start, span.end)}」${zh(message)}`,
      ),
  };
}

const DECIDED = { outcome: 'decided', findings: [] };

describe('a comment that leaves a control out', () => {
  it.each([
    '<!-- tenderlint: ignore sbom 不適用 理由：本案不交付軟體 -->',
    '<!-- tenderlint：略過 sbom 另案 理由：併入共用元件案 -->',
    '<!--tenderlint:ignore sbom 不採用 理由:經資安長核定-->',
    '<!-- Tenderlint: IGNORE SBOM 替代措施 理由：以原始碼檢測代之 -->',
    '<!-- tenderlint: ignore sbom misjudged reason: asked for in chapter 3 -->',
    '<!-- tenderlint: ignore sbom not-applicable reason: no software -->',
    '<!-- tenderlint: ignore sbom Other-Case 理由：他案 -->',
    '<!-- tenderlint: ignore sbom 不適用：本案不交付軟體 -->',
    '<!-- tenderlint: ignore sbom 不適用 本案不交付軟體 -->',
    '<!-- tenderlint: ignore sbom 不適用（本案不交付軟體） -->',
    '<!-- tenderlint: ignore sbom，不適用，理由：本案不交付軟體 -->',
    '<!-- tenderlint: ignore sbom 「不適用」 理由：本案不交付軟體 -->',
    '<!-- tenderlint: ignore: sbom 不適用 理由：本案不交付軟體 -->',
    '<!-- tenderlint ignore sbom 不適用 理由：本案不交付軟體 -->',
    '<!--\n  tenderlint: ignore\n  sbom\n  不適用\n  理由：本案不交付軟體，\n  由機關自行管理\n-->',
    '<!-- tenderlint:　ignore　sbom　不適用　理由：　本案不交付軟體 -->',
    '略。<!-- tenderlint: ignore sbom 不適用 理由：本案不交付軟體 -->略。',
    '- 略\n  <!-- tenderlint: ignore sbom 不適用 理由：本案不交付軟體 -->',
    '> <!-- tenderlint: ignore sbom 不適用 理由：本案不交付軟體 -->',
    '以 `<!--` 開頭。\n\n<!-- tenderlint: ignore sbom 不適用 理由：本案不交付軟體 -->',
  ])('%s', (comment) => {
    expect(told(comment)).toEqual(DECIDED);
  });

  it('holds for the whole draft, also from above', () => {
    const comment = '<!-- tenderlint: ignore sbom 不適用 理由：無軟體 -->';
    expect(assessmentOf(check(draftOf('enhancement', '高', `${comment}\n\n## 資安需求\n\n略。`)), 'sbom').outcome).toBe(
      'decided',
    );
  });

  it('keeps category and reason for the report, in one line', () => {
    const text = draftOf(
      'enhancement',
      '高',
      '略。\n\n<!-- tenderlint: ignore sbom alternative reason: checked\n by  hand -->',
    );
    const { suppression } = assessmentOf(check(text), 'sbom');
    expect([suppression?.category, suppression?.reason]).toEqual(['替代措施', 'checked by hand']);
  });

  it('decides what is exempted or put elsewhere, too', () => {
    const comment = '<!-- tenderlint: ignore sbom 另案 理由：併入共用元件案 -->';
    expect(told(comment, '軟體物料清單本案免辦。')).toEqual(DECIDED);
    expect(told(comment, '軟體物料清單另案辦理。')).toEqual(DECIDED);
  });
});

describe('a comment without effect says why', () => {
  const KNOWN = '不適用、另案、不採用、替代措施、誤判';
  const NO_CATEGORY = `這則註解沒有寫明類別，因此沒有作用。請在控制項代號後寫：${KNOWN}。`;
  const NO_REASON = '這則註解沒有寫理由，因此沒有作用。請在「理由：」後寫明。';
  const comment = (words: string): string => `<!-- tenderlint: ${words} -->`;

  it.each([
    ['ignore sbom 理由：無軟體', '', NO_CATEGORY],
    ['ignore sbom', '', NO_CATEGORY],
    ['ignore sbom 無軟體', '無軟體', NO_CATEGORY],
    ['ignore sbom 類別 理由：請填理由', '類別', NO_CATEGORY],
    ['ignore sbom 不適用', '', NO_REASON],
    ['ignore sbom 不適用 理由：', '', NO_REASON],
    ['ignore sbom 不適用 理由：請填理由', '', NO_REASON],
    ['ignore sbom 不適用 理由：（請填理由）。', '', NO_REASON],
    ['ignore sbom 不適用 理由：待補', '', NO_REASON],
    ['ignore sbom 不適用 理由：TODO', '', NO_REASON],
    ['ignore sbom 不適用 理由：……', '', NO_REASON],
  ])('%s', (words, place, message) => {
    // Where something is lacking, the whole comment is what is wrong.
    const at = place === '' ? comment(words) : place;
    expect(told(comment(words))).toEqual({ outcome: 'missing', findings: [`incomplete「${at}」${message}`] });
  });

  it.each([
    [
      'ignore sbon 不適用 理由：無軟體',
      'sbon',
      '一覽表沒有「sbon」這個控制項，這則註解沒有作用。您是不是要寫「sbom」？',
    ],
    [
      'ignore 軟體物料清單 不適用 理由：無軟體',
      '軟體物料清單',
      '一覽表沒有「軟體物料清單」這個控制項，這則註解沒有作用。您是不是要寫「sbom」？',
    ],
    ['ignore qqq 不適用 理由：無軟體', 'qqq', '一覽表沒有「qqq」這個控制項，這則註解沒有作用。'],
  ])('%s', (words, place, message) => {
    expect(told(comment(words)).findings).toEqual([`incomplete「${place}」${message}`]);
  });

  it.each(['ignore', 'ignore 不適用 理由：無軟體', '略過 理由：無軟體'])('%s: no control', (words) => {
    expect(told(comment(words)).findings).toEqual([
      `incomplete「${comment(words)}」這則註解沒有寫明控制項，因此沒有作用。請在類別前寫控制項代號，例如 sbom。`,
    ]);
  });

  it.each(['disable sbom 不適用 理由：無軟體', '', 'sbom'])('%s: no verb that is known', (words) => {
    const [finding = ''] = told(comment(words)).findings;
    expect(finding).toContain(`這則註解的「${words.split(' ')[0] ?? ''}」讀不懂。`);
  });
});

describe('a comment that need not stand there', () => {
  const comment = '<!-- tenderlint: ignore sbom 不適用 理由：無軟體 -->';

  it('where the draft asks for the control: asked is asked', () => {
    expect(told(comment, '廠商應提供軟體物料清單及安全測試報告。')).toEqual({
      outcome: 'covered',
      findings: ['unused「sbom」草案已要求「sbom」，這則註解可刪去。'],
    });
  });

  it('where another does the same: the first that holds counts', () => {
    const told3 = told(`<!-- tenderlint: ignore sbom -->\n\n${comment}\n\n${comment.replace('無軟體', '另有約定')}`);
    expect(told3.outcome).toBe('decided');
    expect(told3.findings.map((each) => each.split('「')[0])).toEqual(['incomplete', 'unused']);
    expect(told3.findings[1]).toContain('「sbom」已有另一則註解，這則可刪去。');
  });

  it('where no declared sheet has the control', () => {
    expect(told('<!-- tenderlint: ignore cmmc 不適用 理由：無此項 -->').findings).toEqual([
      'unused「cmmc」本草案宣告的類型沒有「cmmc」，這則註解可刪去。',
    ]);
  });
});

describe('what is no comment of ours', () => {
  const words = 'tenderlint: ignore sbom 不適用 理由：無軟體';
  it.each([
    ['code', `\`\`\`\n<!-- ${words} -->\n\`\`\``],
    ['code that nobody closed', `\`\`\`\n<!-- ${words} -->`],
    ['indented code', `    <!-- ${words} -->`],
    ['code in a line', `請寫 \`<!-- ${words} -->\`。`],
    ['one that is not closed', `<!-- ${words}`],
    ['one within another', `<!-- 先不用 <!-- ${words} -->`],
    ['prose of another', `<!-- 用 tenderlint 檢查過，ignore sbom 不適用 -->`],
    ['prose that names the program first', `<!-- tenderlint 檢查過 -->`],
    ['a comment longer than any', `<!-- ${words}${'長'.repeat(3000)} -->`],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual({ outcome: 'missing', findings: [] });
  });

  it('is found behind code all the same', () => {
    const comment = '<!-- tenderlint: ignore sbom 不適用 理由：無軟體 -->';
    expect(told(`\`\`\`\n<!-- 一 -->\n\`\`\`\n\n${comment}`)).toEqual(DECIDED);
    expect(told(`\`\`\`\n<!-- 一\n\`\`\`\n\n${comment}`)).toEqual(DECIDED);
  });

  it('is nothing in the front matter', () => {
    const text = `---\n服務類型: enhancement\n# <!-- ${words} -->\n---\n\n略。\n`;
    expect(check(text).draft.suppressions).toEqual([]);
  });
});

describe('any comment', () => {
  const part = fc.constantFrom(
    'ignore',
    '略過',
    'sbom',
    'cmmc',
    '不適用',
    '另案',
    '理由',
    'reason',
    '：',
    ':',
    '，',
    '（',
    '\n',
    ' ',
    '　',
    '-',
    '請填理由',
    '無軟體',
    '<!--',
    '😀',
  );

  it('is read with its places inside it, and holds only with all its parts (property)', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const text = draftOf('enhancement', '高', `略。\n\n<!-- tenderlint: ${parts.join(' ')} -->`);
        for (const each of check(text).draft.suppressions) {
          const { span, control, controlSpan, categorySpan, category, reason } = each;
          expect(text.slice(controlSpan.start, controlSpan.end).toLowerCase()).toBe(control);
          for (const place of [controlSpan, categorySpan]) {
            expect(span.start <= place.start && place.start <= place.end && place.end <= span.end).toBe(true);
          }
          if (isInForce(each))
            expect([control !== '', category !== null, reason.trim() !== '']).toEqual([true, true, true]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
