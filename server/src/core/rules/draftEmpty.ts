import type { Draft } from '../draft/readDraft.js';
import { message } from '../messages/translate.js';
import { firstLine } from './placement.js';
import type { Rule } from './rule.js';

/** A file with nothing to check: empty, or a front matter with nothing below it. */
export const draftEmpty: Rule = {
  id: 'draft.empty',
  check: ({ draft }) => {
    if (draft.passages.length > 0) return [];
    const id = emptyReason(draft);
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

function emptyReason(draft: Draft): 'draft.empty' | 'draft.left-out' | 'draft.no-content' | 'draft.no-body' {
  if (draft.text.trim() === '') return 'draft.empty';
  if (draft.ignored.length > 0) return 'draft.left-out';
  return draft.frontMatter === null ? 'draft.no-content' : 'draft.no-body';
}
