import { describe, expect, it } from 'vitest';
import { check } from '../support/engine.js';
import { BODY, told } from '../support/frontMatter.js';

function profileOf(front: string): object {
  return check(`---\n${front}\n---\n${BODY}`).reading.profile;
}

describe('what the front matter may say', () => {
  it.each([
    ['服務類型: 應用軟體或系統維運服務\n防護需求等級: 普', { services: ['maintenance'], level: '普' }],
    ['Service: maintenance\nLEVEL: low', { services: ['maintenance'], level: '普' }],
    ['service_type: ＭＡＩＮＴＥＮＡＮＣＥ\nsecurityLevel: Medium', { services: ['maintenance'], level: '中' }],
    ['service: [development, maintenance]\nlevel: 高級', { services: ['development', 'maintenance'], level: '高' }],
    ['服務類型: 系統維運、系統開發\nlevel: 高', { services: ['development', 'maintenance'], level: '高' }],
    [
      '服務類型:\n  - 雲端平台(PaaS或IaaS)\n  - saas_package\n等級: x\n防護等級: 中等級',
      { services: ['saas-package', 'cloud-platform'], level: '中' },
    ],
    ['service: 雲端微服務（SaaS）套裝型\nlevel: "高"', { services: ['saas-package'], level: '高' }],
    [
      'service: development\nlevel: 中\n責任等級: B級\n核心系統: 是\n個資: true\n關鍵基礎設施: 否\n對外服務: yes\n行動應用: no\n採購金額: 1,200萬元\n一覽表: 112-09-20\n機關類別: 特定非公務機關\n草案日期: 民國115年3月1日\n防護基準版本: 110',
      {
        agencyLevel: 'B',
        coreSystem: true,
        personalData: true,
        criticalInfrastructure: false,
        publicFacing: true,
        mobileApp: false,
        budget: 12_000_000,
        catalogue: '112-09-20',
        agencyKind: '特定非公務機關',
        date: '2026-03-01',
        baselineText: '110',
      },
    ],
    ['service: development\nlevel: 中\nagencyLevel: c\nbudget: NT$ 3.5億', { agencyLevel: 'C', budget: 350_000_000 }],
  ])('%s', (front, expected) => {
    expect(profileOf(front)).toMatchObject(expected);
    expect(told(`---\n${front}\n---\n${BODY}`)).toEqual([]);
  });

  it('reads a closing ... and blank lines before the block', () => {
    expect(told(`\n\n---\nservice: maintenance\nlevel: 中\n...\n${BODY}`)).toEqual([]);
  });
});

describe('what it must not say, each with one message at its place', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'no front matter',
      BODY,
      [
        '1:1 profile.incomplete 未檢查：檔首沒有前置資料，不知該對照哪一張表。請在第一行起加上：---⏎服務類型: development⏎防護需求等級: 中⏎---（⏎ 為換行）',
      ],
    ],
    [
      'no service',
      `---\nlevel: 中\n---\n${BODY}`,
      [
        '1:1 profile.incomplete 前置資料未填「服務類型」，不知該對照哪一張表。請加一行，例如「服務類型: development」。可用：saas-package、saas-office、saas-customization、cloud-platform、system-planning、security-planning、development、enhancement、maintenance。',
      ],
    ],
    [
      'no level',
      `---\n服務類型: maintenance\n---\n${BODY}`,
      [
        '2:7 profile.incomplete 前置資料未填「防護需求等級」（高、中、普），僅能檢查三個等級記號皆同的控制項。請加一行，例如「防護需求等級: 中」。',
      ],
    ],
    [
      'an unknown service, with what was meant',
      `---\n服務類型: 系統維運案\n防護需求等級: 中\n---\n${BODY}`,
      [
        '2:7 profile.unknown-service 「系統維運案」不是一覽表的服務類型。您是不是要寫「maintenance」（應用軟體或系統維運服務）？可用：saas-package、saas-office、saas-customization、cloud-platform、system-planning、security-planning、development、enhancement、maintenance。',
      ],
    ],
    [
      'an unknown level, with what was meant',
      `---\nservice: maintenance\nlevel: hihg\n---\n${BODY}`,
      ['3:8 profile.unknown-level 「hihg」不是防護需求等級。您是不是要寫「高」？請填高、中或普。'],
    ],
    [
      'several levels',
      `---\nservice: maintenance\nlevel: 普、高\n---\n${BODY}`,
      [
        '3:8 profile.several-levels 防護需求等級填了多個（高、普）。一個資通系統只有一個等級；請留一個，案內有多個等級不同的系統時請分成數份草案。本次以最嚴的「高」檢查。',
      ],
    ],
    [
      'a value that cannot be taken',
      `---\nservice: maintenance\nlevel: 高\n責任等級: 特A\n---\n${BODY}`,
      ['4:7 profile.unknown-value 「責任等級」的值「特A」無法辨識。委託機關之資通安全責任等級：A、B、C、D 或 E。'],
    ],
    [
      'a version of the list that is not there',
      `---\nservice: maintenance\nlevel: 高\ncatalogue: "115-01-01"\n---\n${BODY}`,
      ['4:13 profile.unknown-catalogue 沒有版本為「115-01-01」的一覽表（現有：112-09-20）。本次以 112-09-20 檢查。'],
    ],
    [
      'one key twice in two languages',
      `---\nservice: maintenance\n服務類型: development\nlevel: 高\n---\n${BODY}`,
      ['3:1 profile.duplicate-key 「服務類型」與前面的「service」重複，本次採前者。請刪去一個。'],
    ],
    [
      'a key that is nearly one of ours',
      `---\nservice: maintenance\nlevel: 高\n核心資通系統別: 是\n案名: 某案\n---\n${BODY}`,
      ['4:1 profile.unknown-key 不認得「核心資通系統別」。您是不是要寫「核心資通系統」？'],
    ],
    [
      'a full-width colon',
      `---\n服務類型：maintenance\nlevel: 高\n---\n${BODY}`,
      [
        '2:5 front-matter.punctuation 前置資料用了全形冒號「：」，請改成半形冒號加空格：「服務類型: maintenance」。本次已當作半形處理。',
      ],
    ],
    [
      'no blank after the colon',
      `---\n服務類型:maintenance\nlevel: 高\n---\n${BODY}`,
      ['2:5 front-matter.punctuation 冒號後面要有一個半形空格：「服務類型: maintenance」。本次已當作有空格處理。'],
    ],
    [
      'a full-width blank after the colon',
      `---\n服務類型:　maintenance\nlevel: 高\n---\n${BODY}`,
      [
        '2:5 front-matter.punctuation 冒號後面是全形空格，請改成半形空格：「服務類型: maintenance」。本次已當作半形處理。',
      ],
    ],
    [
      'a tab as indent',
      `---\n服務類型:\n\t- maintenance\nlevel: 高\n---\n${BODY}`,
      ['3:1 front-matter.punctuation 縮排用了定位字元或全形空格，請改用半形空格。本次已當作半形空格處理。'],
    ],
    [
      'YAML that cannot be read',
      `---\nservice: maintenance\nlevel: "高\n---\n${BODY}`,
      [
        '3:8 front-matter.unreadable 前置資料這一行讀不懂：「level: "高」。請寫成「名稱: 值」，引號、括號要成對。（MISSING_CHAR）',
      ],
    ],
    [
      'a block that is not closed',
      `---\nservice: maintenance\nlevel: 高\n${BODY}`,
      ['1:1 front-matter.unclosed 前置資料沒有結束的「---」。請在最後一項的下一行補上「---」。'],
    ],
    ['an empty file', '', ['1:1 draft.empty 檔案是空的，沒有可檢查的內容。']],
    ['a file of blanks', '\uFEFF \n\n', ['1:2 draft.empty 檔案是空的，沒有可檢查的內容。']],
    [
      'front matter and nothing else',
      '---\nservice: maintenance\nlevel: 高\n---\n',
      ['1:1 draft.empty 只有前置資料，沒有草案內容可檢查。'],
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each(['\n', '\r\n', '\r'])('at the same place whatever ends a line: %j', (end) => {
    expect(
      told(`\uFEFF---\n服務類型：maintenance\nlevel:高\n---\n${BODY}`.replaceAll('\n', end)).map((line) =>
        line.slice(0, 30),
      ),
    ).toEqual(['2:5 front-matter.punctuation 前', '3:6 front-matter.punctuation 冒']);
  });
});

describe('what is said in a way of its own', () => {
  it.each<[string, string, object]>([
    [
      'a date as officials write it',
      'service: maintenance\nlevel: 高\n一覽表: 112年9月20日',
      { catalogue: '112-09-20' },
    ],
    ['quotes of Chinese text', 'service: maintenance\nlevel: 「高級」', { level: '高' }],
    [
      'keys of other tools, half of ours',
      'service: maintenance\nlevel: 高\nagency: 某局\ntitle: 某案',
      { level: '高' },
    ],
  ])('%s is taken', (_, front, expected) => {
    expect(profileOf(front)).toMatchObject(expected);
    expect(told(`---\n${front}\n---\n${BODY}`)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['two values where one is asked', 'service: maintenance\nlevel: 高\n責任等級: [A, B]', '4:8 profile.unknown-value'],
    ['a map for a value', 'service: maintenance\nlevel: 高\n個資: {a: b}', '4:5 profile.unknown-value'],
  ])('%s is told, not dropped', (_, front, expected) => {
    expect(told(`---\n${front}\n---\n${BODY}`).map((line) => line.slice(0, expected.length))).toEqual([expected]);
  });

  it('a rule at the head of a text is no front matter', () => {
    const text = '---\n\n# 壹、概述\n\n廠商應提供軟體物料清單及安全測試報告。\n\n---\n\n# 貳\n';
    expect(check(text).draft.frontMatter).toBeNull();
    expect(check(text).draft.passages).toHaveLength(3);
  });
});
