import type { ControlId } from '../catalogue/catalogue.js';
import { isTrue, type Binding } from '../draft/bindings.js';
import type { Passage } from '../draft/passages.js';
import type { Judgement } from '../matching/judgement.js';

/**
 * What the author has said of single passages, put over what was judged: a passage that covers by his word covers, one that he refused
 * is no evidence. A word about a passage that has changed since holds no longer.
 */
export function applyBindings(
  passages: readonly Passage[],
  judgements: readonly (readonly Judgement[])[],
  bindings: readonly Binding[],
): readonly (readonly Judgement[])[] {
  const byPassage = new Map<Passage, Map<ControlId, Binding>>();
  for (const binding of bindings) {
    if (binding.passage === null || !isTrue(binding)) continue;
    const known = byPassage.get(binding.passage) ?? new Map<ControlId, Binding>();
    byPassage.set(binding.passage, known.set(binding.control, binding));
  }
  if (byPassage.size === 0) return judgements;
  return judgements.map((list, i) => {
    const passage = passages[i];
    const own = passage === undefined ? undefined : byPassage.get(passage);
    if (passage === undefined || own === undefined) return list;
    const kept = list.filter(({ control }) => !own.has(control));
    const covering = [...own.values()].filter(({ verb }) => verb === 'covers');
    return [...kept, ...covering.map(({ control }) => boundJudgement(passage, control, list))];
  });
}

/** The whole passage is evidence; what it says on numbers is read all the same. */
function boundJudgement(passage: Passage, control: ControlId, list: readonly Judgement[]): Judgement {
  const own = list.filter((judgement) => judgement.control === control);
  const { text } = passage.text;
  const start = text.length - text.trimStart().length;
  const span = { start, end: Math.max(start, text.trimEnd().length) };
  return {
    control,
    verdict: { kind: 'covers', how: 'bound' },
    span,
    whole: span,
    score: 1,
    similarity: Math.max(0, ...own.map(({ similarity }) => similarity)),
    found: own[0]?.found ?? [],
    substance: own.flatMap(({ substance }) => substance),
  };
}
