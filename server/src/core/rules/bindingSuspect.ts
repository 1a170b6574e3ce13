import { isTrue } from '../draft/bindings.js';
import { message } from '../messages/translate.js';
import type { Rule } from './rule.js';

/** A passage that the author once confirmed or refused for a control, and that says something else now. */
export const bindingSuspect: Rule = {
  id: 'binding.suspect',
  check: ({ draft, names }) =>
    draft.bindings
      .filter((binding) => binding.fingerprint !== '' && names.has(binding.control) && !isTrue(binding))
      .map(({ span, verb, control, passage }) => ({
        rule: 'binding.suspect',
        severity: 'warning',
        control,
        span: passage?.span ?? span,
        message: message(verb === 'covers' ? 'binding.suspect-covers' : 'binding.suspect-not', {
          title: names.get(control)?.title ?? control,
          titleEn: names.get(control)?.titleEn ?? control,
        }),
        related: passage === null ? [] : [{ span, message: message('related.binding') }],
      })),
};
