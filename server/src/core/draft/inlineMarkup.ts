import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import type { Span } from '../text/span.js';
import { SourceTextBuilder, type SourceText } from '../text/sourceText.js';
import { struckByTags, struckByTildes, type Delimiter } from './struckText.js';
import { CELL_BREAK, HARD_BREAK } from '../text/normalise.js';

/**
 * What of an inline text a reader sees, with the way back to its source.
 *
 * markdown-it gives inline tokens no offsets. Each of its rules, though, starts at `state.pos` and leaves it behind what it
 * took; so the rules are wrapped, and what a rule of markup took is noted. Text is all that no rule of markup took.
 */

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** A stretch of source that is not shown as it stands: left out, or shown as something else. */
interface Substitution extends Span {
  readonly shown: string;
}

interface Recorder {
  readonly tokens: Token[];
  readonly substitutions: Substitution[];
  readonly delimiters: Delimiter[];
}

/** Key of the recorder in markdown-it's `env`, which it hands to every rule. */
const RECORDER = 'tenderlint.recorder';

const MARKUP = /[\\`*_~[\]!<&]/;
const BREAK_TAG = /^<br\s*\/?>$/i;

function recorderOf(state: StateInline): Recorder | undefined {
  const env: Record<string, unknown> = state.env;
  const recorder = env[RECORDER] as Recorder | undefined;
  // The alt text of an image is parsed by a state of its own, whose positions are not those of the passage.
  return recorder?.tokens === state.tokens ? recorder : undefined;
}

/** Takes the function of a built-in inline rule, by the public way: enable only it and ask what is enabled. */
function builtInRule(create: () => MarkdownIt, name: string): InlineRule {
  const parser = create();
  parser.inline.ruler.enableOnly([name]);
  const [rule] = parser.inline.ruler.getRules('');
  if (rule === undefined) throw new Error(`markdown-it has no inline rule ${name}`);
  return rule;
}

function watch(
  rule: InlineRule,
  note: (state: StateInline, recorder: Recorder, taken: Span, pushed: readonly Token[]) => void,
): InlineRule {
  return (state, silent) => {
    const start = state.pos;
    const before = state.tokens.length;
    const hadPending = state.pending.length > 0;
    if (!rule(state, silent)) return false;
    const recorder = silent ? undefined : recorderOf(state);
    if (recorder !== undefined) {
      // Pushing the first token of a rule flushes the text before it as a token of its own.
      const pushed = state.tokens.slice(before);
      if (hadPending && pushed.length > 0) pushed.shift();
      note(state, recorder, { start, end: state.pos }, pushed);
    }
    return true;
  };
}

/** Makes `parser` note what its inline rules take. `create` must give a fresh parser with the same options. */
export function watchInlineRules(parser: MarkdownIt, create: () => MarkdownIt): void {
  const hide = (_state: StateInline, recorder: Recorder, taken: Span): void => {
    recorder.substitutions.push({ ...taken, shown: '' });
  };
  const watchers: Record<string, Parameters<typeof watch>[1]> = {
    escape: (state, recorder, taken) => {
      const next = state.src[taken.start + 1];
      if (next === '\n') recorder.substitutions.push({ ...taken, shown: HARD_BREAK });
      else if (/[!-/:-@[-`{-~]/.test(next ?? ''))
        recorder.substitutions.push({ start: taken.start, end: taken.start + 1, shown: '' });
    },
    newline: (_state, recorder, taken, pushed) => {
      if (pushed.some((token) => token.type === 'hardbreak'))
        recorder.substitutions.push({ ...taken, shown: HARD_BREAK });
    },
    backticks: (state, recorder, taken, pushed) => {
      if (pushed.some((token) => token.type === 'code_inline')) hide(state, recorder, taken);
    },
    strikethrough: noteDelimiters,
    emphasis: noteDelimiters,
    link: (state, recorder, taken) => {
      const labelEnd = state.md.helpers.parseLinkLabel(state, taken.start, true);
      recorder.substitutions.push(
        { start: taken.start, end: taken.start + 1, shown: '' },
        { start: labelEnd, end: taken.end, shown: '' },
      );
    },
    image: hide,
    autolink: hide,
    html_inline: (state, recorder, taken) => {
      const tag = state.src.slice(taken.start, taken.end);
      recorder.substitutions.push({ ...taken, shown: BREAK_TAG.test(tag) ? CELL_BREAK : '' });
    },
    entity: (_state, recorder, taken, pushed) => {
      recorder.substitutions.push({ ...taken, shown: pushed[0]?.content ?? '' });
    },
  };
  for (const [name, note] of Object.entries(watchers))
    parser.inline.ruler.at(name, watch(builtInRule(create, name), note));
  // Joining neighbouring text tokens would hide which delimiters stayed literal; nothing is rendered here.
  parser.inline.ruler2.disable('fragments_join');
}

function noteDelimiters(_state: StateInline, recorder: Recorder, taken: Span, pushed: readonly Token[]): void {
  let at = taken.start;
  for (const token of pushed) {
    recorder.delimiters.push({ token, start: at, end: at + token.content.length });
    at += token.content.length;
  }
}

/** The visible text of an inline source, and whether a tag of deletion is still open behind it. Linear in its length. */
export function visibleText(
  parser: MarkdownIt,
  env: object,
  source: SourceText,
  isStruck: boolean,
): { readonly text: SourceText; readonly isStruck: boolean } {
  const { text } = source;
  if (!isStruck && !MARKUP.test(text) && !text.includes('  \n')) return { text: source, isStruck: false };
  const tokens: Token[] = [];
  const recorder: Recorder = { tokens, substitutions: [], delimiters: [] };
  parser.inline.parse(text, parser, { ...env, [RECORDER]: recorder }, tokens);
  const tags = struckByTags(text, recorder.substitutions, isStruck);
  const substitutions = [
    ...recorder.substitutions,
    // A delimiter that found its partner was emptied; one that did not stays as literal text.
    ...recorder.delimiters
      .filter(({ token }) => token.content === '')
      .map(({ start, end }) => ({ start, end, shown: '' })),
    ...[...struckByTildes(recorder.delimiters), ...tags.struck].map((span) => ({ ...span, shown: '' })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const builder = new SourceTextBuilder(source);
  let at = 0;
  for (const { start, end, shown } of substitutions) {
    if (start < at) {
      at = Math.max(at, end);
      continue;
    }
    builder.keep(at, start);
    builder.substitute(start, end, shown);
    at = end;
  }
  builder.keep(at, text.length);
  return { text: builder.build(), isStruck: tags.isOpen };
}
