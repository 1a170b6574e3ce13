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

/** Pads to a width in columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** Cuts to a width in columns, with an ellipsis where something was cut. */
export function fit(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  let used = 0;
  for (const character of text) {
    const columns = stringWidth(character);
    if (used + columns > width - 1) break;
    cut += character;
    used += columns;
  }
  return `${cut}…`;
}

export function columnsOf(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => stringWidth(text)));
}
