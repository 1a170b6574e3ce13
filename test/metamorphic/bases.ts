import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readCorpus } from '../accuracy/corpus.js';
import { LEVELS } from '../../server/src/core/catalogue/catalogue.js';
import { catalogue, draftOf, verbatim } from '../support/engine.js';
import { NEUTRAL_SENTENCES, NEUTRAL_TITLES } from './neutralText.js';
import { createRandom, type Random } from './random.js';

/** A draft to transform. */
export interface Base {
  /** Where it comes from; for what is generated, the seed. */
  readonly id: string;
  readonly text: string;
}

interface Entry {
  readonly control: string;
  readonly covered: readonly string[];
  readonly negated: readonly string[];
  readonly other: readonly string[];
}

const FOLDER = fileURLToPath(new URL('../corpus', import.meta.url));
const items = readCorpus(FOLDER, 'development', catalogue);
const ofKind = (kind: 'passage' | 'draft'): readonly Base[] =>
  items.filter((item) => item.kind === kind).map(({ id, text }) => ({ id, text }));

/** Short labelled texts of the development half. */
export const PASSAGES = ofKind('passage');
/** Whole labelled papers of the development half. */
export const PAPERS = ofKind('draft');
/** Snippets of `light-rewording.yaml`. */
export const REWORDINGS: readonly Base[] = (
  parse(readFileSync(new URL('../corpus/light-rewording.yaml', import.meta.url), 'utf8')) as readonly Entry[]
).flatMap(({ control, covered, negated, other }) => {
  const service = catalogue.sheets.find((sheet) => sheet.rows.some((row) => row.control === control))?.service;
  return [...covered, ...negated, ...other].map((snippet, i) => ({
    id: `${control} ${String(i + 1)}`,
    text: draftOf(service ?? '', '高', snippet.trimEnd()),
  }));
});

const FORMAL = '壹貳參肆伍陸柒捌玖';
const PLAIN = '一二三四五六七八九';
const EXEMPTIONS = ['本案免辦', '另案辦理', '由本機關自行辦理'];

/** A paper of some clauses between neutral prose, laid out in the ways that agencies use. */
export function generateDraft(seed: number): Base {
  const random = createRandom(seed);
  const sheet = random.pick(catalogue.sheets);
  const level = random.pick(LEVELS);
  const sections = 1 + random.below(4);
  const sentence = (): string => {
    const row = random.pick(sheet.rows);
    const clause = verbatim(row).replaceAll('＿', '中').replace(/。$/, '');
    if (random.chance(0.12)) return `${row.item}：${random.pick(EXEMPTIONS)}。`;
    return `${random.chance(0.5) ? clause : clause.replaceAll(',', '，').replaceAll(':', '：')}。`;
  };
  const body = Array.from({ length: sections }, (_, i) =>
    [`## ${FORMAL[i] ?? ''}、${random.pick(NEUTRAL_TITLES)}`, ...createBlocks(random, sentence)].join('\n\n'),
  );
  return { id: `seed ${String(seed)}`, text: draftOf(sheet.service, level, body.join('\n\n')) };
}

function createBlocks(random: Random, clause: () => string): readonly string[] {
  const several = <T>(make: (i: number) => T): readonly T[] =>
    Array.from({ length: 1 + random.below(3) }, (_, i) => make(i));
  const prose = (): string => random.pick(NEUTRAL_SENTENCES);
  const sentence = (): string => (random.chance(0.7) ? clause() : prose());
  switch (random.below(6)) {
    case 0:
      return [several((i) => `${String(i + 1)}. ${sentence()}`).join('\n')];
    case 1:
      return [prose(), several(() => `- ${sentence()}`).join('\n')];
    case 2:
      return several((i) => `${PLAIN[i] ?? ''}、${sentence()}`);
    case 3: {
      const rows = several((i) => `| ${String(i + 1)} | ${sentence()} |`);
      return [`| 項次 | 說明 |\n|---|---|\n${rows.join('\n')}`, prose()];
    }
    case 4:
      return [several((i) => `（${PLAIN[i] ?? ''}）${sentence()}`).join('\n')];
    default:
      return [...several(sentence), prose()];
  }
}

/** Drafts of every kind; the long ones are few, as each costs as much as ten others. */
export const anyBase: fc.Arbitrary<Base> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...PASSAGES) },
  { weight: 8, arbitrary: fc.constantFrom(...REWORDINGS) },
  { weight: 8, arbitrary: fc.nat(5000).map(generateDraft) },
  { weight: 1, arbitrary: fc.constantFrom(...PAPERS) },
);

/** Drafts that have sections: papers and what is generated. */
export const sectionedBase: fc.Arbitrary<Base> = fc.oneof(
  { weight: 8, arbitrary: fc.nat(5000).map(generateDraft) },
  { weight: 1, arbitrary: fc.constantFrom(...PAPERS) },
);
