import { LEVELS } from '../core/catalogue/catalogue.js';
import type { AskedRow, Side } from '../core/compare/askedRows.js';
import type { CataloguesReport, DiffReport, EntryReport, SidesReport } from '../core/compare/diffReport.js';
import { markChange, markShown } from '../core/compare/diffTable.js';
import { PROFILE_FIELDS, type FieldId } from '../core/draft/profileFields.js';
import { message, type Language, type Message, type Translate } from '../core/messages/translate.js';
import { columnsOf, pad, type Terminal } from './terminal.js';
import { wrap } from './wrap.js';

interface Voice {
  readonly language: Language;
  readonly translate: Translate;
}

/** A side in words: sheets, level, version of the list, and the facts that were given. */
export function sideMessage({ catalogue, profile, engine }: Side, language: Language): Message {
  const titles = catalogue.sheets.filter(({ service }) => profile.services.includes(service)).map(({ title }) => title);
  const facts: readonly (readonly [FieldId, string | boolean | null])[] = [
    ['agency-level', profile.agencyLevel],
    ['core-system', profile.coreSystem],
    ['personal-data', profile.personalData],
    ['critical-infrastructure', profile.criticalInfrastructure],
    ['public-facing', profile.publicFacing],
    ['mobile-app', profile.mobileApp],
    ['budget', profile.budget === null ? null : String(profile.budget)],
    ['agency-kind', profile.agencyKind],
    ['date', profile.date],
    ['baseline-text', profile.baselineText],
  ];
  const given = facts.flatMap(([id, value]) =>
    value === null ? [] : [`${nameOf(id, language)} ${shown(value, language)}`],
  );
  const layers = new Set(
    engine.catalogues.flatMap(({ sheets }) =>
      sheets.flatMap(({ rows }) =>
        rows.flatMap(({ marks }) =>
          LEVELS.flatMap((level) => (marks[level].status === 'layered' ? [marks[level].layer.title] : [])),
        ),
      ),
    ),
  );
  const services = titles.join('、');
  const base = message('report.profile', { services, level: profile.level ?? '', catalogue: catalogue.id });
  return [...given, ...layers].reduce((all, each) => message('diff.with', { side: all, fact: each }), base);
}

function nameOf(id: FieldId, language: Language): string {
  const [chinese = id, english = id] = PROFILE_FIELDS.find((field) => field.id === id)?.keys ?? [];
  return language === 'en' ? english : chinese;
}

function shown(value: string | boolean, language: Language): string {
  if (typeof value === 'string') return value;
  return language === 'en' ? (value ? 'yes' : 'no') : value ? '是' : '否';
}

/** What changes, for people: a paragraph for each kind, a line for each row. What stays is only counted. */
export function diffText(report: DiffReport, voice: Voice, terminal: Terminal): string {
  const groups = report.kind === 'sides' ? sideGroups(report, voice) : catalogueGroups(report, voice);
  return groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => {
      const width = columnsOf(rows.map(({ mark }) => mark));
      const lines = rows.flatMap(({ mark, name, notes }) => [
        `  ${pad(mark, width)}  ${wrap(name, terminal.width - 6, '      ')}`,
        ...notes.map((note) => `      ${terminal.paint.dim(wrap(note, terminal.width - 6, '      '))}`),
      ]);
      return `\n${terminal.paint.bold(title)}\n${lines.join('\n')}\n`;
    })
    .join('');
}

interface Line {
  readonly mark: string;
  readonly name: string;
  readonly notes: readonly string[];
}

interface Group {
  readonly title: string;
  readonly rows: readonly Line[];
}

function sideGroups({ gained, lost, changed }: SidesReport, voice: Voice): readonly Group[] {
  const say = (...args: Parameters<typeof message>): string => voice.translate(message(...args));
  const name = (row: AskedRow): string => {
    const places = row.places.map(({ sheet, row: number }) =>
      row.layer === null ? say('source.row', { sheet, row: number }) : `《${sheet}》`,
    );
    const control = say('control.name', { item: row.item, title: row.title, titleEn: row.titleEn });
    return say('diff.row', { control, places: places.join('') });
  };
  const plain = (row: AskedRow): Line => ({
    mark: markShown(row.mark),
    name: name(row),
    notes: [...(row.standing === null ? [] : [row.standing]), ...layerNote(row.layer, say)],
  });
  return [
    { title: say('diff.gained-rows', { count: gained.length }), rows: gained.map(plain) },
    { title: say('diff.lost-rows', { count: lost.length }), rows: lost.map(plain) },
    {
      title: say('diff.changed-rows', { count: changed.length }),
      rows: changed.map(({ from, to, differences }) => ({
        mark: markChange(from.mark, to.mark),
        name: name(to),
        notes: [
          ...(differences.includes('wording')
            ? [say('diff.reworded', { from: from.texts.join(' '), to: to.texts.join(' ') })]
            : []),
          ...(differences.includes('standing')
            ? [say('diff.restood', { from: from.standing ?? '－', to: to.standing ?? '－' })]
            : []),
          ...layerNote(to.layer, say),
        ],
      })),
    },
  ];
}

type Say = (...args: Parameters<typeof message>) => string;

function layerNote(layer: AskedRow['layer'], say: Say): readonly string[] {
  if (layer === null) return [];
  const reason = layer.reason === null ? '' : say('asked.reason', { reason: layer.reason });
  return [say('diff.by-layer', { title: layer.title, reason })];
}

function catalogueGroups({ gained, lost, changed }: CataloguesReport, voice: Voice): readonly Group[] {
  const say: Say = (...args) => voice.translate(message(...args));
  const marks = (from: EntryReport, to: EntryReport): string =>
    LEVELS.map((level) => `${level}${markChange(from.marks[level], to.marks[level])}`).join(' ');
  const plain = (entry: EntryReport): Line => ({
    mark: marks(entry, entry),
    name: `${entry.service} ${entry.control}`,
    notes: [entry.text],
  });
  return [
    { title: say('diff.gained-rows', { count: gained.length }), rows: gained.map(plain) },
    { title: say('diff.lost-rows', { count: lost.length }), rows: lost.map(plain) },
    {
      title: say('diff.changed-rows', { count: changed.length }),
      rows: changed.map(({ from, to, reworded }) => ({
        mark: marks(from, to),
        name: `${to.service} ${to.control}`,
        notes: reworded ? [say('diff.reworded', { from: from.text, to: to.text })] : [],
      })),
    },
  ];
}
