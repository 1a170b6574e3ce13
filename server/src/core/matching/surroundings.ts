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
const EXEMPT_CELL = /^(?:免|n\/a|na)$/;
/** 「下列項目本案免辦：」「本案不適用項目」: a line that is about other lines. */
const ABOUT_OTHERS = /(?:[:]|項目|事項|如下|者)$/;

/** As the title of a list the words exempt; in a sentence they may speak of single settings. */
const TITLE_OF_EXEMPTED = /不適用之?(?:項目|事項)$/;

export function readSurroundings(lexicon: CompiledLexicon, context: Context): Surroundings {
  const find = (text: string): TermHits => lexicon.finder.find(normalisedString(text));
  return {
    heading: context.heading === null ? new Map() : find(context.heading),
    governing: context.governing.map(find),
    row: context.row.map(find),
    turned: turnOfRow(lexicon, context.row) ?? turnOfIntroduction(lexicon, context.governing),
  };
}

function cuesIn(lexicon: CompiledLexicon, text: string): readonly Cue[] {
  return readStatements(text).flatMap((statement) => readCues(text, statement, lexicon.finder, lexicon.polarity));
}

function turnOfRow(lexicon: CompiledLexicon, row: readonly string[]): Surroundings['turned'] {
  for (const cell of row) {
    const text = normalisedString(cell);
    if (text.length > LONGEST_CELL) continue;
    if (EXEMPT_CELL.test(text)) return { kind: 'negates', by: cell.trim() };
    const [cue] = cuesIn(lexicon, text);
    if (cue !== undefined) return { kind: cue.kind, by: cell.trim() };
  }
  return undefined;
}

function turnOfIntroduction(lexicon: CompiledLexicon, governing: readonly string[]): Surroundings['turned'] {
  for (const line of governing) {
    const text = normalisedString(line);
    if (text.length > LONGEST_INTRODUCTION || !ABOUT_OTHERS.test(text)) continue;
    if (TITLE_OF_EXEMPTED.test(text)) return { kind: 'negates', by: line.trim() };
    const [cue] = cuesIn(lexicon, text);
    if (cue !== undefined) return { kind: cue.kind, by: line.trim() };
  }
  return undefined;
}
