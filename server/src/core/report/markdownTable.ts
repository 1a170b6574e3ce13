/** A table of GitHub's Markdown; the first row is its head. What a cell holds stays in it, and stays text. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows.map((row) => row.map(cell));
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

function cell(text: string): string {
  return text
    .trim()
    .replace(/[\\`*_<>[\]|~&$]/g, '\\$&')
    .replace(/\s*(?:\r\n|\n|\r)\s*/g, '<br>');
}
