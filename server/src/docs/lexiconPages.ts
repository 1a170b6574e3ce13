import type { Catalogue, ControlId } from '../core/catalogue/catalogue.js';
import type { Engine } from '../core/checkDraft.js';
import type { LexiconEntry } from '../core/matching/lexicon.js';
import type { Parameter } from '../core/matching/parameter.js';

const NOTICE = '<!-- 由 server/data/lexicon/ 產生（npm run write-generated），請勿直接修改。 -->';

/** One page for each control, 「Tenderlint 找什麼」, and the index of all. */
export function lexiconPages({ lexicon, catalogues }: Engine): ReadonlyMap<string, string> {
  const [catalogue] = catalogues;
  const titles = new Map(lexicon.entries.map(({ control, title }) => [control, title]));
  return new Map([
    ['docs/lexicon/README.md', index(lexicon.entries)],
    ...lexicon.entries.map((entry) => [`docs/lexicon/${entry.control}.md`, page(entry, catalogue, titles)] as const),
  ]);
}

function page(entry: LexiconEntry, catalogue: Catalogue, titles: ReadonlyMap<ControlId, string>): string {
  const { control, title, titleEn, aliases, ways, notions, excludes, parameters, neighbours } = entry;
  const clauses = catalogue.sheets.flatMap((sheet) =>
    sheet.rows
      .filter((row) => row.control === control)
      .map((row) => `- ${sheet.title} 第 ${String(row.row)} 列〔${row.item}〕：${row.text}`),
  );
  const named = [
    ...(aliases.length === 0 ? [] : [`出現下列任一用語：\n\n${terms(aliases)}`]),
    ...ways.map((way) => {
      const groups = way.flatMap((notion) => notions[notion] ?? []);
      return `下列各組皆有（至少一組在該敘述內，其餘可在標題、引導句或同列儲存格）：\n\n${groups
        .map((group) => `- **${group.name}**：${terms(group.terms)}`)
        .join('\n')}`;
    }),
  ];
  const excluded = excludes.map(({ any, unless }) =>
    unless.length === 0 ? `- ${terms(any)}` : `- ${terms(any)}\n  （除非另有：${terms(unless)}）`,
  );
  return `${NOTICE}

# ${title}

\`${control}\`　${titleEn}

## 一覽表

${clauses.join('\n')}

## 怎樣算提及

敘述須課予廠商（或服務、系統）義務；背景、定義、罰則、加分、引文不算。\`…\` 代表中間可隔至多十二字。

${named.join('\n\n或：\n\n')}
${excluded.length === 0 ? '' : `\n## 有下列用語者說的是別的事\n\n${excluded.join('\n')}\n`}${
    parameters.length === 0 ? '' : `\n## 讀哪些數值與條件\n\n${parameters.map(parameterLine).join('\n')}\n`
  }${
    neighbours.length === 0
      ? ''
      : `\n## 容易混淆的控制項\n\n${neighbours.map((each) => `- [${titles.get(each) ?? each}](${each}.md)`).join('\n')}\n`
  }`;
}

function parameterLine(parameter: Parameter): string {
  const head = `- 一覽表要求**${parameter.asks}**（${parameter.asksEn}）`;
  switch (parameter.kind) {
    case 'quantity':
      return `${head}：與 ${terms(parameter.beside)} 同句之數值少於 ${String(parameter.least)} ${
        parameter.unit === 'months' ? '個月' : '小時'
      }者為弱化。`;
    case 'parts': {
      const parts = Object.entries(parameter.parts).map(([name, words]) => `  - ${name}：${terms(words)}`);
      return `${head}：下列各部分未全者為弱化。\n${parts.join('\n')}`;
    }
    case 'reduction':
      return `${head}：出現 ${terms(parameter.any)} 者為弱化${
        parameter.unless === undefined ? '' : `，除非另有 ${terms(parameter.unless)}`
      }。`;
    case 'rhythm':
      return `${head}：與 ${terms(parameter.beside)} 相連之頻率，低於機關責任等級之應辦頻率者為弱化。`;
    case 'level':
      return `${head}：寫明之等級低於前置資料，或等級空白未填者為弱化。`;
  }
}

/** Words of the lexicon are shown as they are; none may become markup. */
function terms(words: readonly string[]): string {
  return words.map((word) => word.replace(/[\\`*_[\]<>|#]/g, '\\$&')).join('、');
}

function index(entries: readonly LexiconEntry[]): string {
  const rows = entries.map(
    ({ control, title, titleEn }) => `| [${title}](${control}.md) | \`${control}\` | ${titleEn} |`,
  );
  return `${NOTICE}

# Tenderlint 找什麼

每個控制項一頁：怎樣的敘述算提及、什麼不算、讀哪些數值。這些頁由 \`server/data/lexicon/\` 產生；發現漏字或誤認，請照
[CONTRIBUTING.md](../../CONTRIBUTING.md) 更正那裡的資料。判定有多準見 [accuracy.md](../accuracy.md)。

| 控制項 | 代號 | English |
| --- | --- | --- |
${rows.join('\n')}
`;
}
