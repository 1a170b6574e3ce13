import { message, type Message } from '../messages/translate.js';
import { closest } from '../text/closest.js';
import type { Span } from '../text/span.js';
import type { Rule, RuleContext } from './rule.js';

/** A comment that is meant to confirm or refuse a passage and cannot: no such control, or no fingerprint. */
export const bindingIncomplete: Rule = {
  id: 'binding.incomplete',
  check: (context) =>
    context.draft.bindings.flatMap(({ span, control, controlSpan, fingerprint }) => {
      const trouble = troubleOf(context, control, fingerprint);
      if (trouble === undefined) return [];
      const place: Span = controlSpan.end > controlSpan.start ? controlSpan : span;
      return [
        {
          rule: 'binding.incomplete' as const,
          severity: 'warning' as const,
          control: context.names.has(control) ? control : null,
          span: place,
          message: trouble,
          related: [],
        },
      ];
    }),
};

function troubleOf({ names }: RuleContext, control: string, fingerprint: string): Message | undefined {
  if (control === '') return message('binding.no-control');
  if (!names.has(control)) {
    const near = closest(control, [...names], ([id, { title, titleEn }]) => [id, title, titleEn]);
    return near === undefined
      ? message('suppression.unknown-control', { value: control })
      : message('suppression.unknown-control-near', { value: control, suggestion: near[0] });
  }
  return fingerprint === '' ? message('binding.no-fingerprint') : undefined;
}
