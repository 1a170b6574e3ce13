import type { Context } from '../draft/passages.js';
import { normalisedString } from '../text/normalise.js';
import type { CompiledLexicon } from './compiledLexicon.js';
import { readCues, type Cue, type Turn } from './polarity.js';
import { readStatements } from './statements.js';
import type { TermHits } from './terms.js';

/** What stands around a passage, as far as judging it needs. */
export interface Surroundings {
  readonly heading: TermHits;
  /** Nearest first. */
  readonly governing: readonly TermHits[];
  readonly row: readonly TermHits[];
  /** Set when the row or the introduction says that what stands here is not asked; with the words that say so. */
  readonly turned: { readonly kind: Turn['kind']; readonly by: string } | undefined;
}

/** A cell or an introduction that is longer says more than an exemption. */
const LONGEST_CELL = 16;
const LONGEST_INTRODUCTION = 30;
const EXEMPT_CELL = /^(?:免|n\/a|na|[✗✘×])$/;
/** 「下列項目本案免辦：」「本案不適用項目」: a line that is about other lines. */
const ABOUT_OTHERS = /^(?:以下|下列)|(?:[:]|項目|事項|如下|者)$/;

/** As the title of a list the words exempt; in a sentence they may speak of single settings. */
const TITLE_OF_EXEMPTED = /不適用之?(?:項目|事項)$/;

type Turned = Surroundings['turned'];

/** What one text of a context says; the same heading stands over many passages and is read once. */
interface ContextText {
  readonly hits: TermHits;
  readonly asCell: Turned;
  readonly asIntroduction: Turned;
}

/** Reads contexts, each of their texts once. Made anew for each pass over a draft. */
export type ContextReader = (context: Context) => Surroundings;

export function createContextReader(lexicon: CompiledLexicon): ContextReader {
  const known = new Map<string, ContextText>();
  const read = (text: string): ContextText => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const made = readContextText(lexicon, text);
    known.set(text, made);
    return made;
  };
  return ({ heading, governing, row }) => {
    const rowTexts = row.map(read);
    const governingTexts = governing.map(read);
    return {
      heading: heading === null ? NOTHING : read(heading).hits,
      governing: governingTexts.map(({ hits }) => hits),
      row: rowTexts.map(({ hits }) => hits),
      turned:
        rowTexts.find(({ asCell }) => asCell !== undefined)?.asCell ??
        governingTexts.find(({ asIntroduction }) => asIntroduction !== undefined)?.asIntroduction,
    };
  };
}

const NOTHING: TermHits = new Map();

function readContextText(lexicon: CompiledLexicon, source: string): ContextText {
  const text = normalisedString(source);
  const hits = lexicon.finder.find(text);
  const isCell = text.length <= LONGEST_CELL;
  const isIntroduction = text.length <= LONGEST_INTRODUCTION && ABOUT_OTHERS.test(text);
  if (!isCell && !isIntroduction) return { hits, asCell: undefined, asIntroduction: undefined };
  const by = source.trim();
  const [cue] = cuesIn(lexicon, text);
  const turned: Turned = cue === undefined ? undefined : { kind: cue.kind, by };
  const exempt: Turned = { kind: 'negates', by };
  return {
    hits,
    asCell: !isCell ? undefined : EXEMPT_CELL.test(text) ? exempt : turned,
    asIntroduction: !isIntroduction ? undefined : TITLE_OF_EXEMPTED.test(text) ? exempt : turned,
  };
}

function cuesIn(lexicon: CompiledLexicon, text: string): readonly Cue[] {
  return readStatements(text).flatMap((statement) => {
    const hits = lexicon.finder.find(text.slice(statement.start, statement.end));
    return readCues(text, statement, hits, lexicon.polarity);
  });
}
