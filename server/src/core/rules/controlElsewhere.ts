import { turnedRule } from './turnedRule.js';

/** A control that the draft says is bought in another case. The legend allows that for ▲; a reviewer wants to see it either way. */
export const controlElsewhere = turnedRule('control.elsewhere', 'elsewhere', () => 'information');
