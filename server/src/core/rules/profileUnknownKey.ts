import { message } from '../messages/translate.js';
import { profileRule } from './profileRule.js';

/** A key that is nearly one of ours. */
export const profileUnknownKey = profileRule(
  'profile.unknown-key',
  'unknown-key',
  'information',
  ({ key, suggestion }) => message('profile.unknown-key', { key, suggestion }),
);
