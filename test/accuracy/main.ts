import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtInEngine } from '../../server/src/builtin/builtin.js';
import { readCorpus } from './corpus.js';
import { printErrors } from './errors.js';
import { f1, rate } from './figures.js';
import { measureHalves } from './halves.js';
import { measure, MEASURES, published, type Measured } from './measure.js';
import { product } from './judges.js';
import { accuracyReport } from './report.js';

const USAGE = `npm run accuracy                    print the figures, write docs/accuracy.md
npm run accuracy -- --accept        the same, though a figure has fallen
npm run accuracy -- errors [FILE]   what the development half has wrong, of files whose name begins so`;

const [root = '.', ...words] = process.argv.slice(2);
const engine = builtInEngine();
const [command, only = ''] = words.filter((word) => !word.startsWith('--'));
if (command === 'errors') {
  const items = readCorpus(path.join(root, 'test/corpus'), 'development', engine.catalogues[0]);
  const measured = measure(
    product(engine),
    items.filter(({ id }) => id.startsWith(only)),
  );
  print('development', measured);
  printErrors(engine, measured.pairs);
} else if (command === undefined) publish(words.includes('--accept'));
else console.log(USAGE);

function print(half: string, { judge, figures, evidence, pairs }: Measured): void {
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`.padStart(8);
  console.log(`\n${half}: ${judge}, ${String(pairs.length)} labels`);
  for (const { id, title } of MEASURES) {
    const own = figures.get(id);
    if (own === undefined) continue;
    console.log(`${percent(rate(own.precision))} ${percent(rate(own.recall))} ${percent(f1(own))}  ${title}`);
  }
  console.log(`${percent(rate(evidence))}                    依據段落`);
}

function publish(accepts: boolean): void {
  const halves = measureHalves(engine, root);
  console.log('  precision  recall      F1');
  for (const measured of halves.onDevelopment) print('development', measured);
  for (const measured of halves.onTest) print('test', measured);
  const [tuned] = halves.onDevelopment;
  const [ours] = halves.onTest;
  if (tuned === undefined || ours === undefined) return;
  const figures = { ...published('development', tuned), ...published('test', ours) };
  const file = path.join(root, 'test/accuracy/published.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, number>>) : {};
  const fallen = Object.entries(known).filter(([name, value]) => (figures[name] ?? 0) < value);
  for (const [name, value] of fallen) console.log(`fallen: ${name} ${String(value)} → ${String(figures[name])}`);
  if (fallen.length > 0 && !accepts) {
    console.log('\nNothing was written. A fall that is meant is accepted with: npm run accuracy -- --accept');
    process.exitCode = 1;
    return;
  }
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(path.join(root, 'docs/accuracy.md'), accuracyReport(halves));
}
