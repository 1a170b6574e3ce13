/**
 * Drafts to measure with: made, not copied, and the same for the same seed. What a requirements paper of an agency looks
 * like to a checker: headings by 壹、/一、/(一), prose that has nothing to do with security, clauses of the list now
 * verbatim, now woven into a sentence, lists, small tables, and what is not content (code, comments).
 */

/** Mulberry32: small, and good enough to shuffle sentences. */
function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, pick: (list) => list[below(list.length)], chance: (share) => next() < share };
}

const WORDS = {
  unit: ['企劃科', '資訊室', '秘書室', '會計室', '人事室', '業務一組', '業務二組', '北區分署', '服務中心', '督導小組'],
  system: [
    '線上申辦',
    '案件管理',
    '補助核銷',
    '場地租借',
    '志工媒合',
    '陳情處理',
    '統計儀表板',
    '文件典藏',
    '行程排班',
  ],
  paper: ['工作計畫書', '需求規格書', '系統設計書', '測試報告', '操作手冊', '訪談紀錄', '月報', '結案報告', '移轉清單'],
  role: ['承辦人員', '科室主管', '民眾', '特約單位', '系統管理者', '臨櫃人員', '查核委員', '委外駐點人員'],
  matter: ['申請', '補件', '審查', '核定', '撥款', '廢止', '展延', '退件', '抽查', '結案'],
  place: ['本局第二會議室', '承辦科室', '機關指定地點', '各區服務據點', '線上會議室'],
  order: ['審查會', '訪談', '進度會議', '教育訓練', '展示會', '驗收會議', '工作坊'],
};

/** `{word}` is drawn from WORDS, `{2-30}` is a number; so few sentences come twice and hardly any is judged only once. */
const PROSE = [
  '本案由{unit}主辦、{unit}協辦，現行{system}作業每月約受理{120-9800}件，平均處理時間為{3-30}日。',
  '{unit}現有{system}系統於民國{98-112}年建置，功能已不敷使用，爰規劃以本案整併{matter}及{matter}流程。',
  '廠商應於決標次日起{7-60}日內提出{paper}，經機關審查通過後據以執行。',
  '{role}得於系統登錄{matter}資料，並隨時查詢{matter}進度及歷次{matter}結果。',
  '系統應提供{role}依日期、案號及{unit}等條件查詢，結果得以試算表匯出，單次以{1000-90000}筆為限。',
  '每月{1-10}日前，廠商應派員至{place}參加{order}，並於會後{2-7}日內提送紀錄。',
  '{paper}應以中文撰寫，紙本{2-8}份、電子檔{1-3}份，版面以 A4 直式橫書為原則。',
  '畫面配置應與機關識別一致，{system}首頁於一般網路環境下{2-6}秒內完成顯示。',
  '專案團隊應置專案經理一人及工程師{2-9}人，異動時應於{5-20}日前以書面提出接替人選之學經歷。',
  '{order}每場以{15-60}人為原則，時間{2-6}小時，講義、茶水及場地由廠商負責。',
  '第{1-6}期款於{paper}審查合格後支付契約價金總額百分之{5-40}，廠商應檢附發票及{paper}辦理請款。',
  '逾期交付{paper}者，每日按契約價金總額千分之{1-3}計算逾期違約金，以百分之二十為上限。',
  '保固期間自驗收合格次日起{1-3}年，故障報修後{2-8}小時內回應、{1-5}日內排除。',
  '既有{system}資料約{3-90}萬筆由廠商清理轉入，欄位對照表應先經{unit}確認。',
  '{role}操作滿意度調查應於上線後第{2-6}個月辦理一次，有效問卷不得少於{50-900}份。',
  '遇法規修正或機關政策調整時，雙方得就{system}功能之增減另行協議，累計以{10-60}人日為限。',
  '{matter}案件逾{3-15}日未處理者，系統自動以電子郵件提醒{role}，並副知{unit}。',
  '{unit}得就{system}之操作方式提出調整意見，廠商應於{3-14}日內評估工時並回覆。',
  '報表格式計{4-36}種，由{unit}於需求訪談時提供範例，{matter}統計應能按季及按年彙總。',
  '本案簡報時間{10-20}分鐘、答詢{10-20}分鐘，由專案經理到場說明{system}規劃及時程安排。',
];
const TITLES = [
  '專案概述',
  '現況說明',
  '工作項目',
  '功能需求',
  '作業時程',
  '專案管理',
  '測試及驗收',
  '付款方式',
  '保固服務',
];
const SECURITY_TITLES = ['資訊安全需求', '資通安全要求', '系統安全', '資安管理', '廠商安全責任'];
const POINTS = ['{system}作業', '{matter}流程', '{unit}配合事項', '{order}', '{paper}', '{role}功能'];
const OPENINGS = ['', '', '廠商', '本案', '得標廠商', '履約期間，', '系統上線前，', '就{system}系統，'];
const CLOSINGS = ['', '', '並於{paper}載明辦理方式', '每年提出{1-4}次佐證資料', '相關費用已含於契約價金'];
const CODE = ['GET /api/v1/cases?status=open&page={1-90}', 'SELECT id, status FROM cases WHERE year = {100-114};'];

const DIGITS = '一二三四五六七八九十';
const FORMAL = '壹貳參肆伍陸柒捌玖拾';

/**
 * Makes a draft of at most `bytes` bytes of UTF-8, short of that by less than a block.
 *
 * @param {{ bytes: number, seed: number, clauses: readonly string[] }} wanted
 * @returns {string}
 */
export function createDraft({ bytes, seed, clauses }) {
  const random = createRandom(seed);
  const fill = (pattern) =>
    pattern
      .replace(/\{([a-z]+)\}/g, (_, word) => random.pick(WORDS[word]))
      .replace(/\{(\d+)-(\d+)\}/g, (_, from, to) => String(Number(from) + random.below(to - from + 1)));
  const isFullWidth = random.chance(0.8);
  const clause = () => {
    const text = random.pick(clauses).replaceAll('＿', '中').replace(/。$/, '');
    const closing = fill(random.pick(CLOSINGS));
    const sentence = `${fill(random.pick(OPENINGS))}${text}${closing === '' ? '' : `,${closing}`}。`;
    return isFullWidth ? sentence.replaceAll(',', '，').replaceAll(':', '：') : sentence;
  };
  const prose = () => fill(random.pick(PROSE));
  const blocks = createBlocks(random, fill, prose, clause);
  const parts = [
    `---\n案名: ${fill('{system}')}系統開發案\n服務類型: development\n防護需求等級: 中\n---\n`,
    `# ${fill('{system}')}系統開發案需求規範書\n`,
  ];
  let size = Buffer.byteLength(parts.join('\n'));
  for (const block of blocks) {
    const length = Buffer.byteLength(block) + 1;
    if (size + length > bytes) break;
    parts.push(block);
    size += length;
  }
  return parts.join('\n');
}

/** The blocks of an endless draft. A paper of more than ten chapters goes on in annexes, as long ones do. */
function* createBlocks(random, fill, prose, clause) {
  for (let chapter = 0; ; chapter++) {
    if (chapter > 0 && chapter % 10 === 0) yield fill(`# 附件 ${chapter / 10} {system}子系統需求\n`);
    const isOnSecurity = chapter % 4 === 2;
    yield `## ${FORMAL[chapter % 10]}、${random.pick(isOnSecurity ? SECURITY_TITLES : TITLES)}\n`;
    const sections = 2 + random.below(4);
    for (let section = 0; section < sections; section++) {
      yield fill(`### ${DIGITS[section]}、${random.pick(POINTS)}\n`);
      // Most drafts mention a control or two far from the chapter that is about them.
      const sentence = () => (random.chance(isOnSecurity ? 0.6 : 0.06) ? clause() : prose());
      yield `${sentence()}${prose()}\n`;
      const count = 2 + random.below(4);
      for (let i = 0; i < count; i++) yield* createBlock(random, fill, sentence, i);
    }
  }
}

function* createBlock(random, fill, sentence, index) {
  const several = (make) => Array.from({ length: 2 + random.below(4) }, (_, i) => make(i));
  switch (random.below(12)) {
    case 0:
    case 1:
      yield `(${DIGITS[index]})${fill(random.pick(POINTS))}應依下列事項辦理：\n`;
      yield `${several((i) => `${i + 1}. ${sentence()}`).join('\n')}\n`;
      return;
    case 2:
      yield `${several(() => `- **${fill(random.pick(POINTS))}**：${sentence()}`).join('\n')}\n`;
      return;
    case 3:
      yield `(${DIGITS[index]})${sentence()}\n${several((i) => `${i + 1}、${sentence()}`).join('\n')}\n`;
      return;
    case 4: {
      const rows = several((i) => `| ${i + 1} | ${fill(random.pick(POINTS))} | ${sentence()} | ${fill('{paper}')} |`);
      yield `| 項次 | 項目 | 需求說明 | 交付文件 |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
      return;
    }
    case 5:
      yield random.chance(0.5)
        ? `\`\`\`\n${several(() => fill(random.pick(CODE))).join('\n')}\n\`\`\`\n`
        : `<!-- ${fill('請{unit}確認：')}${sentence()} -->\n`;
      return;
    default:
      yield `(${DIGITS[index]})${sentence()}${random.chance(0.5) ? sentence() : ''}\n`;
  }
}
