import type { BaselineText } from '../draft/profile.js';
import type { TextChoice } from '../law/baseline.js';
import type { LawBook, Provenance, Provision } from '../law/law.js';
import { titleOf } from '../law/outdated.js';
import { message, type Message } from '../messages/translate.js';

const ROC_OFFSET = 1911;

/** An ISO date as its readers write it: 2025-12-01 is 114年12月1日 in Taiwan. */
export function describeDate(date: string): Message {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return message('law.date', {
    zh: `${String(year - ROC_OFFSET)}年${String(month)}月${String(day)}日`,
    en: date,
  });
}

/** 「自114年12月1日起為資通安全管理法第10條第2項」, one after the other; an inferred date says that it is. */
export function describeNow(now: readonly Provision[]): Message {
  const [first, ...rest] = now.map((each) => {
    const title = titleOf(each);
    if (each.from === null) return message('law.now-undated', { title });
    const date = describeDate(each.from);
    return message(each.certainty === 'verified' ? 'law.now' : 'law.now-inferred', { title, date });
  });
  if (first === undefined) return message('law.now-undated', { title: '' });
  return rest.reduce((all, each) => message('law.and', { first: all, second: each }), first);
}

/** 「出處S7、S10，查核日115年11月23日」 */
export function describeProvenance({ sources, checked }: Pick<Provenance, 'sources' | 'checked'>): Message {
  return message('law.provenance', { sources: sources.join('、'), checked: describeDate(checked) });
}

/** What the sources are, each in a line of its own. */
export function describeSources(law: Pick<LawBook, 'sources'>, ids: readonly string[]): readonly Message[] {
  return ids.map((id) => message('law.source', { id, text: law.sources.get(id) ?? '' }));
}

/** Which text of annex 10 is taken, and why; a choice that hangs on an inferred date says so. */
export function describeTextChoice({ text, by, date }: TextChoice, from: string): Message {
  const change = describeDate(from);
  switch (by) {
    case 'declared':
      return message('baseline.by-declaration', { text });
    case 'date':
      return message('baseline.by-date', { text, date: date === null ? '' : describeDate(date), change });
    case 'newest':
      return message('baseline.by-default', { text, change });
  }
}

/** 「115年文字」 */
export function describeText(text: BaselineText): Message {
  return message('baseline.text', { text });
}
