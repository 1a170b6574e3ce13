import type { Level, Row } from '../catalogue/catalogue.js';
import type { Engine } from '../checkDraft.js';
import type { BaselineText, Profile } from '../draft/profile.js';
import { baselineTextOf, measuresOf, type Measure } from '../law/baseline.js';
import { movedLawOf } from '../law/rowLaw.js';
import { message, type Message } from '../messages/translate.js';
import { describeNow, describeProvenance, describeTextChoice } from '../rules/describeLaw.js';

/**
 * What of a row's words has moved in law since 112, each in a few lines: the words of the list, what holds now with source and date
 * checked, what changed.
 */
export function lawOfRow({ law, citationsIn }: Engine, row: Row): readonly (readonly Message[])[] {
  return movedLawOf(law, citationsIn, row).map(({ was, now, change, certainty, ...provenance }) => [
    message('law.row-was', { text: was }),
    message('law.row-now', { now: describeNow(now), provenance: describeProvenance(provenance) }),
    ...(change === null ? [] : [message('law.change', { change })]),
    ...(certainty === 'inferred' ? [message('law.inferred')] : []),
  ]);
}

/** The measures of annex 10 for which a row of the development sheet stands. */
export interface BaselineOfRow {
  readonly head: Message;
  readonly items: readonly Message[];
  /** Which text was taken and why; names of the clause that 115 does not know. */
  readonly notes: readonly Message[];
}

/** Resolves a row of annex 10 at the level and by the text of the case; null for any other row. */
export function baselineOfRow({ baseline }: Engine, profile: ProfileFacts | null, row: Row): BaselineOfRow | null {
  const aspect = baseline.rows.get(row.control);
  if (aspect === undefined) return null;
  const choice = baselineTextOf(baseline, profile ?? { baselineText: null, date: null });
  const { text } = choice;
  const used = baseline.renamed.filter((each) => each.aspect === aspect && row.text.includes(each.name));
  const names = used.map(({ name }) => name).join('、');
  const notes = [
    describeTextChoice(choice, baseline.texts[115].from),
    ...(names === '' ? [] : [message('baseline.renamed', { names })]),
  ];
  const of = (level: Level): readonly Measure[] => measuresOf(baseline, text, level, aspect);
  const level = profile?.level ?? null;
  if (level === null) {
    const [low, medium, high] = [of('普').length, of('中').length, of('高').length];
    return { head: message('baseline.row-open', { aspect, low, medium, high }), items: [], notes };
  }
  const measures = of(level);
  if (measures.length > 0) {
    const head = message('baseline.row', { aspect, level, count: measures.length });
    return { head, items: measures.map((each) => describeMeasure(each, text)), notes };
  }
  const first = (['普', '中', '高'] as const).find((each) => of(each).length > 0) ?? '高';
  return { head: message('baseline.row-none', { aspect, level, first }), items: [], notes };
}

type ProfileFacts = Pick<Profile, 'level' | 'baselineText' | 'date'>;

/** 「帳號管理：資通系統閒置帳號應禁用。（普級起）」 */
export function describeMeasure(measure: Measure, text: BaselineText): Message {
  const name = measure.measure ?? measure.aspect;
  return message('baseline.measure', {
    measure: name,
    wording: describeWording(measure, text),
    level: measure.level[text] ?? '',
  });
}

/** The wording in a text, or that it is not at hand. */
export function describeWording({ wording, gist, measure }: Measure, text: BaselineText): Message | string {
  return wording[text] ?? message('baseline.not-at-hand', { text, subject: gist ?? measure ?? '' });
}
