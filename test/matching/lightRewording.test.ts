import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assessmentOf, catalogue, check, draftOf } from '../support/engine.js';

interface Entry {
  readonly control: string;
  readonly covered: readonly string[];
  readonly negated: readonly string[];
  readonly other: readonly string[];
}

/** How it is labelled, and what it may be used for: test/corpus/README.md. */
const corpus = parse(
  readFileSync(new URL('../corpus/light-rewording.yaml', import.meta.url), 'utf8'),
) as readonly Entry[];

/** A sheet that has the control. */
function serviceOf(control: string): string {
  const sheet = catalogue.sheets.find((each) => each.rows.some((row) => row.control === control));
  if (sheet === undefined) throw new Error(`no sheet has ${control}`);
  return sheet.service;
}

function outcomeOf(control: string, snippet: string): string {
  // A snippet that names its level stands in a draft of that level: one below the draft's would be less than is asked.
  const level = /(高|中|普)級/.exec(snippet)?.[1] ?? '高';
  return assessmentOf(check(draftOf(serviceOf(control), level, snippet)), control).outcome;
}

it('has every control of the catalogue', () => {
  const controls = new Set(catalogue.sheets.flatMap((sheet) => sheet.rows.map((row) => row.control)));
  expect(new Set(corpus.map((entry) => entry.control))).toEqual(controls);
});

describe.each(corpus)('$control', ({ control, covered, negated, other }) => {
  it.each(covered.map((snippet) => ({ snippet })))('is covered by: $snippet', ({ snippet }) => {
    expect(outcomeOf(control, snippet)).toBe('covered');
  });
  it.each(negated.map((snippet) => ({ snippet })))('is negated by: $snippet', ({ snippet }) => {
    expect(outcomeOf(control, snippet)).toBe('negated');
  });
  it.each(other.map((snippet) => ({ snippet })))('is not covered by: $snippet', ({ snippet }) => {
    expect(outcomeOf(control, snippet)).not.toBe('covered');
  });
});
