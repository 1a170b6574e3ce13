import { severityOf } from './describe.js';
import { turnedRule } from './turnedRule.js';

/** A control that the sheet marks and the draft says is not asked. */
export const controlNegated = turnedRule('control.negated', 'negated', severityOf);
