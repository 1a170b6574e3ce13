import { describe, expect, it } from 'vitest';
import { BACKDOOR, ORIGIN, written } from './support.js';

const FIRST = `程式碼安全：${ORIGIN}。`;
const SECOND = `程式碼安全：${BACKDOOR}。`;

describe('a draft without a section on security gets one', () => {
  it.each([
    {
      name: 'behind the last chapter, with the next number',
      before: '# 規範書\n\n## 壹、概述\n\n略。\n\n## 貳、功能\n\n### 一、登入\n\n略。\n',
      after: `\n\n## 參、資通安全需求\n\n一、${FIRST}\n\n二、${SECOND}`,
      behind: '### 一、登入\n\n略。',
    },
    {
      name: 'with decimals',
      before: '# 規範書\n\n## 1 概述\n\n略。\n\n## 2 功能\n\n2.1 登入。\n',
      after: `\n\n## 3 資通安全需求\n\n3.1 ${FIRST}\n\n3.2 ${SECOND}`,
      behind: '2.1 登入。',
    },
    {
      name: 'as a chapter of a contract',
      before: '# 契約\n\n## 第九章　罰則\n\n略。\n',
      after: `\n\n## 第十章　資通安全需求\n\n一、${FIRST}\n\n二、${SECOND}`,
      behind: '略。',
    },
    {
      name: 'ranked by numbers where all headings are of one level',
      before: '## 壹、概述\n\n## 貳、功能\n\n## 一、登入\n\n略。\n\n## （一）密碼\n\n略。\n',
      after: `\n\n## 參、資通安全需求\n\n一、${FIRST}\n\n二、${SECOND}`,
      behind: '## （一）密碼\n\n略。',
    },
    {
      name: 'before the appendices',
      before: '# 規範書\n\n## 壹、概述\n\n略。\n\n## 附件一\n\n格式。\n',
      after: `\n\n## 貳、資通安全需求\n\n一、${FIRST}\n\n二、${SECOND}`,
      behind: '## 壹、概述\n\n略。',
    },
    {
      name: 'below a title that stands alone',
      before: '# 功能增修案需求規範書\n\n本案委外。\n',
      after: `\n\n## 資通安全需求\n\n1. ${FIRST}\n2. ${SECOND}`,
      behind: '本案委外。',
    },
    {
      name: 'in a text without any heading',
      before: '本案委外。\n',
      after: `\n\n## 資通安全需求\n\n1. ${FIRST}\n2. ${SECOND}`,
      behind: '本案委外。',
    },
    {
      name: 'as a numbered line where the chapters are such lines',
      before: '壹、概述\n\n一、本案委外。\n\n貳、功能\n\n一、登入。\n\n二、登出。\n',
      after: `\n\n參、資通安全需求\n\n一、${FIRST}\n\n二、${SECOND}`,
      behind: '二、登出。',
    },
    {
      name: 'behind numbered sentences',
      before: '一、本案委外。\n二、廠商應準時。\n',
      after: `\n\n三、資通安全需求\n\n（一）${FIRST}\n\n（二）${SECOND}`,
      behind: '二、廠商應準時。',
    },
    {
      name: 'as a bold line where the chapters are such lines',
      before: '**壹、概述**\n\n本案委外。\n\n**貳、功能**\n\n略。\n',
      after: `\n\n**參、資通安全需求**\n\n一、${FIRST}\n\n二、${SECOND}`,
      behind: '略。',
    },
    {
      name: 'before code that nobody closed',
      before: '## 壹、概述\n\n本案委外。\n\n```\n草稿\n',
      after: `\n\n## 貳、資通安全需求\n\n一、${FIRST}\n\n二、${SECOND}`,
      behind: '本案委外。',
    },
    {
      name: 'before a comment that nobody closed',
      before: '## 壹、概述\n\n本案委外。\n\n<!-- 草稿\n',
      after: `\n\n## 貳、資通安全需求\n\n一、${FIRST}\n\n二、${SECOND}`,
      behind: '本案委外。',
    },
  ])('$name', ({ before, after, behind }) => {
    const at = before.lastIndexOf(behind) + behind.length;
    expect(written(before)).toBe(before.slice(0, at) + after + before.slice(at));
  });

  it('at the head, where a deletion in its only line strikes all that follows', () => {
    const body = '\n    不適用\n\n本案委外，<del>廠商應準時。\n';
    expect(written(body)).toBe(`\n## 資通安全需求\n\n一、${FIRST}\n\n二、${SECOND}\n\n${body}`);
  });

  it('has nothing to begin with where nothing was written yet', () => {
    for (const body of ['', '\n', '\n```\n草稿\n```\n']) expect(written(body)).toBe(body);
  });
});

describe('the section that holds a clause', () => {
  it('is that of the item, before any other on security', () => {
    const body = '## 壹、資安需求\n\n一、保密。\n\n## 貳、程式碼安全\n\n一、配合。\n';
    expect(written(body)).toBe(`${body}\n二、${ORIGIN}。\n\n三、${BACKDOOR}。\n`);
  });

  it('is not the title of the paper', () => {
    for (const title of ['資安服務案需求規範書', '○○市政府資安服務案需求說明書']) {
      const body = `# ${title}\n\n## 壹、概述\n\n略。\n`;
      expect(written(body)).toBe(`${body}\n## 貳、資通安全需求\n\n一、${FIRST}\n\n二、${SECOND}\n`);
    }
  });

  it('is the only chapter of a paper about nothing else', () => {
    const body = '# 資通安全需求\n\n## 一、人員\n\n保密。\n';
    expect(written(body)).toBe(`${body}\n## 二、程式碼安全\n\n（一）${ORIGIN}。\n\n（二）${BACKDOOR}。\n`);
  });
});
