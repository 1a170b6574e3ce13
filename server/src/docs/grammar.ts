import { AGENCY_KINDS, BASELINE_TEXTS } from '../core/draft/profile.js';
import type { Mark } from '../core/catalogue/catalogue.js';
import type { Engine } from '../core/checkDraft.js';
import { PROFILE_FIELDS, type FieldId } from '../core/draft/profileFields.js';
import { CATEGORIES } from '../core/draft/suppressions.js';

interface Grammar {
  readonly comment: string;
  readonly name: string;
  readonly scopeName: string;
  readonly injectionSelector: string;
  readonly patterns: readonly Rule[];
  readonly repository?: Readonly<Record<string, { readonly patterns: readonly Rule[] }>>;
}

interface Rule {
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly captures?: Captures;
  readonly begin?: string;
  readonly beginCaptures?: Captures;
  readonly while?: string;
  readonly end?: string;
  readonly include?: string;
  readonly patterns?: readonly Rule[];
}

type Captures = Readonly<Record<number, { readonly name: string } | { readonly patterns: readonly Rule[] }>>;

/**
 * Grammars that VS Code lays over its own Markdown grammar: name → grammar. They are three because a rule runs wherever the
 * selector of its grammar holds and cannot ask where it is: a key of the front matter would light up in the body.
 *
 * A scope begins with a name that VS Code's default themes colour, and colour otherwise than what stands around it; it ends
 * with `.tenderlint`, and the name before that says what it is.
 */
export function injectionGrammars(engine: Engine): ReadonlyMap<string, object> {
  const controls = engine.lexicon.entries.map((entry) => entry.control);
  return new Map<string, Grammar>([
    ['front-matter', { ...head('front-matter', FRONT_MATTER), ...frontMatter(engine) }],
    ['body', { ...head('body', BODY), patterns: bodyRules(controls) }],
    ['directive', { ...head('directive', DIRECTIVE), patterns: directiveRules(controls) }],
  ]);
}

function head(name: string, selector: string): Omit<Grammar, 'patterns'> {
  return {
    comment: '由 server/src/docs/grammar.ts 產生（npm run write-generated），請勿直接修改。',
    name: `Tenderlint ${name}`,
    scopeName: `markdown.tenderlint.injection.${name}`,
    injectionSelector: selector,
  };
}

/** `L:` goes before the YAML grammar, which takes a key with a full-width colon, and the lines below it, for one text. */
const FRONT_MATTER = 'L:meta.embedded.block.frontmatter';

/**
 * Inside a paragraph, a heading or a table ours go first (`L:`), as the Markdown grammar takes a code span whole and `____`
 * for emphasis. Elsewhere, as in the text of an HTML block, it goes first: ours must not take the beginning of a block from it.
 */
const BODY = [
  'L:(meta.paragraph | markup.heading | markup.table) - (comment | meta.tag)',
  'text.html.markdown - (meta.embedded | markup.fenced_code | markup.raw | comment | meta.tag)',
].join(', ');

/** Not where we are already, or the beginning of a comment would begin again without end. */
const DIRECTIVE = 'comment.block.html - (markup.fenced_code | meta.comment.tenderlint)';

function named(name: string): { readonly name: string } {
  return { name };
}

function ours(name: string): { readonly name: string } {
  return { name: `${name}.tenderlint` };
}

function anyOf(patterns: readonly string[]): string {
  return [...new Set(patterns)].join('|');
}

/** Themes colour an enumerated value otherwise than the string that YAML makes of a word that we do not know. */
const VALUE = 'variable.other.enummember';
const CONTROL = 'entity.name.type.control';
/** Themes give a placeholder hardly more than the colour of text; what is still to be filled should be seen. */
const BLANK = 'constant.character.escape.blank';

// What `readLevel` and `readBoolean` take (core/draft/profileValues.ts); a test holds them together.
const LEVEL_WORDS = '高 中 普 高度 中度 普通 低 high h medium moderate mid middle m low basic general l';
const ANSWER_WORDS = 'true yes y on 1 是 有 含 涉及 屬 對 false no n off 0 否 無 不含 未涉及 不涉及 非 不是 沒有';

/** Between two values, or a value and its quotes and brackets. */
const BETWEEN = `"'\\[\\]、,，;；`;
const VALUE_END = `(?=\\s*(?:$|[${BETWEEN}])|\\s+#)`;

function frontMatter(engine: Engine): Pick<Grammar, 'patterns' | 'repository'> {
  const values = valuesOf(engine);
  const fields = PROFILE_FIELDS.map((field) => ({
    begin: `(?i)^(["']?)(${anyOf(field.keys.map(spellings))})\\1\\s*([:：])`,
    beginCaptures: {
      2: ours('support.type.property-name'),
      3: named('punctuation.separator.key-value.mapping.yaml'),
    },
    // A list stands on the lines below its key.
    while: '^(?=\\s+\\S|-\\s)',
    patterns: [
      { match: `(?i)(?:${values[field.id].pattern})${VALUE_END}`, ...ours(values[field.id].scope) },
      { include: '#yaml' },
    ],
  }));
  // Keys of others with a slip at the colon: YAML's grammar would take all lines below for wrong.
  const foreign = {
    match: '^([^\\s"\'#:：，。；、「」()（）-][^:：，。；「」]{0,30})(：|(?<=\\p{Han}):(?=\\S))\\s*(.*)',
    captures: {
      1: named('entity.name.tag.yaml'),
      2: named('punctuation.separator.key-value.mapping.yaml'),
      3: named('string.unquoted.plain.out.yaml'),
    },
  };
  const yaml = [
    { match: '(?:^|(?<=\\s))#.*', name: 'comment.line.number-sign.yaml' },
    { match: '^\\s*(-)(?=\\s)', captures: { 1: named('punctuation.definition.block.sequence.item.yaml') } },
    // Taken whole, so that no word inside an unknown value passes for a known one.
    { match: `[^\\s${BETWEEN}]+(?:\\s+(?!#)[^\\s${BETWEEN}]+)*`, name: 'string.unquoted.plain.out.yaml' },
  ];
  return { patterns: [...fields, foreign], repository: { yaml: { patterns: yaml } } };
}

/** How a value of each field is written when the reader knows it. */
function valuesOf({ catalogues }: Engine): Readonly<Record<FieldId, { scope: string; pattern: string }>> {
  const services = catalogues[0].sheets.flatMap((sheet) => [sheet.service, sheet.title, ...sheet.aliases]);
  const file = { scope: `${VALUE}.file`, pattern: `[^\\s${BETWEEN}]+\\.ya?ml` };
  const answer = { scope: `${VALUE}.answer`, pattern: ANSWER_WORDS.replaceAll(' ', '|') };
  return {
    service: { scope: `${VALUE}.service`, pattern: anyOf(services.map(spellings)) },
    level: {
      scope: `${VALUE}.level`,
      pattern: `[「『(（]?(?:${LEVEL_WORDS.replaceAll(' ', '|')})(?:等級|級|\\s*level)?[」』)）]?`,
    },
    'agency-level': { scope: `${VALUE}.agency-level`, pattern: '[A-EＡ-Ｅ](?:等級|級)?' },
    'core-system': answer,
    'personal-data': answer,
    'critical-infrastructure': answer,
    'public-facing': answer,
    'mobile-app': answer,
    budget: {
      scope: 'constant.numeric.amount',
      pattern: '(?:(?:nt\\$?|ntd|新[臺台]幣|約)\\s*)*\\d[\\d,]*(?:\\.\\d+)?\\s*(?:億|千萬|百萬|萬|千)?元?整?',
    },
    catalogue: { scope: `${VALUE}.catalogue`, pattern: anyOf(catalogues.flatMap((each) => [each.id, each.date])) },
    'agency-kind': { scope: `${VALUE}.agency-kind`, pattern: anyOf(AGENCY_KINDS) },
    date: { scope: 'constant.numeric.date', pattern: '(?:民國)?\\d{2,4}[-年./]\\d{1,2}[-月./]\\d{1,2}日?' },
    'baseline-text': { scope: `${VALUE}.baseline-text`, pattern: `(?:${anyOf(BASELINE_TEXTS)})年?版?` },
    decisions: file,
    overlays: file,
  };
}

/** A name in the ways that the reader takes for the same: `agency-level` is also `Agency_Level` and `agencyLevel`. */
function spellings(name: string): string {
  return name
    .split(/[\s_-]+|(?<=[!-~])(?=[^!-~])|(?<=[^!-~])(?=[!-~])/)
    .map((part) =>
      part
        .replace(/[\\^$.*+?[\]{}|]/g, '\\$&')
        .replace(/\(/g, '[(（]?')
        .replace(/\)/g, '[)）]?'),
    )
    .join('[\\s_-]?');
}

const MARK_NAMES: Readonly<Record<Exclude<Mark, '-'>, string>> = {
  '●': 'recommended',
  '◎': 'when-necessary',
  '▲': 'by-agency-level',
};

/** A blank or a punctuation mark: what stands before and behind emphasis that `_` makes. */
const EDGE = '[\\s\\p{P}\\p{S}&&[^_]]';

function bodyRules(controls: readonly string[]): readonly Rule[] {
  return [
    ...Object.entries(MARK_NAMES).map(([mark, name]) => ({ match: mark, ...ours(`keyword.control.${name}`) })),
    { match: '＿+', ...ours(BLANK) },
    // Three underscores may be meant as emphasis, four or more are not.
    {
      match: `(?:^|(?<=${EDGE}))(___)(?=[^\\s_])([^_]*[^\\s_])(___)(?=$|${EDGE})`,
      name: 'markup.bold.markdown markup.italic.markdown',
      captures: {
        1: named('punctuation.definition.bold.markdown'),
        2: { patterns: [{ include: 'text.html.markdown#inline' }] },
        3: named('punctuation.definition.bold.markdown'),
      },
    },
    // `some___name` is a name.
    { match: '(?<![\\\\_])(?:(?<![A-Za-z0-9])_{3,}(?!_)|_{3,}(?![A-Za-z0-9_]))', ...ours(BLANK) },
    // As converters write it.
    { match: '(?<!\\\\)(?:\\\\_){3,}', ...ours(BLANK) },
    // An id of one word, as `waf`, would light up where it is only the word.
    {
      match: `(?<![\\\\\`])(\`)(${anyOf(controls.filter((control) => control.includes('-')))})(\`)(?!\`)`,
      name: 'markup.inline.raw.string.markdown',
      captures: {
        1: named('punctuation.definition.raw.markdown'),
        2: ours(CONTROL),
        3: named('punctuation.definition.raw.markdown'),
      },
    },
  ];
}

const VERBS = 'ignore 略過';
const ASCII_CATEGORIES = 'not-applicable other-case not-adopted alternative misjudged';

/** `<!-- tenderlint: ignore sbom 不適用 理由：… -->`. What we do not know keeps the look of the comment. */
function directiveRules(controls: readonly string[]): readonly Rule[] {
  const word = (words: readonly string[]): string => `(?i)(?<=\\s)(?:${anyOf(words)})(?=\\s|$|-->)`;
  const end = '(?=-->)';
  const directive = {
    begin: `(?i)(tenderlint)\\s*[:：]\\s*(${VERBS.replaceAll(' ', '|')})(?=\\s|$|-->)`,
    beginCaptures: { 1: ours('keyword.other.directive'), 2: ours('keyword.control.verb') },
    end,
    patterns: [
      { match: word(controls), ...ours(CONTROL) },
      { match: word([...CATEGORIES, ...ASCII_CATEGORIES.split(' ')]), ...ours(`${VALUE}.category`) },
      // To the end: the words of a reason are its own.
      {
        begin: '(?i)(理由|reason)\\s*[:：]\\s*',
        beginCaptures: { 1: ours('keyword.other.label') },
        contentName: 'string.unquoted.reason.tenderlint',
        end: `\\s*${end}`,
      },
    ],
  };
  // The first word of a comment says whether it is for us.
  return [
    { begin: '(?<=<!--)(?!-->)', name: 'meta.comment.tenderlint', end, patterns: [directive, { begin: '\\S', end }] },
  ];
}
