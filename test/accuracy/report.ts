import type { ControlId } from '../../server/src/core/catalogue/catalogue.js';
import type { Item } from './corpus.js';
import { evidenceOf, f1, figuresOf, interval, rate, type Figures, type Pair, type Share } from './figures.js';
import { MEASURES, type Measured } from './measure.js';

/** All that the report is made of. */
export interface Halves {
  readonly development: readonly Item[];
  readonly test: readonly Item[];
  readonly onDevelopment: readonly Measured[];
  readonly onTest: readonly Measured[];
  readonly threshold: number;
  /** Title of each sheet by service, and of the family of each control. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly families: ReadonlyMap<ControlId, string>;
}

const TARGETS: Readonly<Record<string, string>> = {
  'missing-recommended': '97 % / 97 %',
  turned: '召回 95 %',
  weakened: '90 % / 90 %',
};

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

function withInterval(share: Share): string {
  if (share.all === 0) return '–';
  const [low, high] = interval(share);
  return `${percent(rate(share))}（${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}；${String(share.right)}/${String(share.all)}）`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

function figureCells(figures: Figures): readonly string[] {
  return [withInterval(figures.precision), withInterval(figures.recall), percent(f1(figures))];
}

function outcomeTable({ figures, evidence }: Measured): string {
  const rows = MEASURES.map(({ id, title }) => {
    const own = figures.get(id);
    return [title, ...(own === undefined ? ['', '', ''] : figureCells(own)), TARGETS[id] ?? ''];
  });
  return table(
    ['結果', '精確率', '召回率', 'F1', '目標'],
    [...rows, ['依據段落正確（判為已見且正確者）', withInterval(evidence), '', '', '97 %']],
  );
}

function comparison(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ judge, figures }) => {
    const cells = (id: string): readonly string[] => {
      const own = figures.get(id);
      return own === undefined
        ? ['', '', '']
        : [percent(rate(own.precision)), percent(rate(own.recall)), percent(f1(own))];
    };
    return [[judge, ...cells('missing-recommended'), ...cells('covered')]];
  });
  return table(['', '未見● 精確', '召回', 'F1', '已見 精確', '召回', 'F1'], rows);
}

/** Rows of the groups that have labels, with the figures for `missing` and `covered`. */
function groupTable(title: string, groups: ReadonlyMap<string, readonly Pair[]>): string {
  const rows = [...groups]
    .filter(([, pairs]) => pairs.length > 0)
    .map(([name, pairs]) => {
      const missing = figuresOf(pairs, ['missing']);
      const covered = figuresOf(pairs, ['covered']);
      const right = pairs.filter(({ label, answer }) => label.outcome === answer.outcome).length;
      return [
        name,
        String(pairs.length),
        withInterval({ right, all: pairs.length }),
        percent(f1(missing)),
        percent(f1(covered)),
      ];
    });
  return table([title, '標註數', '結果全對', '未見 F1', '已見 F1'], rows);
}

function bySheet(pairs: readonly Pair[], sheets: Halves['sheets']): ReadonlyMap<string, readonly Pair[]> {
  const groups = new Map<string, Pair[]>([...sheets.values()].map((title) => [title, []]));
  for (const pair of pairs) {
    if (pair.item.kind !== 'draft') continue;
    for (const service of pair.item.services) groups.get(sheets.get(service) ?? '')?.push(pair);
  }
  return groups;
}

function byFamily(pairs: readonly Pair[], families: Halves['families']): ReadonlyMap<string, readonly Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const family = families.get(pair.control) ?? '';
    groups.set(family, [...(groups.get(family) ?? []), pair]);
  }
  return groups;
}

const OUTCOMES = ['covered', 'weakened', 'negated', 'elsewhere', 'uncertain', 'missing'];
const NAMES = ['已見', '弱化', '不要求', '另案', '待確認', '未見'];

function confusion(pairs: readonly Pair[]): string {
  const rows = OUTCOMES.map((label, i) => {
    const own = pairs.filter((pair) => pair.label.outcome === label);
    return [
      `**${NAMES[i] ?? ''}**`,
      ...OUTCOMES.map((answer) => String(own.filter((pair) => pair.answer.outcome === answer).length)),
    ];
  });
  return table(['標註＼判定', ...NAMES], rows);
}

function sizeOf(items: readonly Item[]): string {
  const passages = items.filter(({ kind }) => kind === 'passage').length;
  const drafts = items.length - passages;
  const labels = items.reduce((sum, { labels: own }) => sum + own.size, 0);
  return `${String(passages)} 則片段、${String(drafts)} 份完整草案、${String(labels)} 個標註`;
}

/** The page that is published as `docs/accuracy.md`. */
export function accuracyReport(halves: Halves): string {
  const { development, test, onDevelopment, onTest, threshold, sheets, families } = halves;
  const [ours] = onTest;
  const [tuned] = onDevelopment;
  if (ours === undefined || tuned === undefined) return '';
  const drafts = ours.pairs.filter(({ item }) => item.kind === 'draft');
  const draftsOnly: Measured = {
    ...ours,
    figures: new Map(MEASURES.map(({ id, outcomes, isOf }) => [id, figuresOf(drafts.filter(isOf), outcomes)])),
    evidence: evidenceOf(drafts),
  };
  return `# 判定有多準

由 \`npm run accuracy\` 產生；數字下降時 CI 失敗。括號內為 95 % 信賴區間（Wilson）與件數。

## 怎麼量的

- 語料在 \`test/corpus/\`：測試半部 ${sizeOf(test)}；開發半部 ${sizeOf(development)}。九張表、三個等級都有。
- 標註規則見 [\`LABELLING.md\`](../test/corpus/LABELLING.md)；難處附理由。測試半部經第二位讀者逐筆複核。
- **兩半如何分開**：測試半部由不同的人執筆，執筆者沒有看過詞彙表、比對器與開發半部；調整詞彙與規則的人不讀測試半部，只看本頁的總數。
  調整時的逐筆錯誤清單（\`npm run accuracy -- errors\`）只給開發半部。開發期間曾數次查看測試半部的總數，未逐筆看。
- 語料是依實務寫法撰寫的，不是真實標案；刻意放入大量改寫、近似而非的敘述與弱化。真實草案的數字可能不同。
- 對照組：「只找關鍵詞」用同一份詞彙表的關鍵詞；「只比相似度」以字元雙連與條文相似 ${threshold.toFixed(2)} 以上為已見（門檻在開發半部選最好的）。

## 測試半部：總結

${outcomeTable(ours)}

### 只看完整草案

${outcomeTable(draftsOnly)}

### 與對照組相比

${comparison(onTest)}

### 各服務類型（完整草案）

${groupTable('服務類型', bySheet(ours.pairs, sheets))}

### 各控制家族

${groupTable('家族', byFamily(ours.pairs, families))}

### 混淆

${confusion(ours.pairs)}

## 開發半部（調整時看過，僅供比較）

${outcomeTable(tuned)}
`;
}
