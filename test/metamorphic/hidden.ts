import type { Row } from '../../server/src/core/catalogue/catalogue.js';

/** Ways to quote a clause so that no reader takes it for a request: each gives a block. */
export const HIDINGS: Readonly<Record<string, (clause: string) => string>> = {
  'fence of backticks': (clause) => `\`\`\`\n${clause}\n\`\`\``,
  'fence of tildes': (clause) => `~~~text\n${clause}\n~~~`,
  'fence that is not closed': (clause) => `\`\`\`\n${clause}`,
  'indented code': (clause) => `    ${clause}`,
  'fence in a list': (clause) => `- 範本如下\n\n  \`\`\`\n  ${clause}\n  \`\`\``,
  'inline code': (clause) => `欄位內容為 \`${clause}\` 字樣。`,
  'inline code of two marks': (clause) => `欄位內容為 \`\` ${clause} \`\` 字樣。`,
  comment: (clause) => `<!-- ${clause} -->`,
  'comment of several lines': (clause) => `<!--\n${clause}\n\n${clause}\n-->`,
  'comment in a sentence': (clause) => `欄位內容依範本填寫<!-- ${clause} -->，字級十六點。`,
};

/** A clause on one line, as it stands in the list. */
export function clauseOf({ item, text }: Row): string {
  return `${item}：廠商應${text}。`.replaceAll('＿', '中').replaceAll('\n', '');
}
