import { PASSAGES } from './bases.js';
import type { Random } from './random.js';

/** Edits a draft as somebody who works on it does: types, takes a line out, writes one anew, brings one from elsewhere. */
export function editOnce(text: string, random: Random): string {
  const lines = text.split('\n');
  const body = lines.indexOf('---', 1) + 1;
  const at = body + random.below(lines.length - body);
  const line = lines[at] ?? '';
  const put = (...own: readonly string[]): string => [...lines.slice(0, at), ...own, ...lines.slice(at + 1)].join('\n');
  switch (random.below(7)) {
    case 0:
      return put();
    case 1:
      return put(line, '', '本案無須辦理。');
    case 2:
      return put(`### ${line.replace(/^#+ */, '')}`);
    case 3:
      return put(line, random.pick(random.pick(PASSAGES).text.split('\n')));
    case 4: {
      const other = body + random.below(lines.length - body);
      return lines.map((each, i) => (i === at ? (lines[other] ?? '') : i === other ? line : each)).join('\n');
    }
    case 5:
      return put(`- ${line}`);
    default: {
      const caret = random.below(line.length + 1);
      return put(`${line.slice(0, caret)}${random.pick(['並', '免', '，', '。', ' ', '：'])}${line.slice(caret)}`);
    }
  }
}
