import { message } from '../messages/translate.js';
import { frontMatterRule } from './frontMatterRule.js';

/** Full-width punctuation, a missing blank or a tab, as an input method types them: mended for this check, and told. */
export const frontMatterPunctuation = frontMatterRule('front-matter.punctuation', 'warning', (problem) => {
  if (problem.kind !== 'slip') return undefined;
  const { kind, suggestion } = problem.slip;
  switch (kind) {
    case 'full-width-colon':
      return message('front-matter.full-width-colon', { suggestion });
    case 'full-width-blank':
      return message('front-matter.full-width-blank', { suggestion });
    case 'no-blank-after-colon':
      return message('front-matter.no-blank-after-colon', { suggestion });
    case 'tab-indent':
      return message('front-matter.tab-indent');
  }
});
