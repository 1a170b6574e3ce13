import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogue, engine } from '../support/engine.js';
import { measureHalves } from './halves.js';
import { published } from './measure.js';
import { accuracyReport } from './report.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const halves = measureHalves(engine, root);
const [tuned] = halves.onDevelopment;
const [ours, keywords, similarity] = halves.onTest;

describe('the corpus', () => {
  it('is as large as it must be, over all sheets and levels', () => {
    const items = [...halves.development, ...halves.test];
    expect(items.filter(({ kind }) => kind === 'passage').length).toBeGreaterThanOrEqual(1200);
    expect(items.filter(({ kind }) => kind === 'draft').length).toBeGreaterThanOrEqual(40);
    for (const half of [halves.development, halves.test]) {
      const drafts = half.filter(({ kind }) => kind === 'draft');
      expect(new Set(drafts.flatMap(({ services }) => services)).size).toBe(catalogue.sheets.length);
      for (const level of ['高', '中', '普'])
        expect(drafts.some(({ text }) => text.includes(`防護需求等級: ${level}`))).toBe(true);
      const labelled = new Set(half.flatMap(({ labels }) => [...labels.keys()]));
      expect(labelled.size).toBe(engine.lexicon.entries.length);
    }
  });

  it('names controls of its sheets, and evidence that stands in its text', () => {
    for (const { id, text, services, labels } of [...halves.development, ...halves.test]) {
      const known = new Set(
        catalogue.sheets
          .filter(({ service }) => services.includes(service))
          .flatMap(({ rows }) => rows.map((row) => row.control)),
      );
      for (const [control, { evidence }] of labels) {
        expect(known.has(control), `${id} ${control}`).toBe(true);
        if (evidence !== null) expect(text.includes(evidence), `${id} ${control}: ${evidence}`).toBe(true);
      }
    }
  });

  it('has no text twice, least of all in both halves', () => {
    const texts = [...halves.development, ...halves.test].map(({ text }) => text.replace(/\s/g, ''));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('the figures', () => {
  it('have not fallen', () => {
    expect(tuned).toBeDefined();
    expect(ours).toBeDefined();
    if (tuned === undefined || ours === undefined) return;
    const file = new URL('published.json', import.meta.url);
    expect(existsSync(file)).toBe(true);
    const known = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, number>>;
    const now: Readonly<Record<string, number>> = { ...published('development', tuned), ...published('test', ours) };
    expect(Object.keys(known).toSorted()).toEqual(Object.keys(now).toSorted());
    for (const [name, value] of Object.entries(known)) expect(now[name], name).toBeGreaterThanOrEqual(value);
  });

  it('are those of the published report', () => {
    expect(readFileSync(new URL('../../docs/accuracy.md', import.meta.url), 'utf8')).toBe(accuracyReport(halves));
  });

  it('are better than those of both baselines, in what is missing and in what is covered', () => {
    for (const id of ['missing-recommended', 'covered']) {
      for (const baseline of [keywords, similarity]) {
        const [own, theirs] = [ours?.figures.get(id), baseline?.figures.get(id)];
        expect(own).toBeDefined();
        expect(theirs).toBeDefined();
        if (own === undefined || theirs === undefined) continue;
        const f = ({ precision, recall }: typeof own): number =>
          2 / (precision.all / Math.max(1, precision.right) + recall.all / Math.max(1, recall.right));
        expect(f(own)).toBeGreaterThan(f(theirs) + 0.1);
      }
    }
  });
});
