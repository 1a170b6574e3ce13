import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { check } from '../support/engine.js';

interface Expected {
  readonly covered: readonly string[];
  readonly missing: readonly string[];
  readonly negated: readonly string[];
}

/** What a careful reader says of each example. */
const expected = parse(
  readFileSync(new URL('../fixtures/examples-expected.yaml', import.meta.url), 'utf8'),
) as Readonly<Record<string, Expected>>;

describe.each(Object.entries(expected).map(([file, answer]) => ({ file, answer })))('$file', ({ file, answer }) => {
  const text = readFileSync(new URL(`../../examples/${file}`, import.meta.url), 'utf8');
  const result = check(text);
  const recommended = (outcome: string): readonly string[] =>
    result.assessments
      .filter((each) => each.requirement.mark === '●' && each.outcome === outcome)
      .map((each) => each.control);

  it('is judged as a careful reader judges it', () => {
    expect(recommended('covered').toSorted()).toEqual(answer.covered.toSorted());
    expect(recommended('missing').toSorted()).toEqual(answer.missing.toSorted());
    const negated = result.assessments.filter((each) => each.outcome === 'negated').map((each) => each.control);
    expect(negated.toSorted()).toEqual(answer.negated.toSorted());
  });

  it('is a draft of 4 to 10 KB', () => {
    const size = Buffer.byteLength(text);
    expect(size).toBeGreaterThanOrEqual(4000);
    expect(size).toBeLessThanOrEqual(10_240);
  });
});
