import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Catalogue, ControlId, Level, Mark, Service } from '../../server/src/core/catalogue/catalogue.js';
import type { Outcome } from '../../server/src/core/assessment/outcome.js';

/** What a reader says of one control in one text: the rules are in `test/corpus/LABELLING.md`. */
export interface Label {
  readonly outcome: Exclude<Outcome, 'decided'>;
  /** Words of the text that show it. */
  readonly evidence: string | null;
}

/** A labelled text, as a whole draft with front matter. */
export interface Item {
  /** File and number. */
  readonly id: string;
  readonly kind: 'passage' | 'draft';
  readonly text: string;
  /** The declared sheets. */
  readonly services: readonly Service[];
  /** Controls with a label. Of a whole draft every row of its sheets has one. */
  readonly labels: ReadonlyMap<ControlId, Label>;
  /** Marks of the labelled controls at the draft's level. */
  readonly marks: ReadonlyMap<ControlId, Mark | null>;
}

export type Half = 'development' | 'test';

interface RawPassage {
  readonly text: string;
  readonly level?: Level;
  readonly labels: Readonly<Record<string, Label['outcome']>>;
  readonly evidence?: Readonly<Record<string, string>>;
}

interface RawLabels {
  readonly labels: Readonly<
    Record<string, { readonly outcome: Label['outcome']; readonly evidence?: string; readonly why?: string }>
  >;
}

/** Reads one half of the corpus in `folder`. Not a schema: a file that is written wrongly fails in `test/accuracy/corpus.test.ts`. */
export function readCorpus(folder: string, half: Half, catalogue: Catalogue): readonly Item[] {
  return [...readPassages(folder, half, catalogue), ...readDrafts(folder, half, catalogue)];
}

function filesIn(folder: string, extension: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort();
}

function readPassages(folder: string, half: Half, catalogue: Catalogue): readonly Item[] {
  const home = path.join(folder, half, 'passages');
  return filesIn(home, '.yaml').flatMap((name) => {
    const raw = parse(readFileSync(path.join(home, name), 'utf8')) as readonly RawPassage[];
    return raw.map(({ text, level = '高', labels, evidence = {} }, index): Item => {
      const controls = Object.keys(labels);
      const services = servicesFor(catalogue, controls);
      return {
        id: `${name.replace('.yaml', '')} ${String(index + 1)}`,
        kind: 'passage',
        text: `---\n服務類型: [${services.join(', ')}]\n防護需求等級: ${level}\n---\n\n${text}\n`,
        services,
        labels: new Map(
          Object.entries(labels).map(([control, outcome]) => [
            control,
            { outcome, evidence: evidence[control] ?? null },
          ]),
        ),
        marks: marksOf(catalogue, services, level),
      };
    });
  });
}

/** The fewest sheets that have all the controls, 應用軟體開發 first as it has most. */
function servicesFor(catalogue: Catalogue, controls: readonly ControlId[]): readonly Service[] {
  const chosen = new Set<Service>();
  const sheets = catalogue.sheets.toSorted((a, b) => b.rows.length - a.rows.length);
  for (const control of controls) {
    const holders = sheets.filter((sheet) => sheet.rows.some((row) => row.control === control));
    if (holders.some(({ service }) => chosen.has(service))) continue;
    const [first] = holders;
    if (first !== undefined) chosen.add(first.service);
  }
  return [...chosen];
}

function readDrafts(folder: string, half: Half, catalogue: Catalogue): readonly Item[] {
  const home = path.join(folder, half, 'drafts');
  return filesIn(home, '.yaml').map((name): Item => {
    const raw = parse(readFileSync(path.join(home, name), 'utf8')) as RawLabels;
    const text = readFileSync(path.join(home, name.replace('.yaml', '.md')), 'utf8');
    const { services, level } = frontMatterOf(text, name);
    const rows = catalogue.sheets.filter(({ service }) => services.includes(service)).flatMap((sheet) => sheet.rows);
    return {
      id: name.replace('.yaml', ''),
      kind: 'draft',
      text,
      services,
      labels: new Map(
        rows.map(({ control }) => {
          const label = raw.labels[control];
          return [control, { outcome: label?.outcome ?? 'missing', evidence: label?.evidence ?? null }];
        }),
      ),
      marks: marksOf(catalogue, services, level),
    };
  });
}

function frontMatterOf(text: string, name: string): { readonly services: readonly Service[]; readonly level: Level } {
  const services = /^服務類型:\s*\[?([^\]\n]+)\]?$/m.exec(text)?.[1]?.split(/,\s*/) ?? [];
  const level = /^防護需求等級:\s*(高|中|普)$/m.exec(text)?.[1];
  if (level !== '高' && level !== '中' && level !== '普') throw new Error(`${name}: no level in the front matter`);
  // Whether these are services of the list is what the corpus test asks.
  return { services: services.map((each) => each.trim()) as unknown as readonly Service[], level };
}

const STRICTEST: readonly (Mark | null)[] = ['●', '◎', '▲', '-', null];

function marksOf(
  catalogue: Catalogue,
  services: readonly Service[],
  level: Level,
): ReadonlyMap<ControlId, Mark | null> {
  const marks = new Map<ControlId, Mark | null>();
  for (const row of catalogue.sheets.filter(({ service }) => services.includes(service)).flatMap(({ rows }) => rows)) {
    const { mark } = row.marks[level];
    const known = marks.get(row.control);
    if (known === undefined || STRICTEST.indexOf(mark) < STRICTEST.indexOf(known)) marks.set(row.control, mark);
  }
  return marks;
}
