import type { Item, Label } from './corpus.js';
import type { Answer, Judge } from './judges.js';

/** One label beside what a program answered. */
export interface Pair {
  readonly item: Item;
  readonly control: string;
  readonly label: Label;
  readonly answer: Answer;
}

/** Answers a half of the corpus. */
export function answerAll(judge: Judge, items: readonly Item[]): readonly Pair[] {
  return items.flatMap((item) => {
    const answers = judge.answer(item.text);
    return [...item.labels].map(([control, label]) => ({
      item,
      control,
      label,
      answer: answers.get(control) ?? { outcome: 'missing', evidence: [] },
    }));
  });
}

/** `right` of `all`, with the 95 % interval after Wilson. */
export interface Share {
  readonly right: number;
  readonly all: number;
}

export interface Figures {
  readonly precision: Share;
  readonly recall: Share;
}

type Outcomes = readonly string[];

/** Precision and recall of a set of outcomes taken as one. */
export function figuresOf(pairs: readonly Pair[], outcomes: Outcomes): Figures {
  const isLabelled = ({ label }: Pair): boolean => outcomes.includes(label.outcome);
  const isAnswered = ({ answer }: Pair): boolean => outcomes.includes(answer.outcome);
  const labelled = pairs.filter(isLabelled);
  const answered = pairs.filter(isAnswered);
  return {
    precision: { right: answered.filter(isLabelled).length, all: answered.length },
    recall: { right: labelled.filter(isAnswered).length, all: labelled.length },
  };
}

/** Of what is rightly `covered` and has labelled evidence: how often the words given hold the labelled ones. */
export function evidenceOf(pairs: readonly Pair[]): Share {
  const asked = pairs.filter(
    ({ label, answer }) => label.outcome === 'covered' && answer.outcome === 'covered' && label.evidence !== null,
  );
  return { right: asked.filter(isEvidenceRight).length, all: asked.length };
}

/** Visible words alone are compared: layout and marks of Markdown are no part of what a reader points at. */
export function isEvidenceRight({ label, answer, item }: Pair): boolean {
  const plain = (text: string): string => text.replace(/[\s*_`|\\~>#-]|<[^>]*>/g, '');
  const wanted = plain(label.evidence ?? '');
  return answer.evidence.some((each) => {
    const given = plain(each);
    if (given.includes(wanted) || wanted.includes(given)) return true;
    // Two ranges of one passage that overlap: where they stand in the text decides.
    const text = plain(item.text);
    const [a, b] = [text.indexOf(given), text.indexOf(wanted)];
    return a >= 0 && b >= 0 && a < b + wanted.length && b < a + given.length;
  });
}

export function rate({ right, all }: Share): number {
  return all === 0 ? 1 : right / all;
}

export function f1({ precision, recall }: Figures): number {
  const [p, r] = [rate(precision), rate(recall)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

const Z = 1.96;

/** The 95 % interval of a share (Wilson 1927). */
export function interval({ right, all }: Share): readonly [number, number] {
  if (all === 0) return [0, 1];
  const p = right / all;
  const centre = (p + Z ** 2 / (2 * all)) / (1 + Z ** 2 / all);
  const reach = (Z / (1 + Z ** 2 / all)) * Math.sqrt((p * (1 - p)) / all + Z ** 2 / (4 * all ** 2));
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}
