import { message } from '../messages/translate.js';
import { profileRule } from './profileRule.js';

/** A service type that no sheet of the list is called. */
export const profileUnknownService = profileRule(
  'profile.unknown-service',
  'unknown-service',
  'error',
  (problem, { reading }) => {
    const known = reading.catalogue.sheets.map((sheet) => sheet.service).join('、');
    const sheet = reading.catalogue.sheets.find((each) => each.service === problem.suggestion);
    if (sheet === undefined) return message('profile.unknown-service', { value: problem.value, known });
    return message('profile.unknown-service-near', {
      value: problem.value,
      service: sheet.service,
      title: sheet.title,
      known,
    });
  },
);
