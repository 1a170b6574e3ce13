import type { Service } from '../catalogue/catalogue.js';
import { readNumbering } from '../draft/numbering.js';
import type { Passage } from '../draft/passages.js';
import { foldKey } from '../draft/profileFields.js';
import type { Draft } from '../draft/readDraft.js';
import { hasAny } from '../matching/termLists.js';
import type { DoubtWhen } from '../matching/serviceCues.js';
import { createContextReader, type Surroundings } from '../matching/surroundings.js';
import { readTitleCues, type CueForce, type WorkCue, type WorkReader } from '../matching/workCues.js';
import { positionAt } from '../text/lineMap.js';
import { normalisedString } from '../text/normalise.js';
import { sourceSpan } from '../text/sourceText.js';
import type { Span } from '../text/span.js';

/** Words of the draft contradict the service types that it declares. */
export interface ServiceDoubt {
  /** The declared type that is in doubt. */
  readonly declared: Service;
  /** The type whose work the words show. */
  readonly suggests: Service;
  /** Where the words stand, the title first, then in the order of the draft. */
  readonly places: readonly WorkPlace[];
}

/** Words that show some work. `span` is in UTF-16 offsets of the draft. */
export interface WorkPlace {
  readonly span: Span;
  readonly words: string;
}

interface Place extends WorkPlace {
  readonly kind: 'title' | 'heading' | 'text';
  readonly line: number;
  readonly said: string;
}

/** What a draft shows of one work. */
interface Shown {
  readonly places: readonly Place[];
  /** It is at least spoken of, in this case and not as background. */
  readonly isTraced: boolean;
}

const NO_CUES: readonly WorkCue[] = [];
const NOT_SHOWN: Shown = { places: [], isTraced: false };

/** Keys of the front matter that hold the title of the case. */
const TITLE_KEYS = new Set(
  ['案名', '標案名稱', '採購案名', '採購案名稱', '專案名稱', '計畫名稱', '名稱', 'title', 'name', 'case-title'].map(
    foldKey,
  ),
);

/** Looks whether the draft shows work that no declared type has. `cues` is parallel to the passages. At most one doubt is told. */
export function doubtOfServices(
  reader: WorkReader,
  draft: Pick<Draft, 'frontMatter' | 'sections' | 'passages' | 'lines'>,
  services: readonly Service[],
  cues: readonly (readonly WorkCue[])[],
): ServiceDoubt | null {
  const open = reader.doubts.filter(({ declared }) => declared.some((service) => services.includes(service)));
  if (open.length === 0) return null;
  const asked = new Set(open.flatMap(({ shows, lacks }) => [...shows, ...lacks]));
  const shown = shownWorks(reader, draft, cues, asked);
  for (const when of open) {
    const places = placesOfDoubt(reader, when, services, shown);
    const declared = when.declared.find((service) => services.includes(service));
    if (places !== undefined && declared !== undefined) return { declared, suggests: when.suggests, places };
  }
  return null;
}

function placesOfDoubt(
  reader: WorkReader,
  when: DoubtWhen,
  services: readonly Service[],
  shown: ReadonlyMap<string, Shown>,
): readonly Place[] | undefined {
  const of = (work: string): Shown => shown.get(work) ?? NOT_SHOWN;
  const isInPlace = reader.works.some(
    ({ work, belongs }) => when.shows.includes(work) && belongs.some((service) => services.includes(service)),
  );
  if (isInPlace || when.lacks.some((work) => of(work).isTraced)) return undefined;
  if (when.each && when.shows.some((work) => of(work).places.length === 0)) return undefined;
  const places = independent(when.shows.flatMap((work) => of(work).places));
  if (places.length < when.places || (when.title && places[0]?.kind !== 'title')) return undefined;
  // Headings alone promise; the title of the case, a sentence or an entry must say so too.
  return places.some(({ kind }) => kind !== 'heading') ? places : undefined;
}

/** One place for each line and each wording, the title first. */
function independent(places: readonly Place[]): readonly Place[] {
  const lines = new Set<number>();
  const sayings = new Set<string>();
  const inOrder = places.toSorted(
    (a, b) => Number(b.kind === 'title') - Number(a.kind === 'title') || a.span.start - b.span.start,
  );
  return inOrder.filter(({ line, said }) => {
    if (lines.has(line) || sayings.has(said)) return false;
    lines.add(line);
    sayings.add(said);
    return true;
  });
}

/** Contexts are read only where a passage has words of a work that is asked for. */
function shownWorks(
  reader: WorkReader,
  draft: Pick<Draft, 'frontMatter' | 'sections' | 'passages' | 'lines'>,
  cues: readonly (readonly WorkCue[])[],
  asked: ReadonlySet<string>,
): ReadonlyMap<string, Shown> {
  const places = new Map<string, Place[]>();
  const traced = new Set<string>();
  const add = (work: string, place: Place): void => {
    const own = places.get(work);
    if (own === undefined) places.set(work, [place]);
    else own.push(place);
    traced.add(work);
  };
  const lineOf = (offset: number): number => positionAt(draft.lines, offset).line;
  const title = titleOf(draft);
  if (title !== undefined) {
    for (const [work, { start, end }] of readTitleCues(reader, title.text)) {
      // Where markup or quotes stand in a title, its words cannot be counted off; then all of it is shown.
      const isPlain = title.span.end - title.span.start === title.text.length;
      const span = isPlain ? { start: title.span.start + start, end: title.span.start + end } : title.span;
      const words = title.text.slice(start, end);
      add(work, { kind: 'title', span, words, line: lineOf(title.span.start), said: title.text });
    }
  }
  const readContext = createContextReader(reader.lexicon);
  const isAside = createAsideReader(reader);
  const [main] = draft.sections;
  draft.passages.forEach((passage, i) => {
    const own = (cues[i] ?? NO_CUES).filter(({ work, force }) => force !== 'none' && asked.has(work));
    const isTitle = passage.kind === 'heading' && main !== undefined && passage.span.start === main.titleSpan.start;
    if (own.length === 0 || passage.kind === 'quote' || isTitle) return;
    const around = readContext(passage.context);
    if (around.turned !== undefined || around.rowTurned !== undefined || passage.context.governing.some(isAside))
      return;
    for (const { work, force, span, said } of own) {
      if (isTrace(force, around)) traced.add(work);
      if (!isAsked(force, around, passage)) continue;
      const at = sourceSpan(passage.text, span);
      const kind = passage.kind === 'heading' ? 'heading' : 'text';
      add(work, { kind, span: at, words: passage.text.text.slice(span.start, span.end), line: lineOf(at.start), said });
    }
  });
  return new Map([...traced].map((work) => [work, { places: places.get(work) ?? [], isTraced: true }]));
}

/** The title of the case: what the front matter calls so, else the main heading. */
function titleOf({
  frontMatter,
  sections,
}: Pick<Draft, 'frontMatter' | 'sections'>): { readonly text: string; readonly span: Span } | undefined {
  const value = frontMatter?.entries.find(({ key }) => TITLE_KEYS.has(foldKey(key)))?.values?.[0];
  if (value !== undefined) return value;
  const [main] = sections;
  return main?.depth.markdown === 1 ? { text: main.title, span: main.titleSpan } : undefined;
}

/**
 * Whether a heading, an introduction or the title of a column says that what stands there is not the work of this case. The same
 * text governs many passages and is read once.
 */
function createAsideReader(reader: WorkReader): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const made = hasAny(reader.sections, reader.finder.find(normalisedString(text)));
    known.set(text, made);
    return made;
  };
}

function isTrace(force: CueForce, { placed }: Surroundings): boolean {
  return force !== 'none' && (placed === undefined || force === 'bound');
}

/** 「障礙排除：四小時內回應」: a line with a label is an entry too. */
const LABELLED = /^[^:：,，。;；]{1,16}[:：]/;

/** What binds holds below a background heading too; what is only named must be an entry: of a list, a table, or a line of its own. */
function isAsked(force: CueForce, { placed }: Surroundings, { kind, text }: Passage): boolean {
  if (placed !== undefined) return force === 'bound' && placed === 'background';
  if (force === 'bound' || force === 'sentence') return true;
  const line = text.text.trim();
  return force === 'item' && (kind !== 'paragraph' || readNumbering(line) !== undefined || LABELLED.test(line));
}
