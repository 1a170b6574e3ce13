import { checkDraft, createEngine, type CheckOptions, type DraftCheck, type Engine } from './checkDraft.js';
import { filesNamedBy, isRelativeName, NO_FILES, overlaysNamedBy, type NamedFiles } from './draft/namedFiles.js';
import { readDraftFrontMatter } from './draft/readDraft.js';
import type { FrontMatter } from './draft/frontMatter.js';
import { applyOverlays } from './overlay/applyOverlays.js';
import { gatherOverlays, overlayReader, type OverlaySource, type ReadOverlay } from './overlay/gatherOverlays.js';
import type { Overlay, OverlayFile, OverlayProblem, OverlayReading } from './overlay/overlay.js';

/** Overlays that hold for all drafts of a workspace or of a run, with their files as far as they could be had. */
export interface CommonOverlays {
  readonly names: readonly string[];
  readonly files: NamedFiles;
}

export const NO_COMMON_OVERLAYS: CommonOverlays = { names: [], files: NO_FILES };

/** The engine for one draft: the list with its layers, and how these were read. */
export interface LayeredEngine {
  readonly engine: Engine;
  readonly overlays: OverlayReading;
}

/** Names of files that are still to be fetched before a draft can be checked as it wants to be. */
export interface LackingFiles {
  readonly ofDraft: readonly string[];
  readonly common: readonly string[];
}

/**
 * The engines for drafts with overlays. Reading and compiling are kept by content, so that an edit of the draft costs neither. Drop it
 * whenever you like: it can only be slower.
 */
export interface Layers {
  readonly base: Engine;
  readonly lacking: (frontMatter: FrontMatter | null, files: NamedFiles, common?: CommonOverlays) => LackingFiles;
  readonly engineFor: (frontMatter: FrontMatter | null, files: NamedFiles, common?: CommonOverlays) => LayeredEngine;
  /** The engines with layers that are at hand, the newest first. */
  readonly engines: () => readonly Engine[];
}

/** Texts and engines kept; a workspace has few layers, and each engine weighs some megabytes. */
const MOST_TEXTS = 64;
const MOST_ENGINES = 4;

interface Compiled {
  readonly overlays: readonly Overlay[];
  readonly engine: Engine;
  readonly problems: readonly OverlayProblem[];
}

export function createLayers(base: Engine): Layers {
  const texts = new Map<string, OverlayFile>();
  const fresh = overlayReader(base.catalogues[0]);
  const read: ReadOverlay = (text) => {
    const known = texts.get(text) ?? fresh(text);
    if (texts.size >= MOST_TEXTS && !texts.has(text)) texts.clear();
    texts.set(text, known);
    return known;
  };
  let kept: readonly Compiled[] = [];
  const compiled = (overlays: readonly Overlay[]): Compiled => {
    const known = kept.find((each) => isSame(each.overlays, overlays)) ?? compile(base, overlays);
    kept = [known, ...kept.filter((each) => each !== known)].slice(0, MOST_ENGINES);
    return known;
  };
  return {
    base,
    engines: () => kept.map(({ engine }) => engine),
    lacking: (frontMatter, files, common = NO_COMMON_OVERLAYS) => {
      const sources = sourcesOf(frontMatter, files, common);
      const [ofCommon = [], ofDraft = []] = gatherOverlays(sources, read).lacking;
      // A ledger in a file of its own is fetched with the overlays, and read by others.
      const others = filesNamedBy(frontMatter).filter((name) => isRelativeName(name) && !files.has(name));
      return { ofDraft: [...new Set([...ofDraft, ...others])], common: ofCommon };
    },
    engineFor: (frontMatter, files, common = NO_COMMON_OVERLAYS) => {
      const { overlays, problems } = gatherOverlays(sourcesOf(frontMatter, files, common), read);
      if (overlays.length === 0) return { engine: base, overlays: { overlays, problems } };
      const { engine, problems: more } = compiled(overlays);
      return { engine, overlays: { overlays, problems: [...problems, ...more] } };
    },
  };
}

/** What holds for all comes first: a draft may not write other clauses than its agency. */
function sourcesOf(
  frontMatter: FrontMatter | null,
  files: NamedFiles,
  common: CommonOverlays,
): readonly OverlaySource[] {
  return [
    { isOfDraft: false, ...common },
    { isOfDraft: true, names: overlaysNamedBy(frontMatter).map(({ text }) => text), files },
  ];
}

function isSame(one: readonly Overlay[], other: readonly Overlay[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ file, name, root }, i) => {
      const each = other[i];
      return each?.file === file && each.name === name && each.root === root;
    })
  );
}

function compile(base: Engine, overlays: readonly Overlay[]): Compiled {
  const { catalogues, lexicon, problems } = applyOverlays(base, overlays);
  return { overlays, engine: createEngine(catalogues, lexicon, base), problems };
}

/** Checks a draft with the layers that its files give. The result knows its engine: what is asked next is asked of that one. */
export function checkLayered(
  layers: Layers,
  text: string,
  options: Omit<CheckOptions, 'overlays'> & { readonly common?: CommonOverlays } = {},
): DraftCheck {
  const { common, ...rest } = options;
  const { engine, overlays } = layers.engineFor(readDraftFrontMatter(text), options.files ?? NO_FILES, common);
  return checkDraft(engine, text, { ...rest, overlays });
}
