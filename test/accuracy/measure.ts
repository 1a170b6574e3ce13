import type { Engine } from '../../server/src/core/checkDraft.js';
import type { Half, Item } from './corpus.js';
import { answerAll, evidenceOf, f1, figuresOf, rate, type Figures, type Pair, type Share } from './figures.js';
import { keywordOnly, product, similarityOnly, type Judge } from './judges.js';

/** What is measured: a name, which outcomes are taken as one, and of which labels. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly outcomes: readonly string[];
  readonly isOf: (pair: Pair) => boolean;
}

const isRecommended = ({ item, control }: Pair): boolean => item.marks.get(control) === '●';
const all = (): boolean => true;

/** 「未見」 is what the product warns of, so it is measured where it warns: ● rows of whole drafts and passages. */
export const MEASURES: readonly Measure[] = [
  { id: 'missing-recommended', title: '未見（●列）', outcomes: ['missing'], isOf: isRecommended },
  { id: 'missing', title: '未見（所有列）', outcomes: ['missing'], isOf: all },
  { id: 'covered', title: '已見', outcomes: ['covered'], isOf: all },
  { id: 'turned', title: '載明不要求或另案', outcomes: ['negated', 'elsewhere'], isOf: all },
  { id: 'negated', title: '載明不要求', outcomes: ['negated'], isOf: all },
  { id: 'elsewhere', title: '另案', outcomes: ['elsewhere'], isOf: all },
  { id: 'weakened', title: '弱化', outcomes: ['weakened'], isOf: all },
  { id: 'uncertain', title: '待確認', outcomes: ['uncertain'], isOf: all },
];

/** Figures of one program on one half. */
export interface Measured {
  readonly judge: string;
  readonly pairs: readonly Pair[];
  readonly figures: ReadonlyMap<string, Figures>;
  readonly evidence: Share;
}

export function measure(judge: Judge, items: readonly Item[]): Measured {
  const pairs = answerAll(judge, items);
  return {
    judge: judge.name,
    pairs,
    figures: new Map(MEASURES.map(({ id, outcomes, isOf }) => [id, figuresOf(pairs.filter(isOf), outcomes)])),
    evidence: evidenceOf(pairs),
  };
}

/** The product and its two baselines on one half. */
export function measureAll(engine: Engine, items: readonly Item[], threshold: number): readonly Measured[] {
  return [product(engine), keywordOnly(engine), similarityOnly(engine, threshold)].map((judge) =>
    measure(judge, items),
  );
}

/** The likeness at which the similarity baseline finds what is missing best (F1), on the development half alone. */
export function bestThreshold(engine: Engine, items: readonly Item[]): number {
  const candidates = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];
  const scored = candidates.map((threshold) => {
    const figures = measure(similarityOnly(engine, threshold), items).figures.get('missing');
    return { threshold, score: figures === undefined ? 0 : f1(figures) };
  });
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).threshold;
}

/** The figures that are published and must not fall: shares of one, by `half.measure.side`. */
export function published(half: Half, { figures, evidence }: Measured): Readonly<Record<string, number>> {
  const round = (share: Share): number => Math.round(rate(share) * 1e4) / 1e4;
  return Object.fromEntries([
    ...[...figures].flatMap(([id, { precision, recall }]) => [
      [`${half}.${id}.precision`, round(precision)] as const,
      [`${half}.${id}.recall`, round(recall)] as const,
    ]),
    [`${half}.evidence`, round(evidence)] as const,
  ]);
}
