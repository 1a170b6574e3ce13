import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausePieces, clauseSentence } from '../../server/src/core/edits/clausePieces.js';
import { applyEdits, hasBlanks, plainText, snippetText, type Piece } from '../../server/src/core/edits/edit.js';
import { nextNumber } from '../../server/src/core/edits/nextNumber.js';
import { asWholeLines } from '../../server/src/core/edits/wholeLines.js';
import { normalisedString } from '../../server/src/core/text/normalise.js';
import { catalogue, check, draftOf, sheetOf } from '../support/engine.js';
import { fixed, offersAt } from './support.js';

const rows = catalogue.sheets.flatMap((sheet) => sheet.rows);
const BASELINE = sheetOf('development').rows.find(({ control }) => control === 'baseline-access-control');
const EVIDENCE = sheetOf('saas-package').rows.find(({ control }) => control === 'supplier-product-evidence');

describe('the blanks of a clause', () => {
  it('hold the level where the front matter gives it', () => {
    expect(BASELINE === undefined ? '' : plainText(clauseSentence(BASELINE, '高'))).toMatch(
      /^依據系統防護需求分級，本系統為高級，需符合高級系統/,
    );
  });

  it('else wait for it, filled together, the blank itself first', () => {
    expect(BASELINE === undefined ? '' : snippetText(clauseSentence(BASELINE, null))).toMatch(
      /^依據系統防護需求分級，本系統為\$\{1\|＿,高,中,普\|\}級，需符合\$1級系統/,
    );
  });

  it('are not filled with a level where they ask for another', () => {
    const text = EVIDENCE === undefined ? '' : snippetText(clauseSentence(EVIDENCE, '高'));
    expect(text).toContain('未含${1|＿,高,中(含)以上,低(含)以上|}等級風險');
  });

  it('lose nothing of any clause', () => {
    for (const row of rows) {
      expect(plainText(clausePieces(row, null))).toBe(row.clause);
      const blanks = clausePieces(row, null).filter((piece) => typeof piece !== 'string');
      expect(blanks.length).toBe(row.blanks.length);
    }
  });
});

describe('a clause as a sentence', () => {
  it('has the words of the list, and ends in one full stop', () => {
    for (const row of rows) {
      const sentence = plainText(clauseSentence(row, null));
      const letters = (text: string): string => normalisedString(text).replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(sentence)).toBe(letters(row.clause));
      expect(sentence).toMatch(/[^。]。$/);
    }
  });

  it('has no half-width comma or colon beside a Chinese character', () => {
    for (const row of rows)
      expect(plainText(clauseSentence(row, null))).not.toMatch(/[\u3400-\u9fff][,:;]|[,:;] ?[\u3400-\u9fff]/);
  });

  it('sets brackets and marks as papers do, and leaves Latin words as they are', () => {
    const sentenceOf = (control: string): string => {
      const row = rows.find((each) => each.control === control);
      return row === undefined ? '' : plainText(clauseSentence(row, null));
    };
    expect(sentenceOf('data-not-in-prc')).toContain('位於大陸地區（含香港及澳門地區），且不得');
    expect(sentenceOf('sbom')).toContain('(Software Bill of Materials, SBOM)');
    expect(sentenceOf('zero-trust')).toBe('零信任：身分鑑別/設備鑑別/信任推斷。');
    expect(sentenceOf('supplier-product-evidence')).toMatch(
      /確認風險：1\. 供應商安全：符合以下任一條件：\(1\)廠商有.+；\(2\)廠商有.+；2\. 產品安全/,
    );
  });
});

describe('level blanks that stand in the draft', () => {
  const clause =
    '依據系統防護需求分級，本系統為＿級，需符合__級系統資通系統防護基準存取控制控制措施，包含帳號管理、採最小權限原則及遠端存取。';
  const text = draftOf('development', '高', `存取控制：${clause}\n\n廠商應提供軟體物料清單予＿級主管。`);

  it('are filled all at once, and only in clauses that have them', () => {
    const after = fixed(text, { kind: 'fill-level' });
    expect(after).toBe(text.replace('為＿級', '為高級').replace('合__級', '合高級'));
    expect(fixed(after, { kind: 'fill-level' })).toBe(after);
  });

  it('are offered where one of them stands', () => {
    const at = text.indexOf('＿');
    expect(offersAt(check(text), { start: at, end: at })).toEqual(['以前置資料的「高」填入等級空白（2 處）']);
    const elsewhere = text.indexOf('廠商應提供');
    expect(offersAt(check(text), { start: elsewhere, end: elsewhere })).toEqual([]);
    const open = text.replace('防護需求等級: 高\n', '');
    expect(offersAt(check(open), { start: open.indexOf('＿'), end: open.length })).toEqual([]);
    expect(fixed(open, { kind: 'fill-level' })).toBe(open);
  });
});

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.string({ unit: fc.constantFrom('$', '}', '\\', '{', '|', ',', '1', '條', '\n', '😀'), maxLength: 6 }),
  fc.record({
    stop: fc.constantFrom('a', 'b'),
    shown: fc.constantFrom('＿', '$1', '}'),
    choices: fc.constantFrom([], ['＿', 'a,b', 'c|d', '$}\\']),
  }),
);

/** Reads a snippet as an editor does, far enough for what is written here: escapes, tab stops, choices, placeholders. */
function expanded(snippet: string): string {
  const values = new Map<string, string>();
  const plain = (text: string): string => text.replace(/\\([\\$},|])/g, '$1');
  return snippet.replace(
    /\\([\\$}])|\$\{(\d+)\|((?:\\.|[^\\,|])*)(?:,(?:\\.|[^\\|])*)?\|\}|\$\{(\d+):((?:\\.|[^\\}])*)\}|\$\{?(\d+)\}?/gu,
    (_, escaped?: string, choice?: string, first?: string, holder?: string, text?: string, again?: string) => {
      if (escaped !== undefined) return escaped;
      const number = choice ?? holder;
      if (number !== undefined) values.set(number, plain((choice === undefined ? text : first) ?? ''));
      return values.get(number ?? again ?? '') ?? '';
    },
  );
}

describe('pieces as text and as a snippet', () => {
  it('escape what a snippet would take for its own', () => {
    expect(snippetText(['$1 {x} \\ |,'])).toBe('\\$1 {x\\} \\\\ |,');
    expect(snippetText([{ stop: 'a', shown: 'x', choices: ['a,b', 'c|d', '$}\\'] }])).toBe(
      '${1|a\\,b,c\\|d,\\$\\}\\\\|}',
    );
    expect(snippetText([{ stop: 'a', shown: '$}', choices: [] }, '-', { stop: 'a', shown: '$}', choices: [] }])).toBe(
      '${1:\\$\\}}-$1',
    );
  });

  it('keep a number of a tab stop from a figure behind it', () => {
    const blank = { stop: 'a', shown: '＿', choices: [] };
    expect(snippetText([blank, '級', blank, '12 月', blank, '月'])).toBe('${1:＿}級${1}12 月$1月');
  });

  it('say the same both ways (property)', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const stops = new Map<string, string>();
        const shown = pieces.map((each) => {
          if (typeof each === 'string') return each;
          const own = stops.get(each.stop) ?? each.choices[0] ?? each.shown;
          stops.set(each.stop, own);
          return own;
        });
        expect(expanded(snippetText(pieces))).toBe(shown.join(''));
        expect(hasBlanks([{ span: { start: 0, end: 0 }, pieces }])).toBe(
          pieces.some((each) => typeof each !== 'string'),
        );
      }),
    );
  });

  it('make the same change as whole lines, or none (property)', () => {
    const unit = fc.constantFrom('a', '\n', '\r\n', '\r', ' ');
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 12 }),
        fc.nat(),
        fc.array(piece, { maxLength: 4 }),
        fc.boolean(),
        (text, at, pieces, isLine) => {
          const start = at % (text.length + 1);
          const edit = { span: { start, end: start }, pieces: isLine ? ['\n', ...pieces] : pieces };
          const whole = asWholeLines(text, edit);
          if (whole === undefined) return;
          expect(applyEdits(text, [whole])).toBe(applyEdits(text, [edit]));
          expect(whole.span.start === 0 || /[\r\n]/.test(text[whole.span.start - 1] ?? '')).toBe(true);
        },
      ),
    );
  });

  it('are moved to a margin behind the line end that stands there', () => {
    const edit = { span: { start: 1, end: 1 }, pieces: ['\r\n二', '。'] };
    expect(asWholeLines('一\r\n三', edit)).toEqual({ span: { start: 3, end: 3 }, pieces: ['二', '。', '\r\n'] });
    expect(asWholeLines('一', edit)).toBeUndefined();
  });
});

describe('the number that follows', () => {
  it.each([
    ['壹、', '貳、'],
    ['玖、', '拾、'],
    ['拾、', '拾壹、'],
    ['貳拾、', '貳拾壹、'],
    ['九、', '十、'],
    ['十九、', '二十、'],
    ['（九）', '（十）'],
    ['第九條　', '第十條　'],
    ['第十章 ', '第十一章 '],
    ['1.9 ', '1.10 '],
    ['２．９　', '２．１０　'],
    ['09. ', '10. '],
    ['S-08', 'S-09'],
    ['甲、', '乙、'],
    ['①', '②'],
    ['㈨', '㈩'],
    ['Ｂ.', 'Ｃ.'],
    ['(a) ', '(b) '],
    ['- ', '- '],
    ['● ', '● '],
    ['', ''],
  ])('%j → %j', (label, next) => {
    expect(nextNumber(label)).toBe(next);
  });

  it.each(['九十九、', '玖拾玖、', '癸、', '⑳', '㈩', 'Z. ', '(z)'])('%j is the last', (label) => {
    expect(nextNumber(label)).toBeUndefined();
  });

  it('counts on without a gap, up to 99 (property)', () => {
    for (const first of ['一', '壹', '1', '１']) {
      const labels = [first];
      for (let label = nextNumber(first); label !== undefined && labels.length < 99; label = nextNumber(label))
        labels.push(label);
      expect(new Set(labels).size, first).toBe(99);
    }
  });
});
