// How long checking takes: beside what any tool must do (read and decode, start a process), beside an existing linter, and
// over the protocol beside an existing language server. With the word «protocol» only the last is measured.
// Times belong to a machine; the ratios, taken round by round in one run, are what to compare between versions.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lint } from 'markdownlint/sync';
import { createDraft } from './drafts.mjs';
import { digits, median, printTable, sum } from './figures.mjs';
import { benchServers } from './lsp.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLI = path.join(ROOT, 'dist', 'tenderlint.cjs');

/** Small drafts by the dozen: a single one is over before the clock has turned. */
const SIZES = [
  { name: '10 KB', bytes: 1e4, drafts: 50 },
  { name: '100 KB', bytes: 1e5, drafts: 5 },
  { name: '1 MB', bytes: 1e6, drafts: 1 },
];
const ROUNDS = 3;
const KEYSTROKES = 21;
/** What is typed into: beyond what anybody writes, to see what grows with the draft and what does not. */
const TYPED_INTO = [
  ...SIZES.map((size) => ({ ...size, keystrokes: KEYSTROKES, coldRounds: 2 })),
  { name: '5 MB', bytes: 5e6, keystrokes: 5, coldRounds: 1 },
];
/** What takes longer than this is run once; its warm-up is its figure. */
const TOO_LONG = 20_000;
const FOLDER = { drafts: 200, bytes: 3e4 };
const TYPED = '廠商並應依機關所定格式按月提送相關辦理情形';
const PEER_RULES = { default: true, MD013: false, MD041: false };
const DECODE_FOLDER =
  "const fs=require('node:fs');for(const f of fs.readdirSync('drafts'))new TextDecoder().decode(fs.readFileSync('drafts/'+f))";

const work = mkdtempSync(path.join(os.tmpdir(), 'tenderlint-bench-'));
try {
  const load = os.loadavg()[0].toFixed(1);
  console.log(
    `Node ${process.version}, ${os.platform()} ${os.arch()}, ${os.availableParallelism()} cores, load before ${load}`,
  );
  const core = await loadCore(work);
  const engine = core.builtInEngine();
  const sheet = engine.catalogues[0].sheets.find((each) => each.service === 'development');
  const clauses = sheet.rows.map((row) => row.clause);
  const draft = (bytes, seed) => Buffer.from(createDraft({ bytes, seed, clauses }));
  if (process.argv[2] !== 'protocol') {
    printTable([
      ['measured', 'median', 'range', 'ratio'],
      ...measureCold(core, engine, draft),
      ...measureKeystroke(core, engine, draft),
      ...measureProcesses(draft),
    ]);
  }
  // A long draft would hold every clause; without some, there is something to say of each.
  const most = clauses.filter((_, i) => i % 3 !== 0);
  await benchServers({ work, createText: (bytes, seed) => createDraft({ bytes, seed, clauses: most }) });
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The core as it ships: bundled and minified. */
async function loadCore(folder) {
  const outfile = path.join(folder, 'core.cjs');
  await build({
    stdin: {
      contents:
        "export { builtInEngine } from './server/src/builtin/builtin.ts';" +
        "export { checkDraft, createMemo } from './server/src/core/checkDraft.ts';" +
        "export { assess } from './server/src/core/assessment/assess.ts';" +
        "export { applyBindings } from './server/src/core/assessment/bound.ts';",
      resolveDir: ROOT,
    },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  });
  return createRequire(import.meta.url)(outfile);
}

/**
 * Runs each subject in turn, the first round to warm up; gives the milliseconds of each round. Garbage is not collected in
 * between: a forced collection shrinks the heap, and growing it again would double the figure of a keystroke.
 */
function takeTurns(subjects, rounds) {
  const taken = subjects.map(() => []);
  const spared = new Set();
  for (let round = 0; round <= rounds; round++) {
    subjects.forEach((subject, i) => {
      if (spared.has(subject)) return;
      const start = performance.now();
      subject();
      const time = performance.now() - start;
      if (time > TOO_LONG) spared.add(subject);
      if (round > 0 || spared.has(subject)) taken[i].push(time);
    });
  }
  return taken;
}

function measureCold({ checkDraft }, engine, draft) {
  const sets = SIZES.map(({ name, bytes, drafts }, at) => {
    const contents = Array.from({ length: drafts }, (_, i) => draft(bytes, 1000 * at + i));
    const files = contents.map((content, i) => {
      const file = path.join(work, `${bytes}-${i}.md`);
      writeFileSync(file, content);
      return file;
    });
    const decode = () => files.map((file) => new TextDecoder().decode(readFileSync(file)));
    return { name, decode, texts: decode(), megabytes: sum(contents.map((content) => content.length)) / 1e6 };
  });
  const subjects = sets.flatMap(({ texts, decode }) => [
    () => {
      for (const text of texts) mustBeChecked(checkDraft(engine, text));
    },
    decode,
    () => {
      for (const text of texts) lint({ strings: { draft: text }, config: PEER_RULES });
    },
  ]);
  const taken = takeTurns(subjects, ROUNDS);
  return sets.flatMap(({ name, megabytes }, i) => {
    const [ours, decode, peer] = taken.slice(3 * i, 3 * i + 3).map((times) => times.map((time) => time / megabytes));
    return [
      row(`${name}, check, new memo`, ours, 'ms/MB', `${ratio(ours, decode)} × decode, ${ratio(ours, peer)} × peer`),
      row(`${name}, read and decode`, decode, 'ms/MB', ''),
      row(`${name}, peer: markdownlint`, peer, 'ms/MB', `${ratio(peer, decode)} × decode`),
    ];
  });
}

/**
 * One character typed into a paragraph half-way through, again and again; each time the whole draft is checked. Judging and
 * assessing are also timed alone, with a memo of their own that follows the same keys: the rest is reading and the rules.
 */
function measureKeystroke({ checkDraft, createMemo, applyBindings, assess }, engine, draft) {
  return TYPED_INTO.flatMap(({ name, bytes, keystrokes, coldRounds }, at) => {
    let text = draft(bytes, 1000 * at).toString();
    let memo;
    let last;
    // The first check of a draft is a cold one, and fills the memo that is kept.
    const cold = Array.from({ length: coldRounds }, () => {
      memo = createMemo(engine);
      const start = performance.now();
      last = checkDraft(engine, text, { memo });
      return performance.now() - start;
    });
    mustBeChecked(last);
    const judging = createMemo(engine, last);
    const { passages } = last.draft;
    const { span } = passages.find(
      ({ kind, span: { start, end } }) => kind === 'paragraph' && start >= text.length / 2 && end - start >= 60,
    );
    let caret = (span.start + span.end) >> 1;
    let typed = 0;
    let judged = 0;
    const type = () => {
      text = `${text.slice(0, caret)}${TYPED[typed++ % TYPED.length]}${text.slice(caret++)}`;
      last = checkDraft(engine, text, { memo });
      mustBeChecked(last);
      judged = Math.max(judged, memo.lastJudged());
    };
    const judgeAndAssess = () => {
      const { draft: read, reading } = last;
      const said = applyBindings(read.passages, judging.judgeAll(read.passages), read.bindings);
      assess(engine.judge.lexicon, reading, read, said);
      if (judging.lastJudged() !== memo.lastJudged())
        throw new Error('the two memos have not judged the same passages');
    };
    const [whole, alone] = takeTurns([type, judgeAndAssess], keystrokes);
    const share = `${ratio(whole, cold)} × cold (${digits(median(cold))} ms)`;
    return [
      row(`${name}, one keystroke, kept memo`, whole, 'ms', `${share}; judged anew: ${judged} of ${passages.length}`),
      row(`${name}, of it judging and assessing`, alone, 'ms', `${ratio(alone, cold)} × cold`),
    ];
  });
}

/** Whole processes, output thrown away. */
function measureProcesses(draft) {
  if (!existsSync(CLI)) throw new Error('dist/tenderlint.cjs is missing; run: npm run build');
  mkdirSync(path.join(work, 'drafts'));
  const contents = Array.from({ length: FOLDER.drafts }, (_, i) => draft(FOLDER.bytes, 9000 + i));
  contents.forEach((content, i) => writeFileSync(path.join(work, 'drafts', `${i}.md`), content));
  const megabytes = sum(contents.map((content) => content.length)) / 1e6;
  const run =
    (...args) =>
    () => {
      const { status, error } = spawnSync(process.execPath, args, { cwd: work, stdio: 'ignore' });
      // 1 says that the drafts have findings.
      if (status !== 0 && status !== 1) throw error ?? new Error(`node ${args.join(' ')} ended with ${status}`);
    };
  const [empty, one, decode, folder] = takeTurns(
    [
      run('-e', '0'),
      run(CLI, 'check', path.join('drafts', '0.md')),
      run('-e', DECODE_FOLDER),
      run(CLI, 'check', 'drafts'),
    ],
    ROUNDS,
  );
  const speed = (times) => `${(megabytes / (median(times) / 1000)).toFixed(1)} MB/s`;
  return [
    row('process: node -e 0', empty, 'ms', ''),
    row('process: check one draft of 30 KB', one, 'ms', `${ratio(one, empty)} × empty node`),
    row(`process: decode ${FOLDER.drafts} drafts of 30 KB`, decode, 'ms', speed(decode)),
    row(
      `process: check ${FOLDER.drafts} drafts of 30 KB`,
      folder,
      'ms',
      `${speed(folder)}; ${ratio(folder, decode)} × decode`,
    ),
  ];
}

/** A figure of a draft that was only waved through would be worth nothing. */
function mustBeChecked({ status }) {
  if (!status.checked) throw new Error(`a draft was not checked: ${JSON.stringify(status.reason)}`);
}

/** Median of the ratios of each round, in which both had the same machine; of the medians where one ran only once. */
function ratio(times, others) {
  const isPaired = times.length === others.length;
  return digits(isPaired ? median(times.map((time, i) => time / others[i])) : median(times) / median(others));
}

function row(name, times, unit, ratios) {
  const range = `${digits(Math.min(...times))}–${digits(Math.max(...times))}`;
  return [name, `${digits(median(times))} ${unit}`, range, ratios];
}
