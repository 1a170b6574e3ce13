import { message } from '../messages/translate.js';
import { profileRule } from './profileRule.js';

/** A version of the list that this build does not carry. */
export const profileUnknownCatalogue = profileRule(
  'profile.unknown-catalogue',
  'unknown-catalogue',
  'warning',
  (problem, { reading }) =>
    message('profile.unknown-catalogue', {
      value: problem.value,
      known: problem.known.join('、'),
      taken: reading.catalogue.id,
    }),
);
