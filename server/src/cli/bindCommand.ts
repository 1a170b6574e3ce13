import { writeFile } from 'node:fs/promises';
import type { Engine } from '../core/checkDraft.js';
import type { BindingVerb } from '../core/draft/bindings.js';
import type { Passage } from '../core/draft/passages.js';
import type { Draft } from '../core/draft/readDraft.js';
import { applyEdits } from '../core/edits/edit.js';
import { insertBinding } from '../core/edits/insertBinding.js';
import { message, type Translate } from '../core/messages/translate.js';
import { positionAt } from '../core/text/lineMap.js';
import { describeUnreadable, readCandidate, STANDARD_INPUT } from './discover.js';
import { createDraftFiles } from './draftFiles.js';
import { findControl } from './findControl.js';
import type { Terminal } from './terminal.js';
import { EXIT, usage, UsageError, type ExitCode } from './usage.js';

export interface BindArguments {
  readonly file: string;
  /** Id or title. */
  readonly control: string;
  /** One-based line of the file. */
  readonly line: number;
  readonly verb: BindingVerb;
  /** Overlays beside those that the draft names. */
  readonly overlays: readonly string[];
}

/**
 * Confirms or refuses the passage on a line for a control, by a comment in the file. Running it twice changes nothing more.
 *
 * @throws {UsageError} when the file cannot be read, the list has no such control, or the line has no passage.
 */
export async function runBind(
  engine: Engine,
  translate: Translate,
  terminal: Terminal,
  { file, control, line, verb, overlays }: BindArguments,
): Promise<ExitCode> {
  if (file === STANDARD_INPUT) throw usage('error.bind-standard-input');
  const decoded = await readCandidate(file);
  if (decoded.kind !== 'text') throw new UsageError(describeUnreadable(file, decoded));
  const { draft, reading, engine: layered } = await createDraftFiles(engine, overlays).check(file, decoded.text);
  const found = findControl(layered, control);
  const passage = passageOn(draft, line, decoded.text);
  if (passage === undefined) throw usage('error.bind-no-passage', { line });
  const edits = insertBinding(draft, passage, found, verb, reading.catalogue.id);
  const { title = found, titleEn = found } = layered.names.get(found) ?? {};
  const text = passage.text.text.trim().replace(/\s+/g, ' ');
  if (edits.length === 0) {
    const isKnown = draft.bindings.some(
      (each) => each.passage === passage && each.control === found && each.verb === verb,
    );
    if (!isKnown) throw usage('error.bind-impossible', { line });
    terminal.write(`${translate(message('bind.unchanged', { title, titleEn, line }))}\n`);
    return EXIT.clean;
  }
  await writeFile(file, applyEdits(decoded.text, edits), 'utf8');
  const done = message(verb === 'covers' ? 'bind.covers' : 'bind.not', { title, titleEn, line, text });
  terminal.write(`${translate(done)}\n`);
  return EXIT.clean;
}

/** The passage on a line; of a table row the longest cell, as that is what is asked. */
function passageOn({ passages, lines }: Draft, line: number, text: string): Passage | undefined {
  return passages
    .filter(({ span, kind }) => {
      if (kind === 'heading') return false;
      const first = positionAt(lines, span.start).line + 1;
      const last = positionAt(lines, Math.max(span.start, Math.min(span.end, text.length) - 1)).line + 1;
      return first <= line && line <= last;
    })
    .toSorted((a, b) => b.text.text.length - a.text.text.length)[0];
}
