import { beforeAll, describe, expect, it } from 'vitest';
import { fieldOfKey, PROFILE_FIELDS } from '../../server/src/core/draft/profileFields.js';
import {
  readAgencyKind,
  readAgencyLevel,
  readAmount,
  readBaselineText,
  readBoolean,
  readDate,
  readLevel,
  readService,
} from '../../server/src/core/draft/profileValues.js';
import { CATEGORIES, isIgnoreVerb, readSuppressions } from '../../server/src/core/draft/suppressions.js';
import { injectionGrammars } from '../../server/src/docs/grammar.js';
import { catalogue, engine } from '../support/engine.js';
import { createHighlighter, mark, type Grammar, type Highlighter } from './highlighter.js';

let highlight: Highlighter;
beforeAll(async () => {
  highlight = await createHighlighter(injectionGrammars(engine).values() as Iterable<Grammar>);
});

/** Words that the front matter may have, and what the reader makes of them; undefined where it does not know one. */
type Words = readonly [key: string, words: readonly string[], read: (word: string) => unknown];

const CATALOGUE_NAMES = catalogue.sheets.flatMap((sheet) => [sheet.service, sheet.title, ...sheet.aliases]);
const NEAR = ['高中', '極高', 'highest', '無妨', '是非', 'AB', 'F', '開發中', 'develop', '甲', '1a'];
const WORDS: readonly Words[] = [
  ['service', CATALOGUE_NAMES.flatMap((name) => [name, name.replace('(', '（').replace(')', '）')]), readServiceName],
  ['level', ['高', '中', '普', '高度', '中度', '低', '普通', 'high', 'h', 'medium', 'moderate', 'm'], readLevel],
  ['level', ['mid', 'middle', 'low', 'basic', 'general', 'l', '高級', '「中」', '普等級', 'low level'], readLevel],
  ['agency-level', ['A', 'b', 'C級', 'd等級', 'Ｅ'], readAgencyLevel],
  ['pii', ['true', 'yes', 'y', 'on', '1', '是', '有', '含', '涉及', '屬', '對'], readBoolean],
  ['pii', ['false', 'no', 'n', 'off', '0', '否', '無', '不含', '未涉及', '不涉及', '非', '不是', '沒有'], readBoolean],
  ['budget', ['2850000', '1,200萬元', '新臺幣1.2億元', 'NT$ 1,000', '約 300 萬', 'ntd100', '5千元整'], readAmount],
  ['agency-kind', ['公務機關', '特定非公務機關'], readAgencyKind],
  ['date', ['115年3月1日', '民國115.3.1', '115-03-01', '2026/03/01'], readDate],
  ['baseline-text', ['110', '115', '115年', '115年版'], readBaselineText],
];

function readServiceName(word: string): unknown {
  return readService(catalogue, word);
}

/** The names of our tokens in the front matter of one line. */
function namesIn(line: string): readonly string[] {
  return [...mark(highlight, `---\n${line}\n---`).matchAll(/\{([a-z-]+)\}/g)].map(([, name = '']) => name);
}

describe('the words of the grammar are those of the reader:', () => {
  it('keys', () => {
    const keys = PROFILE_FIELDS.flatMap((field) => field.keys);
    const camel = (key: string): string => key.replace(/-(\w)/g, (_, unit: string) => unit.toUpperCase());
    const spelled = keys.flatMap((key) => [
      ...[key, key.toUpperCase(), camel(key), key.replaceAll('-', '_'), key.replaceAll('-', ' ')],
      ...[`${key}s`, `x${key}`, `我的${key}`, `${key}說明`, key.slice(1)],
    ]);
    for (const key of spelled.filter((each) => each !== '')) {
      const expected = fieldOfKey(key) === undefined ? [] : ['property-name'];
      expect(namesIn(`${key}: 其他`), key).toEqual(expected);
      expect(namesIn(`${key}：其他`), key).toEqual(expected);
    }
  });

  it.each(WORDS)('%s: %j', (key, words, read) => {
    for (const word of words) expect(read(word), word).toBeDefined();
    for (const word of [...words, ...words.map((each) => each.toUpperCase()), ...NEAR]) {
      expect(namesIn(`${key}: ${word}`).length, word).toBe(read(word) === undefined ? 1 : 2);
    }
  });

  it('directives', () => {
    const ascii = ['not-applicable', 'other-case', 'not-adopted', 'alternative', 'misjudged'];
    for (const category of [...CATEGORIES, ...ascii, '無此類', 'none']) {
      const comment = `<!-- tenderlint: ignore sbom ${category} 理由：甲 -->`;
      const isKnown = readSuppressions(comment, [])[0]?.category !== null;
      expect(mark(highlight, comment).includes('{category}'), category).toBe(isKnown);
    }
    for (const verb of ['ignore', 'IGNORE', '略過', 'skip', '忽略']) {
      expect(mark(highlight, `<!-- tenderlint: ${verb} sbom -->`).includes('{verb}'), verb).toBe(isIgnoreVerb(verb));
    }
    for (const { control } of engine.lexicon.entries) {
      expect(mark(highlight, `<!-- tenderlint: ignore ${control} -->`)).toContain(`‹${control}›{control}`);
    }
  });
});
