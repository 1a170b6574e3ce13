import type { Catalogue, ControlId } from '../catalogue/catalogue.js';
import { isTrue } from '../draft/bindings.js';
import { message } from '../messages/translate.js';
import { normalisedString } from '../text/normalise.js';
import type { Rule } from './rule.js';

/**
 * A passage that was confirmed for a control when the list worded it otherwise. It still counts; whether it says what the list says now
 * is for its author. Silent for comments that name no version, and for versions that are not at hand.
 */
export const bindingOutdated: Rule = {
  id: 'binding.outdated',
  check: ({ draft, names, reading, catalogues }) =>
    draft.bindings.flatMap((binding) => {
      const { control, span, verb, passage, catalogue: id } = binding;
      const bound = catalogues.find((each) => each.id === id);
      if (bound === undefined || bound.id === reading.catalogue.id || !names.has(control) || !isTrue(binding))
        return [];
      if (wordsOf(bound, control) === wordsOf(reading.catalogue, control)) return [];
      const { title = control, titleEn = control } = names.get(control) ?? {};
      const args = { title, titleEn, bound: bound.id, now: reading.catalogue.id };
      return [
        {
          rule: 'binding.outdated' as const,
          severity: 'information' as const,
          control,
          span: passage?.span ?? span,
          message: message(verb === 'covers' ? 'binding.outdated-covers' : 'binding.outdated-not', args),
          related: [{ span, message: message('related.binding') }],
        },
      ];
    }),
};

/** How a version of the list words a control, over all its sheets. Marks are not words: they ask for no other passage. */
function wordsOf({ sheets }: Catalogue, control: ControlId): string {
  const texts = sheets.flatMap(({ rows }) => rows.filter((row) => row.control === control)).map(({ text }) => text);
  return [...new Set(texts.map(normalisedString))].toSorted().join('\n');
}
