import { message } from '../messages/translate.js';
import { profileRule } from './profileRule.js';

/** A value of another key that cannot be taken. */
export const profileUnknownValue = profileRule(
  'profile.unknown-value',
  'unknown-value',
  'warning',
  ({ field, value }) =>
    message('profile.unknown-value', {
      key: field.keys[0] ?? field.id,
      value,
      expected: message('profile.expected', { zh: field.description, en: field.descriptionEn }),
    }),
);
