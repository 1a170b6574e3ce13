// How long an editor waits for the language server, beside the one that VS Code itself has for Markdown.
//
// All figures are the client's: from before a message is written until its answer is read. The servers have the same draft
// open and get the same keys at the same places, in turns, so that what else the machine does hits them alike. A key is one
// Han character, typed somewhere in the draft and taken out again.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { digits, median, printTable, quantile } from './figures.mjs';
import { Editor } from './lspEditor.mjs';
import { createPeer, createPeerCarets, LINKS } from './lspPeer.mjs';

const SERVER = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

/** What is done in one turn. A pair is a key typed and taken out; at 1 MB that takes the peer most of a second. */
const SIZES = [
  { name: '10 KB', bytes: 1e4, pairs: 12, bursts: 2, questions: 12 },
  { name: '100 KB', bytes: 1e5, pairs: 8, bursts: 2, questions: 8 },
  { name: '1 MB', bytes: 1e6, pairs: 2, bursts: 1, questions: 2 },
];
/** Besides one to warm up. */
const ROUNDS = 5;
const BURST = 20;

/** An item that waits for a clause. */
const OPEN_ITEM = '\n# 附錄 待補事項\n\n- ';

const QUESTIONS = new Set(['hover', 'completion', 'key, completion', 'action', 'resolve']);

const PULL = 'pull';
const PUSH = 'push';
const PEER = 'peer';

/** @param {{ work: string, createText: (bytes: number, seed: number) => string }} given `work` is a folder without drafts */
export async function benchServers({ work, createText }) {
  if (!existsSync(SERVER)) throw new Error('dist/server.cjs is missing; run: npm run build');
  const rows = [];
  const parsings = [];
  const finds = [];
  for (const [at, size] of SIZES.entries()) {
    const text = `${createText(size.bytes, 1000 * at)}${OPEN_ITEM}\n${LINKS}`;
    const { samples, found } = await measure(size, text, work);
    rows.push(...rowsOf(size, samples));
    parsings.push(digits(median(samples.of(PEER, 'parsing').rounds.flat())));
    finds.push(`${found[PULL]} and ${found[PEER]}`);
  }
  const sizes = SIZES.map(({ name }) => name).join(', ');
  console.log(`\nOver the protocol; the peer is ${createPeer().label} in its client; ms, p50 / p95`);
  printTable([['measured', 'ours', 'peer', 'ours ÷ peer', 'taken'], ...rows]);
  console.log(
    [
      `Ratio: median of ${ROUNDS} rounds. A pull is sent right behind the last key. The peer does not push: its pull stands there.`,
      `Of each of the peer's diagnostics its client's parsing takes ${parsings.join(', ')} ms (${sizes}).`,
      `Diagnostics in the drafts, ours and the peer's: ${finds.join(', ')}.`,
    ].join('\n'),
  );
}

/** One draft, open in all servers; they take turns, each round the other way about. */
async function measure(size, text, work) {
  const file = path.join(work, 'draft.md');
  const draft = { text, uri: pathToFileURL(file).href, folder: work, folderUri: pathToFileURL(work).href };
  const ours = { command: [process.execPath, SERVER, '--stdio'], settings: {} };
  const subjects = {
    [PULL]: { ...ours, name: 'the server, pulled', pulls: true },
    [PEER]: createPeer(),
    [PUSH]: { ...ours, name: 'the server, pushing', pulls: false },
  };
  const samples = createSamples();
  const turns = [];
  try {
    for (const [id, subject] of Object.entries(subjects)) {
      const editor = new Editor(subject, draft);
      const carets = createCarets(text);
      turns.push({
        id,
        subject,
        editor,
        carets,
        places: id === PEER ? createPeerPlaces(text) : createOurPlaces(editor, carets, text),
      });
      await editor.start();
    }
    for (let round = 0; round <= ROUNDS; round++) {
      for (const turn of round % 2 === 0 ? turns : turns.toReversed()) {
        await takeTurn(turn, size, (measure, sample) => {
          if (round > 0) samples.add(turn.id, measure, round - 1, sample);
        });
      }
    }
    for (const { editor } of turns) await editor.stop();
    const found = Object.fromEntries(turns.map(({ id, editor }) => [id, editor.diagnostics.length]));
    return { samples, found };
  } finally {
    for (const { editor } of turns) editor.kill();
  }
}

async function takeTurn({ id, subject, editor, carets, places }, { pairs, bursts, questions }, note) {
  // Opening also lets a server, and this client, get over what was there before: it is another's turn that left the garbage.
  note('open', await editor.reopen());
  for (let i = 0; i < pairs; i++) {
    const caret = carets.next();
    for (const press of [() => editor.type(caret, 1), () => editor.erase()]) {
      const parsed = subject.parsing?.() ?? 0;
      note('key', await press());
      note('parsing', { time: (subject.parsing?.() ?? 0) - parsed });
    }
  }
  for (let i = 0; i < bursts; i++) {
    note('burst', await editor.type(carets.next(), BURST));
    note('burst', await editor.erase());
  }
  if (id === PUSH) return;
  for (let i = 0; i < questions; i++) await askAll(editor, (kind) => places(kind, i), subject, note);
}

/** Completion at the open item; the rest where there is a diagnostic, and anywhere. */
function createOurPlaces(editor, carets, text) {
  const item = text.lastIndexOf(OPEN_ITEM) + OPEN_ITEM.length;
  return (kind, i) => {
    if (kind === 'completion') return item;
    const { diagnostics } = editor;
    return i % 2 === 0 ? carets.next() : editor.offsetAt(diagnostics[(i >> 1) % diagnostics.length].range.start);
  };
}

function createPeerPlaces(text) {
  const carets = createPeerCarets(text);
  return (kind) => carets[kind];
}

async function askAll(editor, placeFor, { resolvableKinds }, note) {
  if (editor.offers('textDocument/hover', 'hoverProvider')) {
    note('hover', await editor.ask('textDocument/hover', { position: editor.positionAt(placeFor('hover')) }));
  }
  if (editor.offers('textDocument/completion', 'completionProvider')) {
    const caret = placeFor('completion');
    const offered = await editor.ask('textDocument/completion', { position: editor.positionAt(caret) });
    note('completion', offered);
    note('key, completion', await editor.typeAndComplete(caret, firstHanOf(offered.value)));
  }
  if (editor.offers('textDocument/codeAction', 'codeActionProvider')) {
    const caret = placeFor('action');
    note('action', await editor.ask('textDocument/codeAction', editor.actionParams(caret)));
    if (editor.capabilities.codeActionProvider.resolveProvider)
      note('resolve', await editor.actAndResolve(editor.actionParams(caret, resolvableKinds)));
  }
  note('nothing', await editor.askNothing());
}

/** What one would type to get the first of the offers. */
function firstHanOf(completion) {
  const [first] = completion?.items ?? completion ?? [];
  return /\p{Script=Han}/u.exec(first?.label ?? '')?.[0];
}

/**
 * Times by who answered, what was measured, and round. An answer that says nothing is asked for in vain: it is counted, but
 * its time is no figure of a question answered.
 */
function createSamples() {
  const entries = new Map();
  return {
    add(id, measure, round, { time, value }) {
      const key = `${id} ${measure}`;
      if (!entries.has(key)) entries.set(key, { rounds: Array.from({ length: ROUNDS }, () => []), asked: 0 });
      const entry = entries.get(key);
      entry.asked++;
      if (!QUESTIONS.has(measure) || saysSomething(value)) entry.rounds[round].push(time);
    },
    of: (id, measure) => entries.get(`${id} ${measure}`) ?? { rounds: [], asked: 0 },
  };
}

function saysSomething(value) {
  const list = value?.items ?? value;
  return Array.isArray(list) ? list.length > 0 : Boolean(value);
}

function rowsOf({ name }, samples) {
  const row = (label, measure, id = PULL) => {
    const [ours, peer] = [samples.of(id, measure), samples.of(PEER, measure)];
    return [`${name}, ${label}`, spread(ours), spread(peer), ratio(ours, peer), `${counted(ours)}, ${counted(peer)}`];
  };
  return [
    row('key → diagnostics, pull', 'key'),
    row('key → diagnostics, push', 'key', PUSH),
    row(`${BURST} keys → diagnostics, pull`, 'burst'),
    row(`${BURST} keys → diagnostics, push`, 'burst', PUSH),
    row('open → diagnostics, pull', 'open'),
    row('open → diagnostics, push', 'open', PUSH),
    row('hover', 'hover'),
    row('completion', 'completion'),
    row('key → completion', 'key, completion'),
    row('code actions', 'action'),
    row('code actions, first resolved', 'resolve'),
    row('unknown request', 'nothing'),
  ];
}

function counted({ rounds, asked }) {
  const answered = rounds.flat().length;
  return answered === asked ? `${asked}` : `${answered}/${asked}`;
}

function spread({ rounds, asked }) {
  const times = rounds.flat();
  if (asked === 0) return 'not offered';
  return times.length === 0 ? 'says nothing' : `${digits(quantile(times, 0.5))} / ${digits(quantile(times, 0.95))}`;
}

function ratio(ours, peer) {
  const both = ours.rounds.map((times, i) => [times, peer.rounds[i] ?? []]);
  const ratios = both.filter((pair) => pair.every(({ length }) => length > 0)).map(([a, b]) => median(a) / median(b));
  return ratios.length === 0 ? '' : digits(median(ratios));
}

/**
 * Where keys are typed: between two Han characters, below the front matter, all over the draft and the same for the same
 * draft. Steps of the golden section, wrapped round, spread a few places more evenly than chance would.
 */
function createCarets(text) {
  const start = text.indexOf('\n---\n') + 5;
  const isHan = (offset) => /\p{Script=Han}/u.test(text[offset] ?? '');
  let at = 0;
  return {
    next() {
      at = (at + (Math.sqrt(5) - 1) / 2) % 1;
      let caret = start + Math.floor(at * (text.length - start));
      while (!isHan(caret - 1) || !isHan(caret)) caret = caret + 1 < text.length ? caret + 1 : start;
      return caret;
    },
  };
}
