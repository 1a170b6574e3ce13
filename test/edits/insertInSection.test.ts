import { describe, expect, it } from 'vitest';
import { draft, fixed, written } from './support.js';

/** A section before and after the two clauses of 程式碼安全 are written into it. */
interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function each(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    it.each(cases)('$name', ({ before, after }) => {
      expect(written(before)).toBe(after);
    });
  });
}

/** A section of items, one after the other, and how it goes on. */
function items(name: string, first: readonly string[], next: readonly [string, string], gap = '\n\n'): Case {
  const before = `## 資訊安全需求\n\n${first.join(gap)}`;
  const [third, fourth] = next;
  const after = [
    before,
    `${third}程式碼安全：程式來源不得為來自大陸或港澳地區。`,
    `${fourth}程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。`,
  ].join(gap);
  return { name, before: `${before}\n`, after: `${after}\n` };
}

each('clauses go on with the numbers of their section', [
  items('壹、', ['壹、保密。', '貳、配合。'], ['參、', '肆、']),
  items('一、', ['八、保密。', '九、配合。'], ['十、', '十一、']),
  items('一、, past nineteen', ['十八、保密。', '十九、配合。'], ['二十、', '二十一、']),
  items('（一）', ['（一）保密。', '（二）配合。'], ['（三）', '（四）']),
  items('(一) with a blank', ['(八) 保密。', '(九) 配合。'], ['(十) ', '(十一) ']),
  items('1、', ['1、保密。', '2、配合。'], ['3、', '4、'], '\n'),
  items('１、 full-width', ['８、保密。', '９、配合。'], ['１０、', '１１、'], '\n'),
  items('(1)', ['(1)保密。', '(2)配合。'], ['(3)', '(4)'], '\n'),
  items('1.1', ['2.8 保密。', '2.9 配合。'], ['2.10 ', '2.11 ']),
  items('第一條', ['第九條　保密。', '第十條　配合。'], ['第十一條　', '第十二條　']),
  items('甲、', ['甲、保密。', '乙、配合。'], ['丙、', '丁、']),
  items('A.', ['A. 保密。', 'B. 配合。'], ['C. ', 'D. '], '\n'),
  items('①', ['①保密。', '②配合。'], ['③', '④'], '\n'),
  items('■', ['■ 保密。', '■ 配合。'], ['■ ', '■ '], '\n'),
  items('a list that Markdown counts', ['1. 保密。', '2. 配合。'], ['3. ', '4. '], '\n'),
  items('the same, loose', ['9. 保密。', '10. 配合。'], ['11. ', '12. ']),
  items('brackets of Markdown', ['1) 保密。', '2) 配合。'], ['3) ', '4) '], '\n'),
  items('bullets of Markdown', ['- 保密。', '- 配合。'], ['- ', '- '], '\n'),
  items('bullets behind a tab', ['*\t保密。', '*\t配合。'], ['*\t', '*\t'], '\n'),
  items('bullets with numbers of their own', ['- （一）保密。', '- （二）配合。'], ['- （三）', '- （四）'], '\n'),
  items('a quote', ['> （一）保密。', '> （二）配合。'], ['> （三）', '> （四）'], '\n'),
  items('a list in a quote', ['> 1. 保密。', '> 2. 配合。'], ['> 3. ', '> 4. '], '\n>\n'),
  items('a sequence at its end: 癸', ['壬、保密。', '癸、配合。'], ['', '']),
  items('a sequence at its end: ⑳', ['⑲保密。', '⑳配合。'], ['', ''], '\n'),
  items('a sequence at its end: Z', ['Y. 保密。', 'Z. 配合。'], ['', '']),
  items('a sequence that ends in between: 九十九', ['九十七、保密。', '九十八、配合。'], ['九十九、', '']),
]);

each('what is deeper is left to its item', [
  {
    name: 'a nested list',
    before: '## 資安需求\n\n1. 人員應保密：\n   - 切結\n   - 名冊\n2. 配合：\n   1. 稽核\n   2. 訪談\n',
    after: `## 資安需求

1. 人員應保密：
   - 切結
   - 名冊
2. 配合：
   1. 稽核
   2. 訪談
3. 程式碼安全：程式來源不得為來自大陸或港澳地區。
4. 程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。
`,
  },
  {
    name: 'numbers in brackets that stand at the margin below a Markdown list',
    before: '## 資安需求\n\n1. 保密：\n\n(1) 切結。\n\n(2) 名冊。\n\n2. 配合：\n\n(1) 稽核。\n\n## 驗收\n',
    after: `## 資安需求

1. 保密：

(1) 切結。

(2) 名冊。

2. 配合：

(1) 稽核。

3. 程式碼安全：程式來源不得為來自大陸或港澳地區。

4. 程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。

## 驗收
`,
  },
  {
    name: 'numbers of the same rank below an article',
    before: '## 第二章 資安要求\n\n第五條 保密：\n\n一、切結。\n\n第六條 配合：\n\n一、稽核。\n\n二、訪談。\n',
    after: `## 第二章 資安要求

第五條 保密：

一、切結。

第六條 配合：

一、稽核。

二、訪談。

第七條 程式碼安全：程式來源不得為來自大陸或港澳地區。

第八條 程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。
`,
  },
  {
    name: 'official numbers below decimals',
    before: '### 2.3 資安要求\n\n2.3.1 保密：\n\n(一) 切結。\n\n2.3.2 配合：\n\n(一) 稽核。\n',
    after: `### 2.3 資安要求

2.3.1 保密：

(一) 切結。

2.3.2 配合：

(一) 稽核。

2.3.3 程式碼安全：程式來源不得為來自大陸或港澳地區。

2.3.4 程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。
`,
  },
  {
    name: 'official numbers of a higher rank below decimals',
    before: '### 2.3 資安要求\n\n2.3.1 保密：\n\n一、切結。\n\n二、名冊。\n',
    after: `### 2.3 資安要求

2.3.1 保密：

一、切結。

二、名冊。

2.3.2 程式碼安全：程式來源不得為來自大陸或港澳地區。

2.3.3 程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。
`,
  },
  {
    name: 'a list that only introduces',
    before: '## 資安需求\n\n依據：\n\n- 資通安全管理法\n\n（一）保密。\n\n（二）配合。\n',
    after: `## 資安需求

依據：

- 資通安全管理法

（一）保密。

（二）配合。

（三）程式碼安全：程式來源不得為來自大陸或港澳地區。

（四）程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。
`,
  },
]);

each('clauses stand where their section ends', [
  {
    name: 'before the next heading, though no blank line stands between',
    before: '## 資安需求\n（一）保密。\n（二）配合。\n## 驗收\n略。\n',
    after: `## 資安需求
（一）保密。
（二）配合。
（三）程式碼安全：程式來源不得為來自大陸或港澳地區。
（四）程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。
## 驗收
略。
`,
  },
  {
    name: 'before the next title of a text without headings, line for line',
    before: '壹、概述\n一、本案委外。\n貳、資訊安全需求\n一、保密。\n二、配合。\n參、驗收\n一、略。\n',
    after: `壹、概述
一、本案委外。
貳、資訊安全需求
一、保密。
二、配合。
三、程式碼安全：程式來源不得為來自大陸或港澳地區。
四、程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。
參、驗收
一、略。
`,
  },
  {
    name: 'behind code, a picture and a table that belong to the last item',
    before:
      '## 資安需求\n\n一、依下圖：\n\n![架構](a.png)\n\n二、設定如下：\n\n```\nTLS 1.2\n\nTLS 1.3\n```\n\n## 驗收\n',
    after: `## 資安需求

一、依下圖：

![架構](a.png)

二、設定如下：

\`\`\`
TLS 1.2

TLS 1.3
\`\`\`

三、程式碼安全：程式來源不得為來自大陸或港澳地區。

四、程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。

## 驗收
`,
  },
  {
    name: 'before a rule',
    before: '## 資安需求\n\n一、保密。\n\n二、配合。\n\n---\n\n## 驗收\n',
    after: `## 資安需求

一、保密。

二、配合。

三、程式碼安全：程式來源不得為來自大陸或港澳地區。

四、程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。

---

## 驗收
`,
  },
  {
    name: 'before a rule of dashes right below a list, which would make a heading of a paragraph',
    before: '## 資安需求\n\n（一）保密：\n\n- 切結\n- 名冊\n---\n\n## 驗收\n',
    after: `## 資安需求

（一）保密：

- 切結
- 名冊

（二）程式碼安全：程式來源不得為來自大陸或港澳地區。

（三）程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。

---

## 驗收
`,
  },
  {
    name: 'before a page break and a comment for the next section',
    before:
      '## 資安需求\n\n一、保密。\n\n<div style="page-break-after: always;"></div>\n\n<!-- 下節由採購科填寫 -->\n\n## 驗收\n',
    after: `## 資安需求

一、保密。

二、程式碼安全：程式來源不得為來自大陸或港澳地區。

三、程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。

<div style="page-break-after: always;"></div>

<!-- 下節由採購科填寫 -->

## 驗收
`,
  },
  {
    name: 'before a note on all that stands above',
    before: '## 資安需求\n\n（一）保密。\n\n（二）配合。\n\n註：以上各項列入驗收。\n\n## 驗收\n',
    after: `## 資安需求

（一）保密。

（二）配合。

（三）程式碼安全：程式來源不得為來自大陸或港澳地區。

（四）程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。

註：以上各項列入驗收。

## 驗收
`,
  },
  {
    name: 'before a fence that nobody closed',
    before: '## 資安需求\n\n一、保密。\n\n```\n二、草稿\n',
    after: `## 資安需求

一、保密。

二、程式碼安全：程式來源不得為來自大陸或港澳地區。

三、程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。

\`\`\`
二、草稿
`,
  },
  {
    name: 'not between an introduction that exempts and what it exempts',
    before: '## 壹、資安需求\n\n下列事項另案辦理：\n\n※軟體物料清單。\n',
    after: `## 壹、資安需求

下列事項另案辦理：

※軟體物料清單。

## 貳、資通安全需求

一、程式碼安全：程式來源不得為來自大陸或港澳地區。

二、程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。
`,
  },
  {
    name: 'behind plain paragraphs as such',
    before: '## 資安需求\n\n廠商應保密。\n\n## 驗收\n',
    after: `## 資安需求

廠商應保密。

程式碼安全：程式來源不得為來自大陸或港澳地區。

程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。

## 驗收
`,
  },
  {
    name: 'behind paragraphs that begin with a name kept open, which is no bullet',
    before: '## 資安需求\n\n○○市政府（以下稱本府）辦理本案。\n',
    after: `## 資安需求

○○市政府（以下稱本府）辦理本案。

程式碼安全：程式來源不得為來自大陸或港澳地區。

程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。
`,
  },
  {
    name: 'behind a table that word processors write',
    before: '## 資安需求\n\n<table>\n<tr><td>1</td><td>保密</td></tr>\n<!-- 待補 -->\n</table>\n\n## 驗收\n',
    after: `## 資安需求

<table>
<tr><td>1</td><td>保密</td></tr>
<!-- 待補 -->
</table>

程式碼安全：程式來源不得為來自大陸或港澳地區。

程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。

## 驗收
`,
  },
]);

each('an empty section is begun with the number below its own', [
  {
    name: '壹 → 一',
    before: '## 貳、資安需求\n\n## 參、驗收\n',
    after:
      '## 貳、資安需求\n\n一、程式碼安全：程式來源不得為來自大陸或港澳地區。\n\n' +
      '二、程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。\n\n## 參、驗收\n',
  },
  {
    name: '一 → （一）, with the brackets that the draft writes',
    before: '### 一、功能\n\n(一) 登入。\n\n### 二、資安需求\n\n### 三、驗收\n',
    after:
      '### 一、功能\n\n(一) 登入。\n\n### 二、資安需求\n\n(一) 程式碼安全：程式來源不得為來自大陸或港澳地區。\n\n' +
      '(二) 程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。\n\n### 三、驗收\n',
  },
  {
    name: '2.3 → 2.3.1',
    before: '### 2.3 資安需求\n### 2.4 驗收\n',
    after:
      '### 2.3 資安需求\n\n2.3.1 程式碼安全：程式來源不得為來自大陸或港澳地區。\n\n' +
      '2.3.2 程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。\n### 2.4 驗收\n',
  },
  {
    name: 'a heading without a number → a list',
    before: '## 資安需求\n\n<!-- 待補 -->\n',
    after:
      '## 資安需求\n\n1. 程式碼安全：程式來源不得為來自大陸或港澳地區。\n' +
      '2. 程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。\n\n<!-- 待補 -->\n',
  },
  {
    name: 'a heading with a rule below',
    before: '資安需求\n--------\n\n驗收\n----\n略。\n',
    after:
      '資安需求\n--------\n\n1. 程式碼安全：程式來源不得為來自大陸或港澳地區。\n' +
      '2. 程式碼安全：廠商提供之應用程式不能有植入後門或木馬程式。\n\n驗收\n----\n略。\n',
  },
]);

each('sub-headings are gone on with', [
  {
    name: 'a section for the item, numbered below its heading',
    before: '## 貳、資安需求\n\n### 一、存取控制\n\n保密。\n\n### 二、其他\n\n1. 配合。\n\n## 參、驗收\n',
    after: `## 貳、資安需求

### 一、存取控制

保密。

### 二、其他

1. 配合。

### 三、程式碼安全

（一）程式來源不得為來自大陸或港澳地區。

（二）廠商提供之應用程式不能有植入後門或木馬程式。

## 參、驗收
`,
  },
  {
    name: 'headings that are all of one level, ranked by their numbers',
    before: '## 貳、資安需求\n\n## 一、其他\n\n保密。\n\n## 參、驗收\n',
    after: `## 貳、資安需求

## 一、其他

保密。

## 二、程式碼安全

（一）程式來源不得為來自大陸或港澳地區。

（二）廠商提供之應用程式不能有植入後門或木馬程式。

## 參、驗收
`,
  },
  {
    name: 'bold lines as headings',
    before: '## 貳、資安需求\n\n**存取控制**\n\n1. 保密。\n\n**其他**\n\n1. 配合。\n\n## 參、驗收\n',
    after: `## 貳、資安需求

**存取控制**

1. 保密。

**其他**

1. 配合。

**程式碼安全**

1. 程式來源不得為來自大陸或港澳地區。
2. 廠商提供之應用程式不能有植入後門或木馬程式。

## 參、驗收
`,
  },
  {
    name: 'a sub-section that is about the item takes it, and need not be told its name again',
    before: '## 貳、資安需求\n\n### 一、程式碼安全要求\n\n（一）先行測試。\n\n### 二、其他\n\n保密。\n',
    after: `## 貳、資安需求

### 一、程式碼安全要求

（一）先行測試。

（二）程式來源不得為來自大陸或港澳地區。

（三）廠商提供之應用程式不能有植入後門或木馬程式。

### 二、其他

保密。
`,
  },
]);

describe('clauses for a section and for the last of its sub-sections', () => {
  it('stand each in their own, though both end at one place', () => {
    const text = draft('## 貳、資安需求\n\n### 一、程式碼安全\n\n（一）先行測試。\n');
    const after = fixed(text, { kind: 'insert-recommended' });
    expect(after.slice(text.indexOf('（一）'))).toBe(`（一）先行測試。

（二）程式來源不得為來自大陸或港澳地區。

（三）廠商提供之應用程式不能有植入後門或木馬程式。

### 二、第三方檢測

（一）程式功能上線前主機弱點掃描。

（二）程式功能上線前網站弱點掃描。

### 三、資安教育訓練

廠商需參加機關資安規範教育訓練。
`);
  });

  it('do not run on in a list of the inner one', () => {
    const text = draft('## 資安需求\n（一）人員\n1. 保密。\n（二）程式碼安全\n1. 先行測試。\n');
    expect(fixed(text, { kind: 'insert-recommended' }).slice(text.indexOf('1. 先行'))).toBe(`1. 先行測試。
2. 程式來源不得為來自大陸或港澳地區。
3. 廠商提供之應用程式不能有植入後門或木馬程式。

（三）第三方檢測：程式功能上線前主機弱點掃描。
（四）第三方檢測：程式功能上線前網站弱點掃描。
（五）資安教育訓練：廠商需參加機關資安規範教育訓練。
`);
  });
});
