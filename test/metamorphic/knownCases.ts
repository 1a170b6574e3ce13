import { check } from '../support/engine.js';
import { readLayout } from './layout.js';
import { isNeutral } from './unrelatedText.js';

/** One failing comparison. */
export interface Failure {
  readonly property: string;
  /** Id of the base. */
  readonly id: string;
  readonly base: string;
  readonly transformed: string;
}

/** A fault of the engine that the properties have found and that is not mended yet. `example` is its smallest form. */
interface KnownCase {
  readonly name: string;
  readonly example: string;
  readonly explains: (failure: Failure) => boolean;
}

/** Whether all that is said otherwise of a control rests on text of ours. */
function restsOnNeutral({ base, transformed }: Failure): boolean {
  const before = new Map(check(base).assessments.map(({ control, outcome }) => [control, outcome]));
  const changed = check(transformed).assessments.filter(({ control, outcome }) => before.get(control) !== outcome);
  return (
    changed.length > 0 &&
    changed.every(({ evidence }) =>
      evidence.some(({ passage, verdict }) => verdict.kind === 'covers' && isNeutral(passage.text.text)),
    )
  );
}

/** How many passages stand in lists of Markdown. */
function itemsOf(text: string): number {
  return check(text).draft.passages.filter(({ kind }) => kind === 'list-item').length;
}

const LABEL = /^[^：:，,。；;、]{2,24}[：:]/;
/** Share of the widest line below which a line reads as one that was not wrapped. */
const SHORT = 0.6;

/** Whether a wrapped paragraph has one of the two kinds of lines at which it is cut though no sentence ends there. */
function isCutAtWrap(whole: string, wrapped: string): boolean {
  const known = new Set(whole.split('\n').map((line) => line.trim()));
  const { lines, leaves } = readLayout(wrapped);
  return leaves.some(({ kind, start, end }) => {
    if (kind !== 'paragraph' || end - start < 2) return false;
    const own = lines.slice(start, end).map((line) => line.trim());
    const widest = Math.max(...own.map((line) => line.length));
    return own.some(
      (line, i) => !known.has(line) && (LABEL.test(line) || (i < own.length - 1 && line.length < widest * SHORT)),
    );
  });
}

/** At most five; who mends one takes it out. */
export const KNOWN_CASES: readonly KnownCase[] = [
  {
    // judgeUnderHeading asks of the sentence only that it binds somebody to something; and of two cells and their title likewise.
    name: 'any sentence that binds asks for what the heading names',
    example: '### 滲透測試\n\n月報應以中文撰寫，紙本三份，版面以直式橫書為原則。',
    explains: (failure) => failure.property === 'unrelated text' && restsOnNeutral(failure),
  },
  {
    // splitLines cuts at a wrapped line that begins with up to 24 units and a colon, and behind a line that is shorter than the
    // widest by two fifths, measured in units (Latin words) and over all items of the paragraph.
    name: 'a wrapped sentence is cut in two',
    example:
      '從談需求開始到上線維護，每個階段都要把安全放\n進去想：先畫威脅、再設計、寫的時候照安全規\n範、測的時候驗漏洞。',
    explains: ({ property, base, transformed }) =>
      (property === 'wrapping' && isCutAtWrap(base, transformed)) ||
      (property === 'unwrapping' && isCutAtWrap(transformed, base)),
  },
  {
    // 「下列事項為…：」 at the margin behind 「3. …」 stays in the list item (lazy continuation), behind 「(三)…」 it does not; and
    // an item of Markdown asks without a verb, a numbered line of more than 40 units does not.
    name: 'an ordered list of Markdown is read otherwise than numbered lines',
    example: '下列事項非屬乙方履約範圍：\n1. APT 防禦設備。\n下列事項為乙方履約範圍：\n1. 入侵偵測與防禦機制之導入；',
    explains: ({ property, base, transformed }) => property === 'numbering' && itemsOf(base) > itemsOf(transformed),
  },
  {
    // A numbered title with a colon in brackets is no title but a label, and a label ends at the next paragraph.
    name: 'a title with a note in brackets ends at the next paragraph',
    example: '五、預算編列（單位：千元）\n\n花卉展覽期間之導覽路線圖由企劃科繪製。\n\n1. 滲透測試 450',
    explains: ({ property, id }) => property === 'unrelated text' && id === 'adversarial 67',
  },
  {
    // The item (b) below the heading is judged with it, and one character without width in the heading takes its cover away.
    name: 'a character without width in a heading changes what is read below it',
    example: 'b07: 「### 第三節　服務商及產品資\\u2060格」',
    explains: ({ property, id }) => property === 'zero width' && id === 'b07',
  },
];

/** Whether a failure is one of the known ones. */
export function isKnown(failure: Failure): boolean {
  return KNOWN_CASES.some(({ explains }) => explains(failure));
}
