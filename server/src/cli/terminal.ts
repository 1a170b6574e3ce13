import pc from 'picocolors';
import stringWidth from 'string-width';

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

export function createTerminal(color: boolean | undefined): Terminal {
  const { stdout, stderr } = process;
  const isColored = color ?? (stdout.isTTY && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb');
  return {
    write: (text) => stdout.write(text),
    writeError: (text) => stderr.write(text),
    width: Math.max(NARROWEST, Math.min(stdout.isTTY ? stdout.columns : PAGE_WIDTH, WIDEST)),
    paint: pc.createColors(isColored),
    progress: (text) => {
      if (stderr.isTTY) stderr.write(text === '' ? '\r\u001B[K' : `\r\u001B[K${text}`);
    },
  };
}

const known = new Map<string, number>();

/** Columns of one character. The library segments graphemes, which is slow; a report has few different characters. */
export function characterColumns(character: string): number {
  const code = character.charCodeAt(0);
  if (character.length === 1 && code >= 0x4e00 && code <= 0x9fff) return 2;
  const own = known.get(character) ?? stringWidth(character);
  known.set(character, own);
  return own;
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
