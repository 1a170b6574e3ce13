import type { Catalogue, ControlId, Layer, Mark, Service } from '../catalogue/catalogue.js';
import { byControl, layerOf, requirementsOf, strictest } from '../catalogue/requirement.js';
import type { Engine } from '../checkDraft.js';
import type { Profile } from '../draft/profile.js';

/** One side of a comparison: a version of the list, with its layers, and the facts of a case. */
export interface Side {
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  /** Service types, level and facts; `catalogue` is that of the side. */
  readonly profile: Profile;
}

/** Where the list has a row. */
export interface AskedPlace {
  readonly service: Service;
  readonly sheet: string;
  /** 1-based, of the sheet; rows that a layer added count on behind its last. */
  readonly row: number;
}

/** What a side asks of one control, or leaves to the agency: a row marked ●, ◎ or ▲, or one whose mark cannot be read. */
export interface AskedRow {
  readonly control: ControlId;
  readonly title: string;
  readonly titleEn: string;
  /** 項目 of the row that gives the mark. */
  readonly item: string;
  /** All rows of the side's sheets that have the control and are not marked `-`, in the order of the list. */
  readonly places: readonly AskedPlace[];
  /** The strictest; null where the source cannot be read. */
  readonly mark: Mark | null;
  /** The clauses as published, each once, in the order of the list. */
  readonly texts: readonly string[];
  /** Who set the mark in place of the list; null where it is the list's own. */
  readonly layer: Layer | null;
  /** What the facts of the case make of a ◎ or ▲, in words; null where they settle nothing. */
  readonly standing: string | null;
}

/** Says what the facts of a case make of a control; null where they settle nothing. */
export type Standing = (side: Side, control: ControlId) => string | null;

const SETTLES_NOTHING: Standing = () => null;

/** What a side asks, in the order of the list. A row marked `-` is not asked. */
export function askedRows(side: Side, standing: Standing = SETTLES_NOTHING): readonly AskedRow[] {
  const { catalogue, profile, engine } = side;
  const asked = requirementsOf(catalogue, profile.services, profile.level).filter(({ mark }) => mark !== '-');
  return [...byControl(asked)].map(([control, requirements]) => {
    const requirement = strictest(requirements);
    const { title = control, titleEn = control } = engine.names.get(control) ?? {};
    return {
      control,
      title,
      titleEn,
      item: requirement.row.item,
      places: requirements.map(({ sheet, row }) => ({ service: sheet.service, sheet: sheet.title, row: row.row })),
      mark: requirement.mark,
      texts: [...new Set(requirements.map(({ row }) => row.text))],
      layer: layerOf(requirement)?.layer ?? null,
      standing: standing(side, control),
    };
  });
}
