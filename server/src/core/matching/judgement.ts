import type { ControlId } from '../catalogue/catalogue.js';
import type { Span } from '../text/span.js';
import type { FoundNotion } from './naming.js';
import type { Idle } from './stance.js';
import type { SubstanceReading } from './substance.js';

/**
 * What one statement says about one control. Ranges are UTF-16 units of the passage's visible text, so that a judgement
 * stays true wherever the passage moves to.
 */
export interface Judgement {
  readonly control: ControlId;
  readonly verdict: Verdict;
  /** The statement. */
  readonly span: Span;
  /** The statement with those behind it that name nothing of their own and so belong to it. */
  readonly whole: Span;
  /** 0–1: how near the statement is to the control; orders evidence, decides nothing by itself. */
  readonly score: number;
  /** Weighted share of the clause's character pairs that the statement has, 0–1. */
  readonly similarity: number;
  readonly found: readonly FoundNotion[];
  /** For what asks: what it says on the parameters of the control. Spans as `span`. */
  readonly substance: readonly SubstanceReading[];
}

export type Verdict =
  /** It asks for the control. */
  | { readonly kind: 'covers'; readonly how: 'named' | 'near-verbatim' | 'under-heading' | 'bound' }
  /** It leaves the control to the vendor (宜, 得, 視需要), or asks for a part of it alone (僅就). */
  | { readonly kind: 'weakens'; readonly how: 'optional' | 'partial'; readonly cue: string }
  /** It says that the control is not asked here. `isWhole` is false where one notion of the control is left unsaid. */
  | { readonly kind: 'negates'; readonly cue: string; readonly isWhole: boolean }
  /** It says that the control is bought elsewhere. */
  | { readonly kind: 'defers'; readonly cue: string; readonly isWhole: boolean }
  /** It may mean the control; a person must look. */
  | { readonly kind: 'suggests'; readonly why: 'heading-only' | 'incomplete' | 'reference' }
  /** It has the words but speaks of something else; index of the exclusion. */
  | { readonly kind: 'excluded'; readonly by: number }
  /** It names the control without asking for it: background, a definition, a penalty. `cue` is empty where the place says so. */
  | { readonly kind: 'idle'; readonly why: Idle; readonly cue: string }
  /** It has the key word and too little else: no evidence, but what an author who looks for a control is shown. */
  | { readonly kind: 'near' };

/** A judgement before the parameters are read. */
export type BareJudgement = Omit<Judgement, 'substance' | 'whole'>;
