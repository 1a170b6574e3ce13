import type { ControlId } from '../catalogue/catalogue.js';
import type { Span } from '../text/span.js';
import type { FoundNotion } from './naming.js';

/**
 * What one statement says about one control. Ranges are UTF-16 units of the passage's visible text, so that a judgement
 * stays true wherever the passage moves to.
 */
export interface Judgement {
  readonly control: ControlId;
  readonly verdict: Verdict;
  /** The statement. */
  readonly span: Span;
  /** 0–1: how near the statement is to the control; orders evidence, decides nothing by itself. */
  readonly score: number;
  /** Weighted share of the clause's character pairs that the statement has, 0–1. */
  readonly similarity: number;
  readonly found: readonly FoundNotion[];
}

export type Verdict =
  /** It asks for the control. */
  | { readonly kind: 'covers'; readonly how: 'named' | 'near-verbatim' | 'under-heading' }
  /** It says that the control is not asked here. `isWhole` is false where one notion of the control is left unsaid. */
  | { readonly kind: 'negates'; readonly cue: string; readonly isWhole: boolean }
  /** It says that the control is bought elsewhere. */
  | { readonly kind: 'defers'; readonly cue: string; readonly isWhole: boolean }
  /** It may mean the control; a person must look. */
  | { readonly kind: 'suggests'; readonly why: 'heading-only' | 'incomplete' }
  /** It has the words but speaks of something else; index of the exclusion. */
  | { readonly kind: 'excluded'; readonly by: number }
  /** It has the key word and too little else: no evidence, but what an author who looks for a control is shown. */
  | { readonly kind: 'near' };
