import { message } from '../messages/translate.js';
import { firstLine } from './placement.js';
import type { Rule } from './rule.js';

/** A file with nothing to check: empty, or a front matter with nothing below it. */
export const draftEmpty: Rule = {
  id: 'draft.empty',
  check: ({ draft }) => {
    if (draft.passages.length > 0) return [];
    const id =
      draft.text.replace('\uFEFF', '').trim() === ''
        ? 'draft.empty'
        : draft.frontMatter === null
          ? 'draft.no-content'
          : 'draft.no-body';
    return [
      {
        rule: 'draft.empty',
        severity: 'warning',
        control: null,
        span: firstLine(draft.text),
        message: message(id),
        related: [],
      },
    ];
  },
};
