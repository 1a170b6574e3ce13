import { overlaysNamedBy } from '../draft/namedFiles.js';
import { message } from '../messages/translate.js';
import type { OverlayProblem, OverlayRule } from '../overlay/overlay.js';
import type { Span } from '../text/span.js';
import { firstLine } from './placement.js';
import type { Rule, RuleContext, Severity } from './rule.js';

/**
 * Makes a rule of one kind of trouble with an overlay. It stands at the name by which the draft comes to the file, at the begin of the
 * draft where a setting or an option names it, and says file and line: the file itself is no draft and shows nothing.
 */
function overlayRule(id: OverlayRule, severity: Severity): Rule {
  return {
    id,
    check: (context) =>
      context.overlays.problems
        .filter(({ rule }) => rule === id)
        .map((problem) => ({
          rule: id,
          severity,
          control: null,
          span: placeOf(context, problem),
          message:
            problem.line === null
              ? message('overlay.of-file', { file: problem.name, what: problem.what })
              : message('overlay.of-line', { file: problem.name, line: problem.line, what: problem.what }),
          related: [],
        })),
  };
}

function placeOf({ draft }: RuleContext, { isOfDraft, root }: OverlayProblem): Span {
  const named = isOfDraft ? overlaysNamedBy(draft.frontMatter).find(({ text }) => text === root) : undefined;
  return named?.span ?? firstLine(draft.text);
}

/** An overlay that cannot be had or read: the draft is checked without it. */
export const overlayUnreadable = overlayRule('overlay.unreadable', 'error');

/** What in an overlay means nothing: an id, a key or a value that is none. */
export const overlayInvalid = overlayRule('overlay.invalid', 'warning');

/** A mark that an overlay would lower: the list's own stays. */
export const overlayRefused = overlayRule('overlay.refused', 'warning');

/** What two layers, or a layer and the list, say differently: the first holds. */
export const overlayClash = overlayRule('overlay.clash', 'warning');
