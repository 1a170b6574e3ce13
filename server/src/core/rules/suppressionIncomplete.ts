import { CATEGORIES, isIgnoreVerb, type Suppression } from '../draft/suppressions.js';
import { message, type Message } from '../messages/translate.js';
import { closest } from '../text/closest.js';
import type { Span } from '../text/span.js';
import type { Rule, RuleContext } from './rule.js';

/** A comment that is meant to leave a control out and does not: the control stays in the findings until it is mended. */
export const suppressionIncomplete: Rule = {
  id: 'suppression.incomplete',
  check: (context) =>
    context.draft.suppressions.flatMap((suppression) => {
      const trouble = troubleOf(context, suppression);
      if (trouble === undefined) return [];
      return [
        {
          rule: 'suppression.incomplete' as const,
          severity: 'warning' as const,
          control: context.names.has(suppression.control) ? suppression.control : null,
          span: trouble.span,
          message: trouble.message,
          related: [],
        },
      ];
    }),
};

interface Trouble {
  readonly span: Span;
  readonly message: Message;
}

function troubleOf({ names }: RuleContext, suppression: Suppression): Trouble | undefined {
  const { span, verb, control, controlSpan, category, categorySpan, reason } = suppression;
  const at = (place: Span): Span => (place.end > place.start ? place : span);
  if (!isIgnoreVerb(verb)) return { span, message: message('suppression.unknown-verb', { verb }) };
  if (control === '') return { span, message: message('suppression.no-control') };
  if (!names.has(control)) {
    const near = closest(control, [...names], ([id, { title, titleEn }]) => [id, title, titleEn]);
    const text =
      near === undefined
        ? message('suppression.unknown-control', { value: control })
        : message('suppression.unknown-control-near', { value: control, suggestion: near[0] });
    return { span: at(controlSpan), message: text };
  }
  if (category === null) {
    return { span: at(categorySpan), message: message('suppression.no-category', { known: CATEGORIES.join('、') }) };
  }
  return reason === '' ? { span, message: message('suppression.no-reason') } : undefined;
}
