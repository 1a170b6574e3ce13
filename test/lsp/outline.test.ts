import { describe, expect, it } from 'vitest';
import { DocumentSymbol, type SymbolInformation } from 'vscode-languageserver';
import { connect, type ClientOptions } from './support/client.js';
import { COVERING, DRAFT, LACKING, maintenance } from './support/drafts.js';
import { readFixture, textIn } from './support/markers.js';

const TEXT = `---
服務類型: maintenance
防護需求等級: 高
---

# 需求規範書

## 壹、概述

${LACKING}

## 貳、資訊安全需求

### 一、機關規範

${COVERING}

### 二、其他

廠商於更新程式時應提供軟體物料清單及安全測試報告，並每季提供之。

廠商及分包廠商不得為大陸地區廠商或第三地區含陸資成分廠商。
`;

async function symbolsOf(
  text: string,
  options: ClientOptions = {},
): Promise<readonly (DocumentSymbol | SymbolInformation)[]> {
  const client = await connect(options);
  await client.open(DRAFT, text);
  return client.symbols(DRAFT);
}

/** The tree as lines, with what each symbol stands on. */
function drawn(symbols: readonly (DocumentSymbol | SymbolInformation)[], depth = 0): readonly string[] {
  return symbols.flatMap((symbol) => {
    if (!DocumentSymbol.is(symbol)) throw new Error('the symbol is flat');
    const { name, detail = '', selectionRange, children = [] } = symbol;
    return [
      `${'  '.repeat(depth)}${name}｜${detail}｜${textIn(TEXT, selectionRange).slice(0, 8)}`,
      ...drawn(children, depth + 1),
    ];
  });
}

describe('symbols', () => {
  it('are the controls that the draft covers, by the sections in which they stand', async () => {
    expect(drawn(await symbolsOf(TEXT))).toEqual([
      '需求規範書｜3 個控制項｜需求規範書',
      '  貳、資訊安全需求｜3 個控制項｜貳、資訊安全需求',
      '    一、機關規範｜1 個控制項｜一、機關規範',
      '      ● 符合機關資安政策及規範｜符合機關資安政策｜廠商須符合機關資',
      '    二、其他｜2 個控制項｜二、其他',
      '      ● 軟體物料清單及安全測試報告｜應用程式安全｜廠商於更新程式時',
      '      ◎ 廠商非大陸地區或陸資｜提供服務商｜廠商及分包廠商不',
    ]);
  });

  it('hold each their selection, and their children', async () => {
    const check = (symbol: DocumentSymbol | SymbolInformation): void => {
      if (!DocumentSymbol.is(symbol)) throw new Error('the symbol is flat');
      const { range, selectionRange, children = [] } = symbol;
      for (const inner of [selectionRange, ...children.map((child) => child.range)]) {
        expect(textIn(TEXT, range)).toContain(textIn(TEXT, inner));
        expect(inner.start.line).toBeGreaterThanOrEqual(range.start.line);
        expect(inner.end.line).toBeLessThanOrEqual(range.end.line);
      }
      children.forEach(check);
    };
    (await symbolsOf(TEXT)).forEach(check);
  });

  it('are a list for a client that knows no tree', async () => {
    const symbols = await symbolsOf(TEXT, { without: ['nestedSymbols'] });
    expect(symbols.map((symbol) => ('location' in symbol ? [symbol.name, symbol.containerName] : []))).toEqual([
      ['需求規範書', ''],
      ['貳、資訊安全需求', '需求規範書'],
      ['一、機關規範', '貳、資訊安全需求'],
      ['● 符合機關資安政策及規範', '一、機關規範'],
      ['二、其他', '貳、資訊安全需求'],
      ['● 軟體物料清單及安全測試報告', '二、其他'],
      ['◎ 廠商非大陸地區或陸資', '二、其他'],
    ]);
  });

  it('are none where nothing is covered, and none of a file that is no draft', async () => {
    expect(await symbolsOf(maintenance(LACKING))).toEqual([]);
    expect(await symbolsOf(`# 筆記\n\n${COVERING}\n`)).toEqual([]);
  });

  it.each(['# ', '## &nbsp;', '# ![](a.png)', '# 　'])(
    'have a name each, also below the heading 「%s」',
    async (heading) => {
      const symbols = await symbolsOf(`---\n服務類型: maintenance\n---\n\n${heading}\n\n${COVERING}\n`);
      const names = (each: readonly (DocumentSymbol | SymbolInformation)[]): readonly string[] =>
        each.flatMap((symbol) => [symbol.name, ...('children' in symbol ? names(symbol.children ?? []) : [])]);
      expect(names(symbols).length).toBeGreaterThan(0);
      expect(names(symbols).filter((name) => name.trim() === '')).toEqual([]);
    },
  );
});

describe('links', () => {
  const marked = `---
服務類型:
  - ‹maintenance›{sheet/maintenance}
  - ‹系統開發›{sheet/development}
---

參照 \`‹sbom›{control/sbom}\` 及 \`no-such-control\`，另見 sbom。

<!-- tenderlint: ignore ‹vans›{control/vans} 不適用 理由：非資通系統 -->
`;

  it('lead from services and ids to their pages', async () => {
    const { text, ranges } = readFixture(marked);
    const client = await connect();
    await client.open(DRAFT, text);
    expect(await client.links(DRAFT)).toEqual(
      ranges.map(({ range, tag }) => ({ range, target: `tenderlint:/catalogue/112-09-20/${tag}.md` })),
    );
  });

  it('are not offered to a client that shows no pages of ours', async () => {
    const { capabilities } = await connect({ options: { pages: false } });
    expect(capabilities.documentLinkProvider).toBeUndefined();
    expect((await connect()).capabilities.documentLinkProvider).toEqual({ resolveProvider: false });
  });

  it('all have a page behind them', async () => {
    const { text } = readFixture(marked);
    const client = await connect();
    await client.open(DRAFT, text);
    for (const { target = '' } of await client.links(DRAFT)) expect(await client.page(target)).toMatch(/^#+ /);
  });
});
