import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECISION_KEYS, DECISION_WORDS } from '../../server/src/core/draft/decisionFields.js';
import { assessmentOf, check, findingsOf } from '../support/engine.js';
import { checkOn, entry, toldOf, withLedger } from '../support/ledger.js';

const TODAY = '2026-07-01';

/** The only decision of a ledger, without its places. */
function only(ledger: string): Readonly<Record<string, unknown>> {
  const { decisions } = checkOn(withLedger(ledger), TODAY).ledger;
  expect(decisions).toHaveLength(1);
  return { ...decisions[0], place: undefined, places: undefined };
}

/** What is told of what cannot be read. */
function unreadable(text: string, files: Parameters<typeof checkOn>[2] = {}): readonly string[] {
  return toldOf(checkOn(text, TODAY, files)).filter((each) => each.includes(' unreadable「'));
}

const WHOLE = {
  control: 'sbom',
  word: '另案',
  reason: '統一辦理',
  approvers: ['承辦', '資安長'],
  date: '2026-03-01',
  document: '資字第1150000001號',
  otherCase: '元件管理案',
  reviewBy: '2026-12-31',
  note: '每季回報',
};

describe('an entry of the ledger', () => {
  it.each([
    [
      'in Chinese',
      '控制項: sbom; 決定: 另案; 理由: 統一辦理; 核定: 承辦、資安長; 日期: 115年3月1日; 文號: 資字第1150000001號; 他案: 元件管理案; 檢討日: 115-12-31; 備註: 每季回報',
    ],
    [
      'in English',
      'control: SBOM; decision: other-case; reason: 統一辦理; approver: [officer, CISO]; date: 2026-03-01; document: 資字第1150000001號; other-case: 元件管理案; review-by: 2026-12-31; note: 每季回報',
    ],
    [
      'in variants of both',
      'Control_ID: 軟體物料清單及安全測試報告; 類別: 「另案」; reason: "統一辦理"; 職稱: 承辦人；資通安全長; date: 民國115年3月1日; documentNumber: 資字第1150000001號; 案名: 元件管理案; reviewBy: 115/12/31; notes: 每季回報',
    ],
    [
      'with full-width colons',
      '控制項：sbom; 決定：另案; 理由：統一辦理; 核定：承辦、資安長; 日期：115.3.1; 文號：資字第1150000001號; 他案：元件管理案; 檢討日：115.12.31; 備註：每季回報',
    ],
  ])('%s', (_, fields) => {
    expect(only(entry(fields))).toMatchObject(WHOLE);
  });

  it('may stand alone, without a list', () => {
    expect(only('  控制項: sbom\n  決定: 不採用\n  理由: 無軟體')).toMatchObject({ control: 'sbom', word: '不採用' });
  });

  it('may stand in braces', () => {
    expect(only('  [{ 控制項: sbom, 決定: 不採用, 理由: 無軟體 }]')).toMatchObject({ control: 'sbom', word: '不採用' });
  });

  it('names its control by id or by either title, exactly', () => {
    for (const name of ['sbom', 'Software bill of materials (SBOM) and security test reports']) {
      expect(only(`  - 控制項: ${name}`)).toMatchObject({ control: 'sbom' });
    }
    expect(only('  - 控制項: 物料清單')).toMatchObject({ control: null, controlWritten: '物料清單' });
  });

  it('keeps a number as written, and takes what is only to be filled in for nothing', () => {
    expect(only('  - 控制項: sbom\n    文號: 0115000001\n    核定: 請填職稱\n    日期: 請填日期')).toMatchObject({
      document: '0115000001',
      approvers: [],
      date: null,
    });
    expect(unreadable(withLedger('  - 控制項: sbom\n    核定: 請填職稱\n    日期: 請填日期'))).toEqual([]);
  });
});

describe('what cannot be read of an entry', () => {
  const rest = '決定: 不採用; 理由: 無軟體';
  it.each([
    [
      '日期: 115-02-30',
      'information unreadable「115-02-30」「日期」的值「115-02-30」無法辨識，未採用。請寫日期，例如 115年3月1日 或 2026-03-01。',
    ],
    [
      '檢討日: 明年',
      'information unreadable「明年」「檢討日」的值「明年」無法辨識，未採用。請寫日期，例如 115年3月1日 或 2026-03-01。',
    ],
    [
      '核定: 王小明、資安長',
      'information unreadable「王小明、資安長」「核定」的值「王小明」無法辨識，未採用。請寫職稱：承辦、業務單位、資訊單位、資安長、上級機關資安長、機關首長、主管機關。',
    ],
    ['文號: [一, 二]', 'information unreadable「[一, 二]」「文號」的值「一、二」無法辨識，未採用。請寫成一行文字。'],
    ['審閱期限: 115-12-31', null],
    ['檢討曰: 115-12-31', 'information unreadable「檢討曰」決定紀錄沒有「檢討曰」這一欄。您是不是要寫「檢討日」？'],
    ['reason: 其他', 'information unreadable「reason」這項決定的「reason」寫了兩次，採前者。請刪去一個。'],
  ])('%s', (field, words) => {
    const text = withLedger(entry(`控制項: sbom; ${rest}; ${field}`));
    expect(unreadable(text)).toEqual(words === null ? [] : [words]);
    // What can be read is read.
    expect(assessmentOf(checkOn(text, TODAY), 'sbom').outcome).toBe('decided');
  });

  it.each([
    ['  - 不採用軟體物料清單', '不採用軟體物料清單', '不採用軟體物料清單'],
    ['  - [sbom, 不採用]', '[sbom, 不採用]', ''],
  ])('an entry that is no map: %s', (ledger, place, shown) => {
    const text = withLedger(`${ledger}\n${entry(`控制項: sbom; ${rest}`)}`);
    expect(unreadable(text)).toEqual([
      `warning unreadable「${place}」這一項讀不懂：「${shown}」。請寫成「- 控制項: 代號」，下面各行寫「決定: 」「理由: 」等。`,
    ]);
    expect(assessmentOf(checkOn(text, TODAY), 'sbom').outcome).toBe('decided');
  });

  it('is silent for an empty field, an empty ledger, and none', () => {
    expect(unreadable(withLedger(entry(`控制項: sbom; ${rest}; 日期:; 文號:`)))).toEqual([]);
    expect(unreadable(withLedger(''))).toEqual([]);
    expect(check(withLedger('')).ledger.isKept).toBe(false);
    expect(findingsOf(check(withLedger('').replace('決定:\n', ''))).join()).not.toContain('decision.');
  });
});

describe('a ledger in a file of its own', () => {
  const text = withLedger('').replace('決定:\n', '決定: 決定.yaml');
  const list = '- 控制項: penetration-test\n  決定: 不採用\n  理由: 規模不需\n- 控制項: sbom\n  決定: 不採用\n';
  const file = (content: string) => ({ '決定.yaml': { kind: 'text', text: content } as const });

  it.each([
    ['the list', list],
    ['the list behind its key', `# 本案之決定\n決定:\n${list}`],
    ['the list behind its English key', `decisions:\n${list.replace(/^/gm, '  ')}`],
    ['the list behind a byte-order mark', `\uFEFF${list}`],
  ])('holds %s', (_, content) => {
    const result = checkOn(text, TODAY, file(content));
    expect(assessmentOf(result, 'penetration-test').outcome).toBe('decided');
    const line = content.slice(0, content.indexOf('sbom')).split('\n').length;
    expect(toldOf(result).find((each) => each.includes(' incomplete'))).toBe(
      `warning incomplete「決定.yaml」決定.yaml 第 ${String(line)} 行：「應用程式安全－軟體物料清單及安全測試報告」決定「不採用」，沒有寫理由，因此不算。請在「理由」寫明。`,
    );
  });

  it.each([
    [{ 'x.yaml': { kind: 'absent' } as const }, '決定另存於「決定.yaml」，這次沒有讀取這個檔，結果未計入其中的決定。'],
    [
      { '決定.yaml': { kind: 'absent' } as const },
      '決定另存於「決定.yaml」，但找不到這個檔，其中的決定未讀入。檔名以草案所在的資料夾為準。',
    ],
    [
      { '決定.yaml': { kind: 'unreadable' } as const },
      '決定另存於「決定.yaml」，但讀不到，或不是 UTF-8 文字檔，其中的決定未讀入。',
    ],
    [file('- 控制項: "sbom\n'), '決定.yaml 第 2 行：這個檔讀不懂，其中的決定未讀入。請檢查縮排、冒號與引號（YAML）。'],
    [
      file('不採用'),
      '決定.yaml 第 1 行：「決定」讀不懂。請逐項列出，每項以「- 控制項: 代號」開頭；另存成檔者，寫檔名。',
    ],
  ])('that cannot be taken', (files, words) => {
    expect(unreadable(text, files)).toEqual([`warning unreadable「決定.yaml」${words}`]);
  });

  it('may be empty: then nothing is decided yet', () => {
    expect(unreadable(text, file('# 尚無決定\n'))).toEqual([]);
    expect(checkOn(text, TODAY, file('')).ledger.isKept).toBe(true);
  });
});

describe('any ledger', () => {
  const word = fc.constantFrom(
    ...Object.values(DECISION_KEYS).flat(),
    ...DECISION_WORDS,
    ...[
      'sbom',
      'gcb',
      'penetration-test',
      '115-01-01',
      '資安長',
      '無軟體',
      '- ',
      '  ',
      ': ',
      '：',
      '\n',
      '\n  - ',
      '\n    ',
    ],
    ...['[', ']', '{', '}', '|', '>', '"', "'", '#', '&a', '*a', '!t', '😀', '\t', '---'],
  );

  it('is read without a throw, in the front matter and in a file, with its places inside the draft (property)', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const own = withLedger(words.join(''));
        const named = withLedger('').replace('決定:\n', '決定: a.yaml');
        for (const result of [
          checkOn(own, TODAY),
          checkOn(named, TODAY, { 'a.yaml': { kind: 'text', text: words.join('') } }),
        ]) {
          for (const { span } of result.findings)
            expect(0 <= span.start && span.start <= span.end && span.end <= result.draft.text.length).toBe(true);
          for (const { control, word: decided, reason, place } of result.ledger.decisions) {
            expect(place.inFile === null || place.inFile.line > 0).toBe(true);
            if (control !== null && decided !== null && decided !== '採用' && reason === '')
              expect(
                result.findings.some(({ message }) => JSON.stringify(message).includes('decision.no-reason')),
              ).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
