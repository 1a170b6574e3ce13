import type { Row } from '../catalogue/catalogue.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import type { Profile } from '../draft/profile.js';
import type { Citation } from '../law/citations.js';
import type { Instrument, Provision } from '../law/law.js';
import { writeDesignation } from '../law/designation.js';
import { meantBy, successorsOf, titleOf as lawTitle } from '../law/outdated.js';
import { message, type Message, type Translate } from '../messages/translate.js';
import { baselineOfRow, lawOfRow } from '../report/lawOfRow.js';
import { describeDate, describeNow, describeSources } from '../rules/describeLaw.js';
import type { Page, PageBlock } from './page.js';

/** What of a `Voice` these pages need. */
interface Speech {
  readonly translate: Translate;
}

/** What of a row's words has moved in law. */
export function rowLawBlocks(engine: Engine, { translate }: Speech, row: Row): readonly PageBlock[] {
  const items = lawOfRow(engine, row).flatMap((lines) => lines.map(translate));
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** The measures of annex 10 for which a row stands. */
export function baselineBlocks(
  engine: Engine,
  { translate }: Speech,
  row: Row,
  profile: Profile | null,
): readonly PageBlock[] {
  const baseline = baselineOfRow(engine, profile, row);
  if (baseline === null) return [];
  const { head, items, notes } = baseline;
  return [
    { kind: 'text', text: translate(head) },
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items: items.map(translate) }]),
    ...notes.map((each) => ({ kind: 'text' as const, text: translate(each) })),
  ];
}

/** What a citation in a draft means: since when it holds, what took its place, and by what sources. */
export function citationPage({ law }: Engine, check: DraftCheck, citation: Citation, { translate }: Speech): Page {
  const date = check.reading.profile.date ?? check.today;
  const meant: Provision | Instrument = meantBy(law, citation, date) ?? citation.instrument;
  const title =
    citation.at === null
      ? citation.instrument.title
      : citation.instrument.title + writeDesignation(citation.at, 'arabic');
  const now = successorsOf(law, meant);
  const facts: readonly Message[] = [
    ...(meant.kind === 'provision' && lawTitle(meant) !== title
      ? [message('law.within', { title: lawTitle(meant) })]
      : []),
    termOf(meant),
    ...(now.length === 0 ? [] : [message('law.replaced', { now: describeNow(now) })]),
    ...(meant.change === null ? [] : [message('law.change', { change: meant.change })]),
    ...(meant.certainty === 'inferred' ? [message('law.inferred')] : []),
    ...(meant.note === null ? [] : [message('law.note', { note: meant.note })]),
    message('law.checked', { date: describeDate(meant.checked) }),
  ];
  return [
    { kind: 'heading', level: 3, text: title },
    ...(meant.kind === 'provision' ? [{ kind: 'text' as const, text: meant.subject }] : []),
    { kind: 'list', items: facts.map(translate) },
    { kind: 'text', text: translate(message('law.sources')) },
    { kind: 'list', items: describeSources(law, meant.sources).map(translate) },
  ];
}

function termOf({ from, to }: Provision | Instrument): Message {
  return message('law.in-force', {
    from: from === null ? message('law.unknown-date') : describeDate(from),
    to: to === null ? message('law.open-end') : describeDate(to),
  });
}
