import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { Ability } from './support/capabilities.js';
import { connect, type ClientOptions } from './support/client.js';
import { COVERING, DRAFT, FOLDER, LACKING, maintenance } from './support/drafts.js';
import { readFixture } from './support/markers.js';
import { controlOf, tagOf } from './support/tags.js';

/** Pulls the diagnostics of a text: they stand where it marks them, and nowhere else. */
async function checkDiagnostics(marked: string, options: ClientOptions = {}): Promise<readonly Diagnostic[]> {
  const { text, ranges } = readFixture(marked);
  const client = await connect(options);
  await client.open(DRAFT, text);
  const diagnostics = await client.diagnostics(DRAFT);
  const places = diagnostics.map((diagnostic) => ({ range: diagnostic.range, tag: tagOf(diagnostic) }));
  const byPlace = ({ range, tag }: (typeof places)[number]): string => `${JSON.stringify(range)} ${tag}`;
  expect(places.map(byPlace).toSorted()).toEqual(ranges.map(byPlace).toSorted());
  return diagnostics;
}

describe('a pulled diagnostic', () => {
  it('of a missing control stands at the section that would hold it', () =>
    checkDiagnostics(
      `---
服務類型: maintenance
防護需求等級: 普
---

## 壹、概述

${LACKING}

## ‹貳、資訊安全需求›{control.missing agency-security-policy}

廠商應配合機關辦理資安健診。
`,
    ));

  it('of a missing control stands at the value that asks for it, where no section is about security', () =>
    checkDiagnostics(`---
案名: 某系統維運案
服務類型: ‹maintenance›{control.missing agency-security-policy}
防護需求等級: 普
---

## 壹、概述

${LACKING}
`));

  it('never stands at the first line for want of a better place', async () => {
    const client = await connect({ settings: () => ({ all: true }) });
    await client.open(DRAFT, `---\n案名: 某案\n服務類型:\n  - development\n  - maintenance\n---\n\n${LACKING}\n`);
    const diagnostics = await client.diagnostics(DRAFT);
    expect(diagnostics.length).toBeGreaterThan(40);
    expect(diagnostics.filter(({ range }) => range.start.line === 0)).toEqual([]);
  });

  it('stands at each slip in the front matter', () =>
    checkDiagnostics(`---
服務類型‹：›{front-matter.punctuation}maintenance
level: ‹mediun›{profile.unknown-level}
‹責任等及›{profile.unknown-key}: A
---

${COVERING}
`));

  it('covers characters of four bytes, Windows line ends and a byte-order mark where the editor counts them', () =>
    checkDiagnostics(
      `\uFEFF---
案名: 𠀋系統維運案
服務類型: maintenance
防護需求等級: 普
---

## ‹𠮷、資訊安全需求›{control.missing agency-security-policy}

${LACKING}
`.replaceAll('\n', '\r\n'),
    ));

  it('of a control that the draft exempts stands at the sentence', () =>
    checkDiagnostics(`---
服務類型: system-planning
防護需求等級: 普
---

## 資訊安全需求

${COVERING}‹不得為大陸地區廠商之規定於本案不適用›{control.negated vendor-not-prc}。
`));

  it('carries what an editor shows, and of data only the name of the control', async () => {
    const client = await connect();
    await client.open(DRAFT, maintenance(LACKING));
    expect(await client.diagnostics(DRAFT)).toEqual([
      {
        range: { start: { line: 1, character: 6 }, end: { line: 1, character: 17 } },
        severity: DiagnosticSeverity.Warning,
        source: 'tenderlint',
        code: 'control.missing',
        codeDescription: { href: 'tenderlint:/rule/control.missing.md' },
        message:
          '「符合機關資安政策－符合機關資安政策及規範」一覽表列為●（建議辦理），草案未見。（《應用軟體或系統維運服務》第2列）',
        data: { control: 'agency-security-policy' },
      },
    ]);
  });

  it('speaks the language of the editor', async () => {
    const client = await connect({ locale: 'en' });
    await client.open(DRAFT, maintenance(LACKING));
    const [diagnostic] = await client.diagnostics(DRAFT);
    expect(diagnostic?.message).toContain('not seen in the draft');
  });

  it('leads to the passages that come nearest', async () => {
    const near = '信件內文及即時訊息所含網址，應以靜態方式比對黑名單及網域信譽評等，屬惡意者予以阻擋';
    const { text, ranges } = readFixture(
      `---\n服務類型: saas-office\n防護需求等級: 高\n---\n\n## 資訊安全需求\n\n‹${near}›。\n`,
    );
    const client = await connect();
    await client.open(DRAFT, text);
    const diagnostics = await client.diagnostics(DRAFT);
    expect(
      diagnostics.find((diagnostic) => controlOf(diagnostic) === 'malicious-link-sandbox')?.relatedInformation,
    ).toEqual([{ location: { uri: DRAFT, range: ranges[0]?.range }, message: '最接近的段落' }]);
  });

  it('leads to the page of its rule beside the program, where the client shows no pages of ours', async () => {
    const client = await connect({
      options: { pages: false },
      runtime: { rulePage: (rule) => `file:///docs/${rule}.md` },
    });
    await client.open(DRAFT, maintenance(LACKING));
    const [diagnostic] = await client.diagnostics(DRAFT);
    expect(diagnostic?.codeDescription).toEqual({ href: 'file:///docs/control.missing.md' });
  });

  it.each([
    ['codeDescription', 'codeDescription'],
    ['diagnosticData', 'data'],
    ['relatedInformation', 'relatedInformation'],
  ] as const)('leaves out %s for a client that does not know it', async (ability, property) => {
    const text =
      '---\n服務類型: development\n防護需求等級: 高\n---\n\n應用程式不得以資料庫管理人員帳號連線，應另建專用帳號。\n';
    const withProperty = async (without: readonly Ability[]): Promise<number> => {
      const client = await connect({ without, settings: () => ({ all: true }) });
      await client.open(DRAFT, text);
      return (await client.diagnostics(DRAFT)).filter((diagnostic) => property in diagnostic).length;
    };
    expect(await withProperty([])).toBeGreaterThan(0);
    expect(await withProperty([ability])).toBe(0);
  });
});

describe('a pull', () => {
  it('of a version that was pulled before is answered with «unchanged»', async () => {
    const client = await connect();
    await client.open(DRAFT, maintenance(LACKING));
    const { resultId } = await client.pull(DRAFT);
    expect(await client.pull(DRAFT, resultId)).toEqual({ kind: 'unchanged', resultId });
  });

  it('tells what changed with the text', async () => {
    const client = await connect();
    await client.open(DRAFT, maintenance(LACKING));
    const before = await client.pull(DRAFT);
    await client.replace(DRAFT, LACKING, COVERING);
    expect(await client.pull(DRAFT, before.resultId)).toMatchObject({ kind: 'full', items: [] });
    await client.replace(DRAFT, COVERING, LACKING);
    expect(await client.pull(DRAFT, before.resultId)).toMatchObject({
      kind: 'full',
      items: [{ code: 'control.missing' }],
    });
  });

  it('is not mistaken for that of an older text with the same version', async () => {
    const client = await connect();
    await client.open(DRAFT, maintenance(COVERING), 1);
    const before = await client.pull(DRAFT);
    await client.close(DRAFT);
    await client.open(DRAFT, maintenance(LACKING), 1);
    expect(await client.pull(DRAFT, before.resultId)).toMatchObject({
      kind: 'full',
      items: [{ code: 'control.missing' }],
    });
  });

  it.each([
    ['a file without front matter', DRAFT, `# 讀我\n\n${LACKING}\n`],
    ['front matter that says nothing of a service', DRAFT, `---\ntitle: 筆記\n---\n\n${LACKING}\n`],
    ['a page of ours', 'tenderlint:/rule/control.missing.md', maintenance(LACKING)],
    ['the old side of a comparison', 'git:/cases/a.md', maintenance(LACKING)],
  ])('finds nothing in %s', async (_, uri, text) => {
    const client = await connect();
    await client.open(uri, text);
    expect(await client.pull(uri)).toEqual({ kind: 'full', items: [] });
  });

  it('finds nothing in a file of which the server was never told', async () => {
    const client = await connect({ files: new Map([[DRAFT, maintenance(LACKING)]]), folders: [FOLDER] });
    expect(await client.pull(DRAFT)).toEqual({ kind: 'full', items: [] });
  });

  it('says of a draft that cannot be checked why not', async () => {
    const client = await connect();
    await client.open(DRAFT, `---\n服務類型: 資訊服務\nlevel: 普\n---\n\n${LACKING}\n`);
    const diagnostics = await client.diagnostics(DRAFT);
    expect(diagnostics).toMatchObject([{ code: 'profile.unknown-service', severity: DiagnosticSeverity.Error }]);
  });
});
