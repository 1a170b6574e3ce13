import type { Catalogue } from '../catalogue/catalogue.js';
import { isRelativeName, joinedName, type NamedFile, type NamedFiles } from '../draft/namedFiles.js';
import { message } from '../messages/translate.js';
import type { Overlay, OverlayFile, OverlayProblem, OverlayReading } from './overlay.js';
import { readOverlay } from './readOverlay.js';

/** Overlays that a draft names, or that its reader adds for all drafts, with the files as far as they could be had. */
export interface OverlaySource {
  readonly isOfDraft: boolean;
  readonly names: readonly string[];
  /** By name; those that the named ones extend, by the name joined with theirs (`joinedName`). */
  readonly files: NamedFiles;
}

/** Reads one file; kept by the caller by its text, as the same file is asked for with every key. */
export type ReadOverlay = (text: string) => OverlayFile;

export function overlayReader(catalogue: Catalogue): ReadOverlay {
  return (text) => readOverlay(text, catalogue);
}

/** More files are no configuration but a mistake; the rest is not looked for. */
const MOST_FILES = 32;

/** Follows the names of one source, each file once; a file that another extends comes before it. */
class Gathering {
  readonly overlays: Overlay[] = [];
  readonly problems: OverlayProblem[] = [];
  readonly lacking: string[] = [];
  readonly #done = new Set<string>();
  readonly #read: ReadOverlay;

  constructor(read: ReadOverlay) {
    this.#read = read;
  }

  follow(source: OverlaySource, root: string, name: string, way: readonly string[]): void {
    const { isOfDraft, files } = source;
    const problem = (rule: OverlayProblem['rule'], line: number | null, what: OverlayProblem['what']): void => {
      this.problems.push({ rule, line, what, name, root, isOfDraft });
    };
    const key = joinedName('', name);
    if (this.#done.has(key) || this.#done.size >= MOST_FILES) return;
    // What the user himself writes on the command line may be anywhere; a draft names what lies beside it.
    const isRefused = isOfDraft && way.length === 0 && !isRelativeName(name);
    const file: NamedFile | undefined = isRefused ? { kind: 'unreadable' } : files.get(name);
    if (file === undefined) {
      if (!this.lacking.includes(name)) this.lacking.push(name);
      return;
    }
    this.#done.add(key);
    if (file.kind !== 'text') {
      problem('overlay.unreadable', null, message(file.kind === 'absent' ? 'overlay.absent' : 'overlay.unreadable'));
      return;
    }
    const overlay: Overlay = { file: this.#read(file.text), name, root, isOfDraft };
    for (const { rule, line, what } of overlay.file.slips) problem(rule, line, what);
    const here = [...way, name];
    for (const { name: next, line } of overlay.file.extends) {
      if (!isRelativeName(next)) {
        problem('overlay.unreadable', line, message('overlay.unreadable'));
        continue;
      }
      const target = joinedName(name, next);
      const loop = here.findIndex((each) => joinedName('', each) === target);
      if (loop >= 0) {
        const chain = [...here.slice(loop), target].join(' → ');
        problem('overlay.invalid', line, message('overlay.cycle', { chain }));
      } else if (files.get(target)?.kind === 'absent') {
        problem('overlay.unreadable', line, message('overlay.absent-base', { name: next }));
      } else this.follow(source, root, target, here);
    }
    this.overlays.push(overlay);
  }
}

/** The overlays of several sources, and by source the names of files that are still to be fetched. */
export interface Gathered extends OverlayReading {
  readonly lacking: readonly (readonly string[])[];
}

/** Puts together the overlays of a draft. Of a file that could not be had, or of what means nothing in it, a problem tells. */
export function gatherOverlays(sources: readonly OverlaySource[], read: ReadOverlay): Gathered {
  const overlays: Overlay[] = [];
  const problems: OverlayProblem[] = [];
  const lacking: (readonly string[])[] = [];
  for (const source of sources) {
    const gathering = new Gathering(read);
    for (const name of source.names) gathering.follow(source, name, name, []);
    for (const overlay of gathering.overlays) {
      const { file, name, root, isOfDraft } = overlay;
      // The same file by another way, for example by the setting and by the draft.
      if (overlays.some((each) => each.file === file)) continue;
      const first = file.id === null ? undefined : overlays.find((each) => each.file.id === file.id);
      if (first === undefined) overlays.push(overlay);
      else {
        const what = message('overlay.same-id', { id: file.id ?? '', first: first.name });
        problems.push({ rule: 'overlay.clash', line: null, what, name, root, isOfDraft });
      }
    }
    problems.push(...gathering.problems);
    lacking.push(gathering.lacking);
  }
  return { overlays, problems, lacking };
}
