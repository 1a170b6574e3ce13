import type { ControlAssessment } from '../assessment/assess.js';
import type { ControlId, Mark } from '../catalogue/catalogue.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import { readNumbering } from '../draft/numbering.js';
import { createSectionHome } from '../draft/sectionHome.js';
import { isBelow, type Section } from '../draft/sections.js';
import { clausePieces } from '../edits/clausePieces.js';
import { message } from '../messages/translate.js';
import { normalisedString } from '../text/normalise.js';
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
  const word = normalisedString(typed)
    .replace(/[:：]$/, '')
    .trim();
  if (typed.length > LONGEST_WORD || SENTENCE.test(typed)) return [];
  const section = sectionAt(check, offset);
  const homeOf = createSectionHome(check.draft.sections);
  const isItem = markup.trim() !== '' || numbered > 0;
  if (word === '' && !isExplicit && !isItem) return [];
  const ranked = check.assessments
    .filter(({ outcome, requirement }) => outcome === 'missing' && MARK_ORDER.includes(requirement.mark))
    .flatMap((assessment) => {
      const isHome = holds(section, homeOf(assessment.requirement.row.item));
      const likeness = word === '' ? 1 : likenessTo(engine, assessment, word);
      // Before a word was typed, only what belongs into this section is offered unasked.
      return likeness === 0 || (word === '' && !isExplicit && !isHome) ? [] : [{ assessment, isHome, likeness }];
    })
    .toSorted(
      (a, b) =>
        b.likeness - a.likeness ||
        Number(b.isHome) - Number(a.isHome) ||
        MARK_ORDER.indexOf(a.assessment.requirement.mark) - MARK_ORDER.indexOf(b.assessment.requirement.mark),
    );
  const span = { start: offset - typed.length, end: offset };
  return ranked
    .slice(0, MOST_OFFERS)
    .map(({ assessment }) => ({ ...offerOf(engine, check, assessment, section, voice), span }));
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
  const clause = clausePieces(row, check.reading.profile.level);
  return {
    kind: 'clause',
    label: `${mark ?? ''} ${titleOf(engine, voice, control)}`,
    detail: voice.translate(message('completion.clause', { item: row.item, sheet: sheet.title, row: row.row })),
    pieces: [...(isNamed ? [] : [`${row.item}：`]), ...clause, '。'],
    control,
  };
}

/** The sections around an offset, outermost first. */
function sectionAt({ draft }: DraftCheck, offset: number): readonly Section[] {
  let open: readonly Section[] = [];
  for (const section of draft.sections) {
    if (section.titleSpan.start > offset) break;
    open = [...open.filter((each) => isBelow(section.depth, each.depth)), section];
  }
  return open;
}

function holds(sections: readonly Section[], home: Section | null): boolean {
  return home !== null && sections.includes(home);
}

/** 0: nothing in common. A name that begins with the word counts for more than one that has it inside, and that for more than the clause. */
function likenessTo(engine: Engine, { control, requirement }: ControlAssessment, word: string): number {
  const names = namesOf(engine, control);
  const item = normalisedString(requirement.row.item);
  if (names.some((name) => name.startsWith(word)) || item.startsWith(word)) return 4;
  if (word.length < 2) return 0;
  if (names.some((name) => name.includes(word))) return 3;
  if (item.includes(word)) return 2;
  return normalisedString(requirement.row.clause).includes(word) ? 1 : 0;
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
