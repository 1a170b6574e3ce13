import { AUTHORITIES, LEVELS, type Catalogue, type Level, type Mark, type Service } from '../catalogue/catalogue.js';
import { closestService, readLevel, readService } from '../draft/profileValues.js';
import { readYamlFile, type YamlTree } from '../draft/yamlTree.js';
import { message, type Message } from '../messages/translate.js';
import { createLineMap, positionAt, type LineMap } from '../text/lineMap.js';
import type { Span } from '../text/span.js';
import { createFields, type Fields } from './overlayFields.js';
import type { Addition, NewClause, OverlayFile, OverlaySlip, Raise, Synonyms } from './overlay.js';

const EMPTY: OverlayFile = {
  id: null,
  title: null,
  authority: '機關',
  extends: [],
  raises: [],
  additions: [],
  wordings: [],
  synonyms: [],
  slips: [],
};

const KEYS = ['id', 'title', 'authority', 'extends', 'raise', 'add', 'wording', 'synonyms'];
/** Ids of controls are part of comments, addresses and reports. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MARKS: ReadonlyMap<string, Mark> = new Map([
  ['●', '●'],
  ['◎', '◎'],
  ['▲', '▲'],
  ['-', '-'],
  ['－', '-'],
]);
const BLANK = '＿';

/**
 * Reads one overlay file. Never throws: an entry that cannot be taken is left out and told at its line, the others hold. `catalogue`
 * gives the names of the service types.
 */
export function readOverlay(text: string, catalogue: Catalogue): OverlayFile {
  const lines = createLineMap(text);
  const file = readYamlFile(text);
  if (file.kind === 'broken')
    return broken(lineOf(lines, file.span), message('overlay.not-yaml'), 'overlay.unreadable');
  if (file.kind === 'empty' || file.root.kind !== 'map') return broken(null, message('overlay.not-a-map'));
  const slips: OverlaySlip[] = [];
  const tell = (span: Span, what: Message): void => {
    slips.push({ rule: 'overlay.invalid', line: lineOf(lines, span), what });
  };
  const top = createFields(file.root, tell);
  top.only(KEYS);
  const words = createWords(catalogue, tell);
  const list = <T>(key: string, keys: readonly string[], take: (fields: Fields, line: number) => T | null): T[] =>
    top.items(key).flatMap((tree) => {
      if (tree.kind !== 'map') {
        tell(tree.span, message('overlay.bad-shape', { key }));
        return [];
      }
      const fields = createFields(tree, tell);
      fields.only(keys);
      const taken = take(fields, lineOf(lines, tree.span));
      return taken === null ? [] : [taken];
    });
  const [id, title] = [top.needed('id'), top.needed('title')];
  const authority = top.choice('authority', AUTHORITIES) ?? '機關';
  return {
    id,
    title,
    authority,
    extends: top.scalars('extends').map(({ text: name, span }) => ({ name, line: lineOf(lines, span) })),
    raises: list('raise', ['control', 'service', 'levels', 'mark', 'reason'], (fields, line) =>
      readRaise(fields, line, words),
    ),
    additions: list(
      'add',
      ['control', 'service', 'item', 'title', 'text', 'marks', 'aliases', 'notions', 'reason'],
      (fields, line) => readAddition(fields, line, words, tell),
    ),
    wordings: list('wording', ['control', 'service', 'clause'], (fields, line): NewClause | null => {
      const [control, clause] = [fields.needed('control'), fields.needed('clause')];
      const services = words.services(fields);
      return control === null || clause === null || services === undefined ? null : { line, control, clause, services };
    }),
    synonyms: list('synonyms', ['control', 'notion', 'terms'], (fields, line): Synonyms | null => {
      const [control, notion] = [fields.needed('control'), fields.needed('notion')];
      const terms = fields.scalars('terms').map((each) => each.text);
      if (terms.length === 0) fields.lacks('terms');
      return control === null || notion === null || terms.length === 0 ? null : { line, control, notion, terms };
    }),
    slips,
  };
}

function broken(line: number | null, what: Message, rule: OverlaySlip['rule'] = 'overlay.invalid'): OverlayFile {
  return { ...EMPTY, slips: [{ rule, line, what }] };
}

function lineOf(lines: LineMap, span: Span): number {
  return positionAt(lines, span.start).line + 1;
}

/** Words of the list as people write them in these files. */
interface Words {
  /** null: not given; undefined: given, and none of it can be taken. */
  readonly services: (fields: Fields) => readonly Service[] | null | undefined;
  readonly levels: (fields: Fields) => readonly Level[];
  readonly mark: (tree: Extract<YamlTree, { kind: 'scalar' }>, key: string) => Mark | null;
}

function createWords(catalogue: Catalogue, tell: (span: Span, what: Message) => void): Words {
  const known = catalogue.sheets.map(({ service }) => service).join('、');
  return {
    services: (fields) => {
      if (!fields.has('service')) return null;
      const services = fields.scalars('service').flatMap(({ text, span }) => {
        const sheet = readService(catalogue, text);
        if (sheet !== undefined) return [sheet.service];
        const suggestion = closestService(catalogue, text);
        tell(
          span,
          suggestion === undefined
            ? message('error.unknown-service', { value: text, known })
            : message('error.unknown-service-near', { value: text, suggestion, known }),
        );
        return [];
      });
      return services.length === 0 ? undefined : services;
    },
    levels: (fields) => {
      if (!fields.has('levels')) return LEVELS;
      const levels = fields.scalars('levels').flatMap(({ text, span }) => {
        const level = readLevel(text);
        if (level === undefined) tell(span, message('error.unknown-level', { value: text }));
        return level ?? [];
      });
      return LEVELS.filter((level) => levels.includes(level));
    },
    mark: ({ text, span }, key) => {
      const mark = MARKS.get(text);
      if (mark === undefined) tell(span, message('overlay.bad-value', { key, value: text, known: '●、▲、◎' }));
      return mark ?? null;
    },
  };
}

function readRaise(fields: Fields, line: number, words: Words): Raise | null {
  const control = fields.needed('control');
  const written = fields.neededScalar('mark');
  const mark = written === null ? null : words.mark(written, 'mark');
  const services = words.services(fields);
  const levels = words.levels(fields);
  if (control === null || mark === null || services === undefined || levels.length === 0) return null;
  return { line, control, services, levels, mark, reason: fields.text('reason') };
}

function readAddition(
  fields: Fields,
  line: number,
  words: Words,
  tell: (span: Span, what: Message) => void,
): Addition | null {
  const id = fields.neededScalar('control');
  const [item, title] = [fields.needed('item'), fields.needed('title')];
  const text = fields.neededScalar('text');
  if (!fields.has('service')) fields.lacks('service');
  const services = words.services(fields);
  const marks = readMarks(fields, words);
  const aliases = fields.scalars('aliases').map((each) => each.text);
  const notions = fields.items('notions').flatMap((tree) => {
    const terms = tree.kind === 'list' ? tree.items.flatMap((each) => (each.kind === 'scalar' ? [each.text] : [])) : [];
    if (tree.kind !== 'list') tell(tree.span, message('overlay.bad-shape', { key: 'notions' }));
    return terms.length > 0 ? [terms] : [];
  });
  if (aliases.length + notions.length === 0) {
    fields.lacks('notions');
    return null;
  }
  if (id !== null && !ID.test(id.text)) {
    tell(id.span, message('overlay.bad-id', { value: id.text }));
    return null;
  }
  if (text?.text.includes(BLANK) === true) {
    tell(text.span, message('overlay.blank'));
    return null;
  }
  if (id === null || item === null || title === null || text === null || marks === null) return null;
  if (services === null || services === undefined) return null;
  const reason = fields.text('reason');
  return { line, control: id.text, services, item, title, text: text.text, marks, aliases, notions, reason };
}

/** Marks by level; a level that is not named is not asked. */
function readMarks(fields: Fields, words: Words): Addition['marks'] | null {
  const marks: Record<Level, Mark> = { 高: '-', 中: '-', 普: '-' };
  let given = 0;
  for (const { key, value } of fields.entries('marks')) {
    const level = readLevel(key);
    if (level === undefined) fields.tell(value.span, message('error.unknown-level', { value: key }));
    const mark = value.kind === 'scalar' ? words.mark(value, key) : null;
    if (level === undefined || mark === null) continue;
    marks[level] = mark;
    given++;
  }
  if (given === 0) fields.lacks('marks');
  return given === 0 ? null : marks;
}
