import type { Authority, ControlId, Level, Mark, Service } from '../catalogue/catalogue.js';
import type { Message } from '../messages/translate.js';

/**
 * One overlay file as read: what an agency or its authority asks beyond the list. Lines are one-based, of that file. Ids of controls
 * are as written: whether there are such is known only once all layers are put together.
 */
export interface OverlayFile {
  /** null where the file does not say: then its name stands for it. */
  readonly id: string | null;
  readonly title: string | null;
  readonly authority: Authority;
  /** Names of further files, relative to this one. */
  readonly extends: readonly { readonly name: string; readonly line: number }[];
  readonly raises: readonly Raise[];
  readonly additions: readonly Addition[];
  readonly wordings: readonly NewClause[];
  readonly synonyms: readonly Synonyms[];
  /** What of the file could not be taken. */
  readonly slips: readonly OverlaySlip[];
}

/** A higher mark for a row of the list. */
export interface Raise {
  readonly line: number;
  readonly control: ControlId;
  /** null: every sheet that has the row. */
  readonly services: readonly Service[] | null;
  readonly levels: readonly Level[];
  readonly mark: Mark;
  readonly reason: string | null;
}

/** A row that the list does not have. */
export interface Addition {
  readonly line: number;
  readonly control: ControlId;
  readonly services: readonly Service[];
  readonly item: string;
  readonly title: string;
  readonly text: string;
  readonly marks: Readonly<Record<Level, Mark>>;
  readonly aliases: readonly string[];
  /** What a draft must name, each with its synonyms. */
  readonly notions: readonly (readonly string[])[];
  readonly reason: string | null;
}

/** What is written in place of the list's clause. */
export interface NewClause {
  readonly line: number;
  readonly control: ControlId;
  /** null: every sheet that has the row. */
  readonly services: readonly Service[] | null;
  readonly clause: string;
}

/** Further words for a notion of the lexicon. */
export interface Synonyms {
  readonly line: number;
  readonly control: ControlId;
  readonly notion: string;
  readonly terms: readonly string[];
}

/** The rules that tell of overlays: a file that cannot be had, what of it means nothing, what it may not do, what two say differently. */
export type OverlayRule = 'overlay.unreadable' | 'overlay.invalid' | 'overlay.refused' | 'overlay.clash';

/** What of an overlay could not be taken. `line`: one-based, of its file; null: the file as a whole. */
export interface OverlaySlip {
  readonly rule: OverlayRule;
  readonly line: number | null;
  readonly what: Message;
}

/** An overlay in force: a file with the name by which it is told. */
export interface Overlay {
  readonly file: OverlayFile;
  /** Relative to the draft, or as the caller gave it. */
  readonly name: string;
  /** The name that the draft or the caller gave; another than `name` where that file extends this one. */
  readonly root: string;
  /** Whether the draft names it; else the caller does, for all drafts. */
  readonly isOfDraft: boolean;
}

/** A slip with the file that it is in. */
export interface OverlayProblem extends OverlaySlip, Pick<Overlay, 'name' | 'root' | 'isOfDraft'> {}

/** How the layers of a draft were read: those in force, first the one whose word holds, and what could not be taken. */
export interface OverlayReading {
  readonly overlays: readonly Overlay[];
  readonly problems: readonly OverlayProblem[];
}

export const NO_OVERLAYS: OverlayReading = { overlays: [], problems: [] };

/** The id of an overlay; its name where it gives none. */
export function idOf({ file, name }: Overlay): string {
  return file.id ?? name;
}

/** The title of an overlay; its name where it gives none. */
export function titleOf({ file, name }: Overlay): string {
  return file.title ?? name;
}
