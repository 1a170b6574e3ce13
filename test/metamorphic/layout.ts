import MarkdownItParser from 'markdown-it';

/** A stretch of whole lines, `end` excluded; counted from 0 over the whole file. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

/** A block that hangs in no other, as the parser sees it. */
export interface TopBlock extends Lines {
  readonly kind: 'heading' | 'paragraph' | 'list' | 'table' | 'code' | 'html' | 'quote' | 'rule';
}

/** Lines of running text, wherever they hang. */
export interface Leaf extends Lines {
  readonly kind: 'heading' | 'paragraph' | 'table';
  /** It hangs in no list and no quote. */
  readonly isTop: boolean;
}

/** A draft as lines and blocks. The tests read Markdown on their own, so that a fault of the engine's reader is not theirs too. */
export interface Layout {
  readonly lines: readonly string[];
  /** First line behind the front matter. */
  readonly body: number;
  readonly top: readonly TopBlock[];
  readonly leaves: readonly Leaf[];
}

const parser = MarkdownItParser({ html: true });

const KINDS: Readonly<Record<string, TopBlock['kind']>> = {
  heading_open: 'heading',
  paragraph_open: 'paragraph',
  bullet_list_open: 'list',
  ordered_list_open: 'list',
  table_open: 'table',
  fence: 'code',
  code_block: 'code',
  html_block: 'html',
  blockquote_open: 'quote',
  hr: 'rule',
};

/** Reads a draft whose line ends are line feeds. */
export function readLayout(text: string): Layout {
  const lines = text.split('\n');
  const close = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const body = close + 1;
  const tokens = parser.parse(lines.map((line, i) => (i < body ? '' : line)).join('\n'), {});
  const top: TopBlock[] = [];
  const leaves: Leaf[] = [];
  for (const { type, map, level, nesting } of tokens) {
    const kind = KINDS[type];
    if (kind === undefined || map === null || nesting < 0) continue;
    // The lines of a list reach over the blank ones behind it.
    let [start, end] = map;
    while (end > start && lines[end - 1]?.trim() === '') end--;
    if (level === 0) top.push({ kind, start, end });
    if (kind === 'heading' || kind === 'paragraph' || kind === 'table')
      leaves.push({ kind, start, end, isTop: level === 0 });
    start = end;
  }
  return { lines, body, top, leaves };
}

/** What stands before the words of a line: indent, quote, list marker, `#`, and the number that its author gave it. */
export const LINE_HEAD =
  /^[ \t\u3000]*(?:>[ \t]*)*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?:#{1,6}[ \t]+)?(?:第[一二三四五六七八九十百壹貳參肆伍陸柒捌玖拾\d０-９]+[章篇編節條款項][ \t\u3000、:：]*|[壹貳參肆伍陸柒捌玖拾一二三四五六七八九十甲乙丙丁戊己庚辛壬癸]+[、.．:：][ \t\u3000]*|[(（][一二三四五六七八九十\d０-９A-Za-z]+[)）][、.．]?[ \t\u3000]*|[\d０-９]{1,2}(?:[.．\-－][\d０-９]{1,2})*[、.．]?[ \t\u3000]*|[A-Za-zＡ-Ｚ][.．、)）][ \t\u3000]*|[①-⑳㈠-㈩●○■□◆◇※・‧•☐☑▪►][ \t\u3000]*)?/u;

/** Markup, addresses and code, which must stay as they are. */
const PROTECTED = /(`[^`]*`|<[^>]*>|&#?\w+;|\]\([^)]*\)|https?:\/\/[\w./?=&%-]+|\\.|[|*~_[\]!`#])/u;

/** Edits the words of a draft and nothing else: no markup, no number of a line, no code, no front matter. */
export function editWords(text: string, edit: (words: string) => string): string {
  const { lines, leaves } = readLayout(text);
  const edited = [...lines];
  for (const leaf of leaves) {
    for (let at = leaf.start; at < leaf.end; at++) {
      const line = lines[at] ?? '';
      if (leaf.kind === 'table' && at === leaf.start + 1) continue;
      if (line.includes('<!--') || line.includes('-->')) continue;
      const head = LINE_HEAD.exec(line)?.[0] ?? '';
      const pieces = line.slice(head.length).split(PROTECTED);
      edited[at] = head + pieces.map((piece, i) => (i % 2 === 0 ? edit(piece) : piece)).join('');
    }
  }
  return edited.join('\n');
}
