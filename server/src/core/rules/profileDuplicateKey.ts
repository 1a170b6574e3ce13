import { message } from '../messages/translate.js';
import { profileRule } from './profileRule.js';

/** One key twice, perhaps once in Chinese and once in English: the first holds. */
export const profileDuplicateKey = profileRule('profile.duplicate-key', 'duplicate-key', 'warning', ({ key, first }) =>
  message('profile.duplicate-key', { key, first }),
);
