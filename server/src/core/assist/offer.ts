import type { ControlId } from '../catalogue/catalogue.js';
import type { Piece } from '../edits/edit.js';
import type { Span } from '../text/span.js';

/** Something that may be written at a place, in the order in which it is offered. */
export interface Offer {
  readonly kind: 'clause' | 'key' | 'value' | 'control';
  readonly label: string;
  readonly detail: string;
  /** What it replaces; ends at the place. */
  readonly span: Span;
  readonly pieces: readonly Piece[];
  /** For a clause or an id: the control, whose page explains the offer. */
  readonly control: ControlId | null;
}

/** Where completion was asked for. */
export interface CompletionPlace {
  /** UTF-16 offset. */
  readonly offset: number;
  /** The author asked; else a key was typed, and only what surely fits is offered. */
  readonly isExplicit: boolean;
  /** What was typed on the line up to the place. */
  readonly before: string;
}
