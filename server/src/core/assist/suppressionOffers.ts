import type { DraftCheck, Engine } from '../checkDraft.js';
import { CATEGORIES } from '../draft/suppressions.js';
import { message } from '../messages/translate.js';
import { normalisedString } from '../text/normalise.js';
import type { Offer } from './offer.js';
import { titleOf, type Voice } from './controlPage.js';

/** Behind more than this a comment is in its reason. */
const LONGEST_HEAD = 200;
const COMMENT = /<!--\s*tenderlint\s*[:：]\s*(?:ignore|略過)\s+(?:([\w-]+)\s+)?([^\s:：>]*)$/i;

/** Inside a comment of ours: the controls that may be left out, then the categories. undefined outside of one. */
export function suppressionOffers(
  engine: Engine,
  { draft, assessments }: DraftCheck,
  offset: number,
  voice: Voice,
): readonly Offer[] | undefined {
  const match = COMMENT.exec(draft.text.slice(Math.max(0, offset - LONGEST_HEAD), offset));
  if (match === null) return undefined;
  const [, control, typed = ''] = match;
  const span = { start: offset - typed.length, end: offset };
  if (control !== undefined) {
    return CATEGORIES.filter((category) => category.includes(typed)).map((category) => ({
      kind: 'value',
      label: category,
      detail: '',
      span,
      pieces: [category],
      control: null,
    }));
  }
  const word = normalisedString(typed);
  return assessments
    .filter(({ outcome }) => outcome !== 'covered' && outcome !== 'decided')
    .map((assessment) => ({ assessment, title: titleOf(engine, voice, assessment.control) }))
    .filter(({ assessment, title }) => `${assessment.control} ${normalisedString(title)}`.includes(word))
    .map(({ assessment, title }) => ({
      kind: 'control',
      label: assessment.control,
      detail: voice.translate(
        message('report.control-name', { item: assessment.requirement.row.item, title, titleEn: title }),
      ),
      span,
      pieces: [assessment.control],
      control: assessment.control,
    }));
}
