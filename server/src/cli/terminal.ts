import { eastAsianWidth } from 'get-east-asian-width';
import { isatty } from 'node:tty';
import pc from 'picocolors';

/** Where output goes, as far as the command line must know. */
export interface Terminal {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Columns; a Chinese character takes two. */
  readonly width: number;
  readonly paint: Paint;
  /** Shows a line that the next one replaces; does nothing where standard error is no terminal. */
  readonly progress: (text: string) => void;
}

export type Paint = Pick<
  ReturnType<typeof pc.createColors>,
  'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green' | 'magenta'
>;

/** Width where output is no terminal: a page, a log. */
const PAGE_WIDTH = 100;
const NARROWEST = 40;
const WIDEST = 160;

/** `COLUMNS=60 tenderlint … | less` */
function declaredWidth(): number {
  const declared = Number(process.env['COLUMNS']);
  return Number.isInteger(declared) && declared > 0 ? declared : PAGE_WIDTH;
}

export function createTerminal(color: boolean | undefined): Terminal {
  const { stdout, stderr } = process;
  const isTerminal = isatty(stdout.fd);
  const isColored = color ?? (isTerminal && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb');
  return {
    write: (text) => stdout.write(text),
    writeError: (text) => stderr.write(text),
    width: Math.max(NARROWEST, Math.min(isTerminal && stdout.columns > 0 ? stdout.columns : declaredWidth(), WIDEST)),
    paint: pc.createColors(isColored),
    progress: (text) => {
      if (isatty(stderr.fd)) stderr.write(text === '' ? '\r\u001B[K' : `\r\u001B[K${text}`);
    },
  };
}

const INVISIBLE = /^\p{M}|^[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/u;

/** Columns of one character (code point): two for Han and full-width forms, none for combining marks. */
export function characterColumns(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  return INVISIBLE.test(character) ? 0 : eastAsianWidth(code);
}

/** Columns of a text. */
export function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += characterColumns(character);
  return sum;
}

/** Pads to a width in columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Cuts to a width in columns, with an ellipsis where something was cut. */
export function fit(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let cut = '';
  let used = 0;
  for (const character of text) {
    const own = characterColumns(character);
    if (used + own > width - 1) break;
    cut += character;
    used += own;
  }
  return `${cut}…`;
}

export function columnsOf(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(columns));
}
