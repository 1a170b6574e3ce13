import { describe, expect, it } from 'vitest';
import { MarkupContent, MarkupKind } from 'vscode-languageserver';
import { connect, type ClientOptions } from './support/client.js';
import { COVERING, DRAFT, LACKING } from './support/drafts.js';
import { readFixture } from './support/markers.js';

interface Shown {
  readonly kind: string;
  readonly value: string;
}

/** Hovers at the cursor of a draft: what is shown is about the marked range. */
async function checkHover(marked: string, options: ClientOptions = {}): Promise<Shown> {
  const { text, ranges, cursor } = readFixture(marked);
  if (cursor === null) throw new Error('no cursor');
  const client = await connect(options);
  await client.open(DRAFT, text);
  const hover = await client.hover(DRAFT, cursor);
  expect(hover?.range).toEqual(ranges[0]?.range);
  if (!MarkupContent.is(hover?.contents)) throw new Error('no markup');
  return hover.contents;
}

async function checkNoHover(marked: string): Promise<void> {
  const { text, cursor } = readFixture(marked);
  if (cursor === null) throw new Error('no cursor');
  const client = await connect();
  await client.open(DRAFT, text);
  expect(await client.hover(DRAFT, cursor)).toBeNull();
}

function draft(service: string, level: string, body: string): string {
  return `---\n服務類型: ${service}\n防護需求等級: ${level}\n---\n\n## 資訊安全需求\n\n${body}\n`;
}

/** A hover follows no scheme of ours, but the command that opens a page. */
function opening(page: string): string {
  return `command:tenderlint.openPage?${encodeURIComponent(JSON.stringify([page]))}`;
}

describe('a hover', () => {
  it('on a clause that covers a control shows its row, the mark at the level of the case, and the evidence', async () => {
    const { value } = await checkHover(
      draft('maintenance', '普', '‹廠商須符合機關資訊安全‸要求規範，並依機關資安政策辦理›。'),
    );
    expect(value).toContain('### **符合機關資安政策及規範** `agency-security-policy`');
    expect(value).toContain('結果：已見');
    expect(value).toContain('第 8 行：廠商須符合機關資訊安全要求規範');
    expect(value).toContain(
      `[《應用軟體或系統維運服務》第2列](${opening('tenderlint:/catalogue/112-09-20/sheet/maintenance.md')})`,
    );
    expect(value).toContain('**普級（本案）：●（建議辦理）**');
    expect(value).toContain('> 機關提供資安規範要求');
  });

  it('on the heading where controls are missing lists them', async () => {
    const { value } = await checkHover(
      draft('saas-customization', '普', LACKING).replace('## 資訊安全需求', '## ‹資訊‸安全需求›'),
    );
    expect(value).toContain(
      `- ● [未經同意不得移至境外](${opening('tenderlint:/catalogue/112-09-20/control/data-offshore-consent.md')})（資料安全）未見`,
    );
  });

  it('on the heading where one control is missing shows all of it', async () => {
    const text = '---\n服務類型: system-planning\n防護需求等級: 普\n---\n\n## ‹資訊‸安全需求›\n\n';
    const { value } = await checkHover(`${text}${COVERING}\n`);
    expect(value).toContain('`vendor-not-prc`');
    expect(value).toContain('結果：未見');
  });

  it('on a key of the front matter says what it is for', async () => {
    const { value } = await checkHover(`---\n‹服務‸類型›: maintenance\n---\n\n${LACKING}\n`);
    expect(value).toContain('### 服務類型');
    expect(value).toContain('service');
  });

  it('on a service tells how much its sheet asks for', async () => {
    const { value } = await checkHover(`---\nservice: ‹maint‸enance›\nlevel: 普\n---\n\n${LACKING}\n`);
    expect(value).toMatch(/\[應用軟體或系統維運服務（maintenance）\s6 列\]/);
    expect(value).toContain(`](${opening('tenderlint:/catalogue/112-09-20/sheet/maintenance.md')})`);
    expect(value).toContain('普級：●1、▲3、◎2 個控制項');
  });

  it('on a level tells since when it is in force', async () => {
    const { value } = await checkHover(`---\nservice: maintenance\nlevel: ‹‸普›\n---\n\n${LACKING}\n`);
    expect(value.replaceAll('\\', '')).toContain('一覽表普級自 2024-03-01 起適用。');
  });

  it('on the id in a comment of ours shows what was decided', async () => {
    const { value } = await checkHover(
      draft('maintenance', '普', '<!-- tenderlint: ignore ‹sb‸om› 不適用 理由：系統不含第三方元件 -->'),
    );
    expect(value).toContain('`sbom`');
    expect(value).toContain('結果：已有決定');
    expect(value).toContain('不適用：系統不含第三方元件');
  });

  it('on an id in backticks shows the control, also one that the declared sheets have not', async () => {
    const { value } = await checkHover(draft('maintenance', '普', '參照 `‹vm-image‸-protection›`。'));
    expect(value).toContain('`vm-image-protection`');
    expect(value).toContain('本草案宣告的類型沒有這個控制項');
  });

  it.each([
    ['●', '●（建議辦理）'],
    ['◎', '◎（經機關評估個案有必要時辦理）'],
    ['▲', '▲（依機關資通安全責任等級辦理）'],
  ])('on the mark %s says what it stands for', async (mark, meaning) => {
    expect((await checkHover(draft('maintenance', '普', `本項為‹‸${mark}›。`))).value).toBe(meaning);
  });

  it.each([
    ['corrected', 'cloud-platform', 'edr', '- 記號更正（中、普級）：▲依機關責任等級'],
    ['inferred', 'saas-office', 'data-classification-labelling', '- 記號推定（中級）：等級遞嚴'],
    ['unresolved', 'saas-office', 'malicious-link-sandbox', '- 記號無法判定（中級）：辨識遺失'],
  ])('on a control whose mark was %s says so and why', async (_, service, control, why) => {
    const { value } = await checkHover(draft(service, '中', `參照 \`‹‸${control}›\`。`));
    expect(value).toContain(why);
  });

  it.each([
    ['a word that stands in no clause', draft('maintenance', '普', `${COVERING}\n\n廠商應於每‸月提送月報。`)],
    ['a key that is none of ours', `---\n服務類型: maintenance\n案‸名: 某案\n---\n\n${LACKING}\n`],
    ['the fence', `--‸-\n服務類型: maintenance\n---\n\n${LACKING}\n`],
    ['a short id that may be a word of the text', draft('maintenance', '普', `${LACKING}\n\n~~~\ns‸bom\n~~~`)],
    ['a file that is no draft', `# 讀我\n\n●‸ 見 \`sbom\`\n`],
  ])('is not shown on %s', (_, marked) => checkNoHover(marked));
});

describe('a hover for a client that shows no markup', () => {
  it('is plain text', async () => {
    const { kind, value } = await checkHover(
      draft('maintenance', '普', '‹廠商須符合機關資訊安全‸要求規範，並依機關資安政策辦理›。'),
      { without: ['markdown'] },
    );
    expect(kind).toBe(MarkupKind.PlainText);
    expect(value).toContain('普級（本案）：●（建議辦理）');
    expect(value).not.toMatch(/[*`#[\\]|\]\(|^>/m);
  });
});

describe('a hover for a client that shows no pages of ours', () => {
  it('has no links that lead nowhere', async () => {
    const { value } = await checkHover(
      draft('saas-customization', '普', LACKING).replace('## 資訊安全需求', '## ‹資訊‸安全需求›'),
      { options: { pages: false } },
    );
    expect(value).toContain('未經同意不得移至境外');
    expect(value).not.toContain('tenderlint:');
  });
});

describe('words of the draft in a hover', () => {
  it('are shown, not obeyed', async () => {
    const { value } = await checkHover(
      draft(
        'maintenance',
        '普',
        '‹廠商須符合機關資訊安全‸要求規範![x](https://example.org/x.png)<img src="https://example.org/y.png">，並依機關資安政策辦理›。',
      ),
    );
    expect(value).not.toContain('![x](');
    expect(value).not.toContain('<img');
  });
});
