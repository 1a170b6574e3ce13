import { message } from '../messages/translate.js';
import { profileRule } from './profileRule.js';

/** The front matter lacks what decides which rows apply. */
export const profileIncomplete = profileRule(
  'profile.incomplete',
  'missing',
  'warning',
  (problem, { draft, reading }) => {
    if (draft.frontMatter === null && problem.field === 'service')
      return message('profile.no-front-matter', { sample: message('profile.sample') });
    const services = reading.catalogue.sheets.map((sheet) => sheet.service).join('、');
    return problem.field === 'service'
      ? message('profile.no-service', { known: services })
      : message('profile.no-level');
  },
);
