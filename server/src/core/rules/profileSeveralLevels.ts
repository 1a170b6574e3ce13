import { message } from '../messages/translate.js';
import { profileRule } from './profileRule.js';

/** More than one level: a system has one (分級辦法 附表九: the highest of the four aspects), so the strictest is checked. */
export const profileSeveralLevels = profileRule(
  'profile.several-levels',
  'several-levels',
  'warning',
  ({ values, taken }) => message('profile.several-levels', { values: values.join('、'), taken }),
);
