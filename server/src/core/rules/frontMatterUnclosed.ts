import { message } from '../messages/translate.js';
import { frontMatterRule } from './frontMatterRule.js';

/** A front matter without its closing `---`. */
export const frontMatterUnclosed = frontMatterRule('front-matter.unclosed', 'error', ({ kind }) =>
  kind === 'unclosed' ? message('front-matter.unclosed') : undefined,
);
