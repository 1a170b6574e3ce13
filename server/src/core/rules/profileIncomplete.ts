import { message } from '../messages/translate.js';
import { profileRule } from './profileRule.js';

/** The front matter lacks what decides which rows apply. An empty file is told of by `draft.empty` alone. */
export const profileIncomplete = profileRule(
  'profile.incomplete',
  'missing',
  'warning',
  (problem, { draft, reading }) => {
    if (draft.frontMatter === null && problem.field === 'service') {
      return draft.passages.length === 0
        ? undefined
        : message('profile.no-front-matter', { sample: message('profile.sample') });
    }
    const services = reading.catalogue.sheets.map((sheet) => sheet.service).join('、');
    return problem.field === 'service'
      ? message('profile.no-service', { known: services })
      : message('profile.no-level');
  },
);
