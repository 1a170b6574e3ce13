import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDraft, createMemo } from '../../server/src/core/checkDraft.js';
import { readServiceCues } from '../../server/src/core/matching/serviceCues.js';
import type { Finding } from '../../server/src/core/rules/rule.js';
import { serviceCues } from '../../server/src/generated/data.js';
import { fitsServiceCues } from '../../server/src/generated/validators.js';
import { engine, zh } from '../support/engine.js';

function draft(service: string, title: string, body: readonly string[]): string {
  return `---\n案名: ${title}\n服務類型: ${service}\n防護需求等級: 普\n---\n\n## 壹、工作範圍\n\n${body.join('\n\n')}\n`;
}

function doubtsOf(text: string): readonly Finding[] {
  return checkDraft(engine, text).findings.filter(({ rule }) => rule === 'profile.service-doubtful');
}

/** What a reader sees of the doubt: `declared → suggested: the words shown`; null where nothing is in doubt. */
function doubtOf(text: string): string | null {
  const [doubt, ...others] = doubtsOf(text);
  expect(others).toEqual([]);
  if (doubt === undefined) return null;
  const { declared, suggests } = doubt.message.args;
  const words = doubt.related.map(({ span }) => text.slice(span.start, span.end)).join('｜');
  if (typeof declared !== 'string' || typeof suggests !== 'string') throw new Error('the types are told by id');
  return `${declared} → ${suggests}: ${words}`;
}

interface Case {
  readonly name: string;
  readonly service: string;
  readonly title?: string;
  readonly body: readonly string[];
}

describe('a service type is in doubt', () => {
  const cases: readonly (Case & { readonly doubt: string })[] = [
    {
      name: 'a package for which software is made to order and source code handed over',
      service: 'saas-package',
      body: ['廠商應依本局業務流程客製開發派案模組。', '驗收時廠商應交付完整原始碼一份。'],
      doubt: 'saas-package → development: 客製開發｜交付完整原始碼',
    },
    {
      name: 'a package, under an alias, whose title is a development case',
      service: '套裝型SaaS',
      title: '志工管理系統開發案',
      body: ['1. 志工報名及排班。', '2. 交付文件：操作手冊、原始碼各一份。'],
      doubt: 'saas-package → development: 系統開發｜交付文件：操作手冊、原始碼',
    },
    {
      name: 'an office suite for which software is made to order',
      service: 'saas-office',
      body: ['- 廠商應開發公文製作模組', '- 原始程式之著作財產權歸本署所有，廠商應於驗收時提交'],
      doubt: 'saas-office → development: 開發公文製作模組｜原始程式之著作財產權歸本署所有，廠商應於驗收時提交',
    },
    {
      name: 'a cloud platform on which a system is to be developed',
      service: 'cloud-platform',
      title: '雲端平台租用及系統開發案',
      body: ['廠商應於平台上開發車隊管理系統。', '| 期別 | 交付項目 |\n|---|---|\n| 第三期 | 測試報告、原始碼 |'],
      doubt: 'cloud-platform → development: 系統開發｜開發車隊管理系統｜報告、原始碼',
    },
    {
      name: 'a package that is customised',
      service: 'saas-package',
      title: '差勤雲端服務租用及客製案',
      body: ['廠商應依本處輪班規定辦理客製調整，並於上線前完成測試。'],
      doubt: 'saas-package → saas-customization: 客製｜客製調整',
    },
    {
      name: 'a package with customised functions as entries of a list',
      service: 'saas-package',
      body: ['一、租用授權數三百人。', '二、客製功能：介接縣庫代收。', '三、客製需求訪談應於三十日內完成。'],
      doubt: 'saas-package → saas-customization: 客製功能｜客製需求',
    },
    {
      name: 'an office suite declared as a package',
      service: 'saas-package',
      title: '雲端電子郵件租用案',
      body: ['廠商應提供電子郵件、行事曆及雲端硬碟服務。', '信箱容量：每人五十 GB。'],
      doubt: 'saas-package → saas-office: 電子郵件｜電子郵件、行事曆｜信箱容量',
    },
    {
      name: 'an office suite in a table',
      service: 'saas-package',
      body: ['| 項目 | 規格 |\n|---|---|\n| 郵件 | 信箱容量每人 100 GB |\n| 雲端硬碟 | 雲端硬碟容量每人 1 TB |'],
      doubt: 'saas-package → saas-office: 信箱容量｜雲端硬碟容量',
    },
    {
      name: 'virtual hosts declared as a package',
      service: 'saas-package',
      title: '虛擬主機租用案',
      body: ['廠商應提供虛擬主機十台，每台 8 vCPU、32 GB 記憶體。', '物件儲存：30 TB。'],
      doubt: 'saas-package → cloud-platform: 虛擬主機｜虛擬主機十台，每台 8 vCPU｜物件儲存：30 TB',
    },
    {
      name: 'maintenance with new functions as work',
      service: 'maintenance',
      title: '116年度場館系統維護及功能擴充案',
      body: ['廠商應每月辦理例行維護。', '廠商應於六月底前完成線上退費功能擴充。'],
      doubt: 'maintenance → enhancement: 功能擴充｜功能擴充',
    },
    {
      name: 'maintenance with new modules in two places',
      service: '系統維運',
      body: ['乙方應新增會員點數模組，並與票務介接。', '### 三、功能增修項目', '1. 新增行動支付功能。'],
      doubt: 'maintenance → enhancement: 新增會員點數模組｜功能增修｜新增行動支付功能',
    },
    {
      name: 'development that is maintenance and nothing else',
      service: 'development',
      title: '116年度公文系統維護案',
      body: ['廠商應每月辦理例行維護並填寫維護紀錄。', '障礙排除：四小時內回應，次日修復。'],
      doubt: 'development → maintenance: 系統維護｜例行維護｜障礙排除',
    },
    {
      name: 'enhancement without a title that is maintenance and nothing else',
      service: 'enhancement',
      body: [
        '廠商應每月辦理例行維護。',
        '服務時間為上班日。',
        '1. 障礙排除：四小時內回應。',
        '2. 每月五日前提送維護月報。',
      ],
      doubt: 'enhancement → maintenance: 例行維護｜障礙排除｜維護月報',
    },
    {
      name: 'a plan that ends with a system',
      service: 'system-planning',
      title: '校務系統規劃及建置案',
      body: ['廠商應完成系統開發並部署於本校機房。', '驗收時應交付原始碼。'],
      doubt: 'system-planning → development: 規劃及建置｜系統開發｜交付原始碼',
    },
    {
      name: 'a security plan that ends with a system',
      service: 'security-planning',
      body: ['廠商應於本局機房安裝日誌收容設備。', '廠商應建置資安監控平台一套。'],
      doubt: 'security-planning → development: 安裝日誌收容設備｜建置資安監控平台',
    },
    {
      name: 'development that is a subscription',
      service: 'development',
      title: '法規資料庫授權訂閱案',
      body: ['訂閱期間一年，使用者授權五百人。'],
      doubt: 'development → saas-package: 授權訂閱｜訂閱期間一年，使用者授權',
    },
    {
      name: 'development and maintenance where only development is declared',
      service: 'development',
      title: '票務系統重置及三年維護案',
      body: ['廠商應開發票務系統。', '維護期間廠商應每月提送維護月報。', '廠商應每季辦理系統維護。'],
      doubt: 'development → maintenance: 年維護｜維護期間｜應每季辦理系統維護',
    },
    {
      name: 'development for which cloud hosts are rented as well',
      service: 'development',
      title: '票務系統開發暨雲端主機租用案',
      body: ['廠商應開發票務系統。', '廠商應租用雲端主機二台供本系統使用三年。'],
      doubt: 'development → cloud-platform: 暨雲端主機｜租用雲端主機',
    },
  ];
  it.each(cases)('$name', ({ service, title = '某某案', body, doubt }) => {
    expect(doubtOf(draft(service, title, body))).toBe(doubt);
  });
});

describe('a service type is in no doubt', () => {
  const cases: readonly Case[] = [
    { name: 'one place', service: 'saas-package', body: ['廠商應客製開發派案模組，並交付原始碼。'] },
    {
      name: 'the title and nothing below',
      service: 'saas-package',
      title: '志工系統開發案',
      body: ['租用三百人授權。'],
    },
    {
      name: 'exclusions',
      service: 'saas-package',
      body: ['本案不含程式開發。', '廠商無須交付原始碼。', '客製開發不在本案範圍。', '免交付原始碼光碟。'],
    },
    {
      name: 'background',
      service: 'saas-package',
      body: ['現行系統係本局委外客製開發，原始碼由本局保管。', '前期廠商曾開發派案模組，並已交付原始碼。'],
    },
    {
      name: 'a chapter of background',
      service: 'saas-package',
      body: [
        '## 貳、現況說明',
        '1. 系統開發：由前廠商辦理。',
        '2. 交付原始碼：103 年。',
        '## 參、需求',
        '租用三百人授權。',
      ],
    },
    {
      name: 'qualifications',
      service: 'saas-package',
      body: ['廠商應具系統開發實績三件。', '專案成員應具程式設計經驗三年。', '廠商應提交原始碼管理之證照。'],
    },
    {
      name: 'security of the source code',
      service: 'saas-package',
      body: ['廠商應辦理原始碼檢測並提交報告。', '廠商應交付原始碼掃描報告。', '廠商應訂定系統開發環境之管制措施。'],
    },
    {
      name: 'definitions',
      service: 'saas-package',
      body: ['客製開發係指依機關需求撰寫程式。', '交付項目係指原始碼及文件。'],
    },
    {
      name: 'what the product lets its users tailor',
      service: 'saas-package',
      body: ['系統應支援客製化報表功能。', '管理者可自訂表單，並得自行客製流程。', '廠商應提供客製化首頁。'],
    },
    {
      name: 'customising only if asked, for another price',
      service: 'saas-package',
      body: ['如需客製功能，雙方另行議價。', '必要時廠商得辦理客製調整。', '客製需求另案辦理。'],
    },
    {
      name: 'mail and calendars as ways to notify and to connect',
      service: 'saas-package',
      body: [
        '以電子郵件及即時通訊通知承辦人。',
        '廠商應與本府電子郵件、行事曆介接。',
        '客服信箱及視訊會議用以受理報修，電子郵件亦可。',
      ],
    },
    {
      name: 'images of virtual hosts',
      service: 'saas-package',
      body: ['廠商應保護虛擬主機映像檔，規格文件應提交。', '承載本服務之虛擬主機應定期掃描，每台均須留存紀錄。'],
    },
    {
      name: 'small changes by the hour',
      service: 'maintenance',
      body: [
        '含程式增修工時一百二十小時。',
        '小幅新增功能由廠商於工時內辦理。',
        '內容維護及小幅功能增修：每季八人天。',
      ],
    },
    {
      name: 'new functions as the occasion of a security clause',
      service: 'maintenance',
      body: [
        '新增功能上線前，廠商應辦理弱點掃描。',
        '功能擴充時，廠商應提供軟體物料清單。',
        '系統新增模組應通過原始碼檢測。',
      ],
    },
    {
      name: 'functions to add, change and delete',
      service: 'maintenance',
      body: ['帳號之新增、刪除功能應正常運作。', '廠商應確保新增及修改資料之功能。', '廠商應維持可新增公告之功能。'],
    },
    {
      name: 'an option to extend',
      service: 'maintenance',
      body: [
        '本案保留後續擴充之權利，功能擴充金額以三成為限。',
        '如有功能擴充需求，另行議價。',
        '日後新增模組另案採購。',
      ],
    },
    {
      name: 'extensions of the past',
      service: 'maintenance',
      body: [
        '本系統業已完成功能擴充。',
        '| 年度 | 前案名稱 |\n|---|---|\n| 110 | 前期功能擴充 |\n| 111 | 前期功能增修 |',
      ],
    },
    {
      name: 'source code handed over at the end of maintenance',
      service: 'maintenance',
      body: ['契約屆滿前廠商應移交原始碼。', '廠商應保管原始碼並繳交系統文件。'],
    },
    {
      name: 'a warranty after development',
      service: 'development',
      body: [
        '廠商應開發票務系統。',
        '## 肆、保固與維護',
        '保固期間故障排除應於四小時內完成。',
        '廠商應定期維護系統。',
        '每月提送維護紀錄。',
      ],
    },
    {
      name: 'development of a system that is about maintenance',
      service: 'development',
      title: '道路維護管理系統開發案',
      body: ['廠商應開發派工系統。', '維護紀錄：應提供登錄及查詢。', '維護報告應可匯出。'],
    },
    {
      name: 'maintenance by the agency',
      service: 'development',
      title: '場館系統開發案',
      body: ['廠商應開發場館系統。', '上線後由本局自行辦理系統維護。', '本局每月辦理例行維護。'],
    },
    {
      name: 'licences beside a development',
      service: 'development',
      body: ['廠商應開發票務系統。', '廠商應提供報表軟體使用者授權五套。', '地圖服務訂閱授權一年由廠商負擔。'],
    },
    {
      name: 'hosts that the agency has',
      service: 'development',
      body: ['本系統部署於本府租用之雲端主機，由機關提供。', '本府既有虛擬主機係租用。', '廠商應開發票務系統。'],
    },
    {
      name: 'a plan of what is to be built',
      service: 'system-planning',
      body: [
        '廠商應提出分年系統建置策略。',
        '廠商應研擬後續建置案之需求規範書，載明廠商應交付原始碼。',
        '規劃報告應比較系統開發與套裝導入之優缺點。',
        '廠商應評估導入單一簽入平台之經費。',
      ],
    },
    {
      name: 'a plan without building',
      service: 'system-planning',
      body: ['本案僅為規劃服務，不含任何程式開發及系統建置。', '後續建置案另行招標，由得標廠商完成系統開發。'],
    },
    {
      name: 'a security plan with measures to come',
      service: 'security-planning',
      body: [
        '廠商應建議導入端點防護設備之優先順序。',
        '強化藍圖應敘明建置資安監控平台之經費。',
        '未來導入設備由他案辦理。',
      ],
    },
    {
      name: 'penalties',
      service: 'saas-package',
      body: ['未交付原始碼者，每日計罰千分之一。', '系統開發逾期者，每日計罰千分之一。'],
    },
    {
      name: 'the same sentence twice',
      service: 'maintenance',
      body: ['廠商應新增會員點數模組。', '廠商應新增會員點數模組。'],
    },
    {
      name: 'headings alone',
      service: 'maintenance',
      body: ['### 一、功能擴充', '廠商應提送月報。', '### 二、功能增修', '同上。'],
    },
    {
      name: 'quotations, code and words struck out',
      service: 'saas-package',
      body: ['> 廠商應客製開發派案模組。', '```\n廠商應交付原始碼。\n```', '~~廠商應交付完整原始碼一份。~~'],
    },
  ];
  it.each(cases)('for $name', ({ service, title = '某某案', body }) => {
    expect(doubtOf(draft(service, title, body))).toBeNull();
  });

  const contradicting = ['廠商應依本局業務流程客製開發派案模組。', '驗收時廠商應交付完整原始碼一份。'];
  it.each(['[saas-package, development]', 'saas-package、開發', '[saas-package, enhancement]'])(
    'once the work is declared: %s',
    (service) => {
      expect(doubtOf(draft(service, '某某案', contradicting))).toBeNull();
    },
  );

  const root = new URL('../../', import.meta.url);
  const files = ['examples', 'test/corpus/development/drafts'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  );
  it('in any draft whose type is known', () => {
    expect(files.length).toBeGreaterThanOrEqual(29);
    const doubts = files.map((file) => [file, doubtOf(readFileSync(new URL(file, root), 'utf8'))]);
    expect(doubts.filter(([, doubt]) => doubt !== null)).toEqual([]);
  });
});

describe('the finding', () => {
  const text = `---
案名: 志工服務租用案
服務類型: [maintenance, "雲端套裝軟體"]
防護需求等級: 普
---

廠商應依本局業務流程**客製開發**派案模組。

廠商應於測試後完成報名模組之開發作業。

驗收時廠商應交付原始碼。

上線後廠商應再次提交原始碼。
`;
  const [doubt] = doubtsOf(text);

  it('stands at the declared value, as a warning, with at most three places', () => {
    expect(doubt?.severity).toBe('warning');
    expect(doubt?.control).toBeNull();
    expect(text.slice(doubt?.span.start, doubt?.span.end)).toContain('雲端套裝軟體');
    expect(doubt?.related.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '客製開發',
      '開發作業',
      '交付原始碼',
    ]);
  });

  it('says in both languages what is declared, what the draft says and what it looks like', () => {
    const told = doubt && zh(doubt.message);
    expect(told).toContain('「客製開發」、「開發作業」、「交付原始碼」');
    expect(told).toContain('應用軟體或系統開發服務');
    expect(told).toContain('development');
    expect(told).not.toMatch(/[{}]|違反|缺失/);
  });

  it('stands where it can when the front matter does not declare what is checked', () => {
    const check = checkDraft(engine, text.replace(/^服務類型.*\n/m, ''), { override: { services: ['saas-package'] } });
    const found = check.findings.filter(({ rule }) => rule === 'profile.service-doubtful');
    expect(found.map(({ span }) => span)).toEqual([{ start: 0, end: 3 }]);
  });

  it('is the same with a memo, whatever was checked before', () => {
    const memo = createMemo(engine);
    const versions = [
      text,
      text.replace('驗收時廠商應交付原始碼。', '## 貳、罰則\n\n驗收時交付原始碼。'),
      text.replaceAll('應', '無須'),
      text,
    ];
    for (const version of versions) {
      const fresh = checkDraft(engine, version);
      expect(checkDraft(engine, version, { memo }).findings).toEqual(fresh.findings);
      expect(checkDraft(engine, version, { memo: createMemo(engine, fresh) }).findings).toEqual(fresh.findings);
    }
  });
});

describe('the cues', () => {
  const data = serviceCues as { readonly works: readonly object[]; readonly doubts: readonly object[] };

  it('are read, each doubt with works that are there', () => {
    expect(readServiceCues(data, fitsServiceCues).doubts.length).toBeGreaterThan(10);
  });

  it.each([
    ['no cues', {}, /does? not fit|do not fit/],
    ['a work that stands twice', { ...data, works: [...data.works, ...data.works] }, /twice/],
    [
      'a work that is not there',
      { ...data, doubts: [{ declared: ['maintenance'], shows: ['nothing'], places: 2, suggests: 'development' }] },
      /not there/,
    ],
    [
      'a type that would not settle it',
      { ...data, doubts: [{ declared: ['maintenance'], shows: ['office'], places: 2, suggests: 'development' }] },
      /not settle/,
    ],
    [
      'a type that is never in doubt',
      { ...data, doubts: [{ declared: ['saas-office'], shows: ['office'], places: 2, suggests: 'saas-office' }] },
      /never in doubt/,
    ],
    [
      'too few places',
      { ...data, doubts: [{ declared: ['saas-package'], shows: ['office'], places: 1, suggests: 'saas-office' }] },
      /not fit/,
    ],
  ])('are refused with %s', (_, broken, why) => {
    expect(() => readServiceCues(broken, fitsServiceCues)).toThrow(why);
  });

  it('cost time in proportion to the text, and next to nothing once read', () => {
    const body = Array.from(
      { length: 4000 },
      (_, i) => `${String(i + 1)}. 廠商應客製開發第${String(i)}號模組，並交付原始碼。`,
    );
    const texts = body.map((line) => line);
    const { works } = createMemo(engine);
    const time = (list: readonly string[]): number => {
      const start = performance.now();
      works.readAll(list);
      return performance.now() - start;
    };
    time(texts.slice(0, 500));
    const first = time(texts);
    const again = time(texts);
    expect(again).toBeLessThan(first / 5);
    const long = time([texts.slice(0, 2000).join('')]);
    const longer = time([texts.join('')]);
    expect(longer).toBeLessThan(long * 6);
  });
});
