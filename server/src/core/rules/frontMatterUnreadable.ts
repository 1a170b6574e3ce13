import { message } from '../messages/translate.js';
import { frontMatterRule } from './frontMatterRule.js';

/** A front matter that YAML cannot read; what could be read around the place is still used. */
export const frontMatterUnreadable = frontMatterRule('front-matter.unreadable', 'error', (problem) => {
  switch (problem.kind) {
    case 'unreadable':
      return message('front-matter.unreadable', { line: problem.line, code: problem.code });
    case 'not-a-map':
      return message('front-matter.not-a-map');
    case 'unclosed':
    case 'slip':
      return undefined;
  }
});
