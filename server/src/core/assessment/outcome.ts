/**
 * What a draft says of one control.
 *
 * `covered` it is asked. `weakened` less is asked than the row does. `negated` it is said not to be asked. `elsewhere` it is
 * bought in another case. `decided` the agency recorded a decision. `uncertain` a person must look. `missing` nothing seen.
 */
export const OUTCOMES = ['covered', 'weakened', 'negated', 'elsewhere', 'decided', 'uncertain', 'missing'] as const;
export type Outcome = (typeof OUTCOMES)[number];
