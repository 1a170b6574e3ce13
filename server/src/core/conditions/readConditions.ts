import type { Level } from '../catalogue/catalogue.js';
import { AGENCY_LEVELS, type AgencyLevel, type Words } from '../catalogue/conclusion.js';
import type { Condition, ConditionEffect, Conditions, Duty, DutyResolution, Wanted } from './conditions.js';

/** The data broke a promise that the schema cannot express. Thrown at load, never while checking a draft. */
export class ConditionsError extends Error {
  override readonly name = 'ConditionsError';
}

interface RawConditions {
  readonly conditions: readonly {
    readonly id: string;
    readonly place: Condition['place'];
    readonly quote: string;
    readonly controls?: readonly string[];
    readonly when: readonly (Omit<Wanted, 'budget'> & { readonly 'budget-at-least'?: number })[];
    readonly then: ConditionEffect['kind'];
    readonly level?: Level;
    readonly said?: readonly (readonly string[])[];
  }[];
}

type ByLevel = Extract<DutyResolution, { kind: 'by-level' }>;

interface RawDuties extends Omit<Conditions, 'conditions' | 'duties'> {
  readonly duties: readonly (Pick<Duty, 'id' | 'title' | 'controls'> & {
    readonly levels?: ByLevel['levels'];
    readonly scope?: ByLevel['scope'];
    readonly every?: Readonly<Partial<Record<AgencyLevel, number>>>;
    readonly period?: Words;
    readonly notListed?: Words;
    readonly parts?: readonly string[];
    readonly sources?: readonly string[];
  })[];
}

/** Made from the published schemas at build time. */
export interface ConditionGuards {
  readonly fitsConditions: (value: unknown) => boolean;
  readonly fitsDuties: (value: unknown) => boolean;
}

/**
 * Reads conditions and duties from data.
 *
 * @throws {ConditionsError} when the data does not fit its schema, an id stands twice, an effect lacks what it needs, a part is no
 * duty, or a duty names no source or one that is not in the table.
 */
export function readConditions(conditions: unknown, duties: unknown, guards: ConditionGuards): Conditions {
  if (!guards.fitsConditions(conditions)) throw new ConditionsError('data does not fit conditions.schema.json');
  if (!guards.fitsDuties(duties)) throw new ConditionsError('data does not fit duties.schema.json');
  // The guards above are the schemas themselves, so the casts state what was checked.
  const rawConditions = conditions as RawConditions;
  const raw = duties as RawDuties;
  const ids = new Set(raw.duties.map(({ id }) => id));
  if (ids.size < raw.duties.length) throw new ConditionsError('a duty stands twice');
  const seen = new Set<string>();
  return {
    law: raw.law,
    checked: raw.checked,
    sources: raw.sources,
    conditions: rawConditions.conditions.map((each): Condition => {
      if (seen.has(each.id)) throw new ConditionsError(`the condition ${each.id} stands twice`);
      seen.add(each.id);
      const when = each.when.map(({ 'budget-at-least': budget, ...rest }): Wanted =>
        budget === undefined ? rest : { ...rest, budget },
      );
      const { id, place, quote, controls = null } = each;
      return { id, place, quote, controls, when, then: readEffect(each) };
    }),
    duties: raw.duties.map((each) => {
      const resolves = readResolution(each);
      const named = resolves.kind === 'parts' ? [] : resolves.sources;
      if (resolves.kind !== 'parts' && named.length === 0) throw new ConditionsError(`duty ${each.id} has no source`);
      const stray = named.find((source) => raw.sources[source] === undefined);
      if (stray !== undefined) throw new ConditionsError(`duty ${each.id} names a source ${stray} that is not there`);
      const part = (each.parts ?? []).find((id) => !ids.has(id) || id === each.id);
      if (part !== undefined) throw new ConditionsError(`duty ${each.id} has a part ${part} that is no other duty`);
      return { id: each.id, title: each.title, controls: each.controls, resolves };
    }),
  };
}

function readEffect({ id, then, level, said }: RawConditions['conditions'][number]): ConditionEffect {
  switch (then) {
    case 'level-at-least':
      if (level === undefined) throw new ConditionsError(`condition ${id} names no level`);
      return { kind: then, level };
    case 'third-party-testing':
      if (said === undefined) throw new ConditionsError(`condition ${id} does not tell by what words it is met`);
      return { kind: then, said };
    case 'asked':
    case 'worth-assessing':
    case 'not-applicable':
      return { kind: then };
  }
}

function readResolution(raw: RawDuties['duties'][number]): DutyResolution {
  const { id, levels, notListed, parts, period, scope = [], every = {}, sources = [] } = raw;
  if ([levels, notListed, parts].filter((each) => each !== undefined).length !== 1)
    throw new ConditionsError(`duty ${id} must have one of levels, notListed, parts`);
  if (parts !== undefined) return { kind: 'parts', parts };
  if (notListed !== undefined) return { kind: 'not-listed', words: notListed, sources };
  if (levels === undefined || period === undefined) throw new ConditionsError(`duty ${id} has no period`);
  const idle = AGENCY_LEVELS.find((level) => every[level] !== undefined && levels[level] !== 'must');
  if (idle !== undefined) throw new ConditionsError(`duty ${id} has a rhythm at ${idle}, where it is none`);
  return { kind: 'by-level', levels, scope, every, period, sources };
}
