import type { ControlAssessment } from '../assessment/assess.js';
import type { ControlId, Mark } from '../catalogue/catalogue.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import { readNumbering } from '../draft/numbering.js';
import { createSectionHome } from '../draft/sectionHome.js';
import { isBelow, type Section } from '../draft/sections.js';
import { clauseSentence } from '../edits/clausePieces.js';
import { message } from '../messages/translate.js';
import { normalisedString } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import type { CompletionPlace, Offer } from './offer.js';
import { titleOf, type Voice } from './controlPage.js';

/** The markup before the words of a line: quote marks, a list mark, the bar of a table cell. */
const MARKUP = /^[ \t\u3000>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|.*\|[ \t]*)?/;
/** Longer than this, a line is a sentence of its own. */
const LONGEST_WORD = 16;
const SENTENCE = /[。；;，,！!？?、]/;
const MOST_OFFERS = 50;
const MARK_ORDER: readonly (Mark | null)[] = ['●', '▲', '◎'];

/** The clauses that the draft lacks and that fit what was typed, the most fitting first. */
export function clauseOffers(
  engine: Engine,
  check: DraftCheck,
  { offset, isExplicit, before }: CompletionPlace,
  voice: Voice,
): readonly Offer[] {
  if (/^[ \t]*#/.test(before)) return [];
  const markup = MARKUP.exec(before)?.[0] ?? '';
  const line = before.slice(markup.length);
  const { length = 0 } = readNumbering(`${line} `) ?? {};
  const numbered = Math.min(length, line.length);
  const typed = line.slice(numbered);
  const word = normalisedString(typed).trim();
  if (typed.length > LONGEST_WORD || SENTENCE.test(typed)) return [];
  const isItem = markup.trim() !== '' || numbered > 0;
  if (word === '' && !isExplicit && !isItem) return [];
  const lineSpan = { start: offset - before.length, end: offset };
  const sections = sectionsAround(check, lineSpan.start);
  const fitnessOf = readFitness(check, sections);
  const ranked = check.assessments
    .filter((assessment) => isLacking(assessment, lineSpan) && MARK_ORDER.includes(assessment.requirement.mark))
    .flatMap((assessment) => {
      const fitness = fitnessOf(assessment);
      const likeness = word === '' ? 1 : likenessTo(engine, assessment, word);
      // Before a word was typed, only what belongs into this section is offered unasked.
      return likeness === 0 || (word === '' && !isExplicit && fitness < FITS)
        ? []
        : [{ assessment, fitness, likeness }];
    })
    .toSorted(
      (a, b) =>
        b.likeness - a.likeness ||
        b.fitness - a.fitness ||
        MARK_ORDER.indexOf(a.assessment.requirement.mark) - MARK_ORDER.indexOf(b.assessment.requirement.mark),
    );
  const span = { start: offset - typed.length, end: offset };
  return ranked
    .slice(0, MOST_OFFERS)
    .map(({ assessment }) => ({ ...offerOf(engine, check, assessment, sections, voice), span }));
}

/** What is being typed may be a name already («SBOM»): the line at hand does not count as asking. */
function isLacking({ outcome, evidence, suppression }: ControlAssessment, line: Span): boolean {
  if (outcome === 'missing') return true;
  return (
    suppression === null &&
    (outcome === 'covered' || outcome === 'weakened' || outcome === 'uncertain') &&
    evidence.every(({ span }) => line.start <= span.start && span.end <= line.end)
  );
}

function offerOf(
  engine: Engine,
  check: DraftCheck,
  { control, requirement }: ControlAssessment,
  section: readonly Section[],
  voice: Voice,
): Omit<Offer, 'span'> {
  const { row, sheet, mark } = requirement;
  const isNamed = normalisedString(section.at(-1)?.title ?? '').includes(normalisedString(row.item));
  return {
    kind: 'clause',
    label: `${mark ?? ''} ${titleOf(engine, voice, control)}`,
    detail: voice.translate(message('completion.clause', { item: row.item, sheet: sheet.title, row: row.row })),
    pieces: [...(isNamed ? [] : [`${row.item}：`]), ...clauseSentence(row, check.reading.profile.level)],
    control,
  };
}

/** The sections around a line, outermost first; the line itself opens none, though it may read as a title. */
function sectionsAround({ draft }: DraftCheck, lineStart: number): readonly Section[] {
  let open: readonly Section[] = [];
  for (const section of draft.sections) {
    // A heading without words has no place in the text.
    if (section.title === '') continue;
    if (section.titleSpan.start >= lineStart) break;
    open = [...open.filter((each) => isBelow(section.depth, each.depth)), section];
  }
  return open;
}

const FITS = 2;

/** How well a control fits between some sections: 2 in the innermost that holds any control, 1 in one around it, 0 elsewhere. */
function readFitness(check: DraftCheck, sections: readonly Section[]): (assessment: ControlAssessment) => number {
  const homeOf = createSectionHome(check.draft.sections);
  const homes = new Map(check.assessments.map((each) => [each.control, homeOf(each.requirement.row.item)]));
  const innermost = sections.findLast((section) => [...homes.values()].includes(section));
  return ({ control }) => {
    const home = homes.get(control) ?? null;
    if (home === null || !sections.includes(home)) return 0;
    return home === innermost ? FITS : 1;
  };
}

/** 0: nothing in common. A name that begins with the word counts for more than one that has it inside, and that for more than the clause. */
function likenessTo(engine: Engine, { control, requirement }: ControlAssessment, word: string): number {
  const names = namesOf(engine, control);
  const item = normalisedString(requirement.row.item);
  const clause = normalisedString(requirement.row.clause);
  // The item with its colon goes on with the clause.
  if (names.some((name) => name.startsWith(word)) || `${item}:${clause}`.startsWith(word)) return 4;
  if (word.length < 2) return 0;
  if (names.some((name) => name.includes(word))) return 3;
  if (item.includes(word)) return 2;
  return clause.includes(word) ? 1 : 0;
}

const folded = new WeakMap<Engine, ReadonlyMap<ControlId, readonly string[]>>();

/** Title, English title with each of its words, id and the lexicon's names of a control, folded. */
function namesOf(engine: Engine, control: ControlId): readonly string[] {
  let all = folded.get(engine);
  if (all === undefined) {
    all = new Map(
      engine.lexicon.entries.map((entry) => [
        entry.control,
        [
          entry.title,
          entry.titleEn,
          ...entry.titleEn.split(/\W+/),
          entry.control,
          ...entry.control.split('-'),
          ...entry.aliases,
        ].map(normalisedString),
      ]),
    );
    folded.set(engine, all);
  }
  return all.get(control) ?? [];
}

/** Characters that begin a clause, an item or a name of a control: an editor asks for completion when one is typed. */
export function triggerCharacters(engine: Engine): readonly string[] {
  const names = engine.catalogues.flatMap(({ sheets }) =>
    sheets.flatMap(({ rows }) => rows.flatMap(({ item, control }) => [item, ...namesOf(engine, control)])),
  );
  const han = names.flatMap((name) =>
    Array.from(name.slice(0, LONGEST_WORD)).filter((unit) => /[\u3400-\u9fff]/.test(unit)),
  );
  const latin = Array.from('abcdefghijklmnopqrstuvwxyz');
  const marks = Array.from('：:、）) -');
  return [...new Set([...marks, ...latin, ...latin.map((each) => each.toUpperCase()), ...han])];
}
