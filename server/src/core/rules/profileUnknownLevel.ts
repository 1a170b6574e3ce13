import { message } from '../messages/translate.js';
import { profileRule } from './profileRule.js';

/** A level that is none of 高, 中, 普. */
export const profileUnknownLevel = profileRule(
  'profile.unknown-level',
  'unknown-level',
  'error',
  ({ value, suggestion }) =>
    suggestion === null
      ? message('profile.unknown-level', { value })
      : message('profile.unknown-level-near', { value, suggestion }),
);
