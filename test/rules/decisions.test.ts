import { describe, expect, it } from 'vitest';
import { ruleDocs } from '../../server/src/generated/ruleDocs.js';
import { assessmentOf, check, sheetOf } from '../support/engine.js';
import { checkOn, entry, toldOf, withLedger } from '../support/ledger.js';

const TODAY = '2026-07-01';
const SBOM = '「應用程式安全－軟體物料清單及安全測試報告」';
const GCB = '「資安防護建置持續監控－政府組態基準(GCB)」';
const ORIGIN = '「應用程式安全－程式來源不得為陸港澳」';
const PENETRATION = '「資安檢測－滲透測試」';
const ASKS_SBOM =
  '廠商於更新程式時應提供軟體物料清單(SBOM)及安全測試報告，並於每季提供元件清單及其弱點檢測結果，由機關管理。';
const EVIDENCE =
  sheetOf('saas-package').rows.find(({ control }) => control === 'supplier-product-evidence')?.text ?? 'no such row';
const NO_SBOM = '本案無須提供軟體物料清單。';

/** What a ledger of some entries makes of a control, and what is told of it. */
function told(control: string, entries: readonly string[], body?: string, profile?: string) {
  const result = checkOn(withLedger(entries.map(entry).join('\n'), body, profile), TODAY);
  const findings = result.findings.filter((finding) => finding.control === null || finding.control === control);
  return { outcome: assessmentOf(result, control).outcome, findings: toldOf({ ...result, findings }) };
}

describe('a decision that lacks nothing', () => {
  it.each(['不採用', '不適用', '替代措施'])('%s leaves the control out, and nothing is told', (word) => {
    expect(told('sbom', [`控制項: sbom; 決定: ${word}; 理由: 本案不交付軟體`])).toEqual({
      outcome: 'decided',
      findings: [],
    });
  });

  it('leaves out what the draft turns away, too', () => {
    expect(told('sbom', ['控制項: sbom; 決定: 不採用; 理由: 本案不交付軟體'], NO_SBOM)).toEqual({
      outcome: 'decided',
      findings: [],
    });
  });

  it('另案 with its case, on a row marked ▲', () => {
    const fields = '控制項: penetration-test; 決定: 另案; 理由: 全機關統一辦理; 他案: 115年資安檢測案';
    expect(told('penetration-test', [fields])).toEqual({ outcome: 'decided', findings: [] });
  });

  it('採用 changes no outcome: what is asked is covered by the draft alone', () => {
    expect(told('sbom', ['控制項: sbom; 決定: 採用'], ASKS_SBOM)).toEqual({ outcome: 'covered', findings: [] });
  });

  it('leaves nothing out by a decision on another control', () => {
    expect(told('sbom', ['控制項: cmmc; 決定: 不採用; 理由: 規模不需']).outcome).toBe('missing');
  });
});

describe('decision.incomplete', () => {
  const KNOWN = '採用、不採用、另案、不適用、替代措施';

  it.each([
    ['控制項: sbom; 決定: 不採用', `「sbom」${SBOM}決定「不採用」，沒有寫理由，因此不算。請在「理由」寫明。`],
    ['控制項: sbom; 決定: 另案; 理由: 待補', `「sbom」${SBOM}決定「另案」，沒有寫理由，因此不算。請在「理由」寫明。`],
    [
      '控制項: sbom; 決定: 不採用; 理由: 請填理由',
      `「sbom」${SBOM}決定「不採用」，沒有寫理由，因此不算。請在「理由」寫明。`,
    ],
    ['控制項: sbom; 理由: 無軟體', `「sbom」${SBOM}沒有寫明決定為何，因此不算。請在「決定」寫：${KNOWN}。`],
    ['控制項: sbom; 決定: 誤判; 理由: 無軟體', `「誤判」「誤判」不是決定的類別，這項決定不算。請寫：${KNOWN}。`],
    ['決定: 不採用; 理由: 無軟體', '「不採用」這項決定沒有寫明控制項，因此不算。請寫控制項代號或名稱，例如 sbom。'],
    [
      '控制項: sbon; 決定: 不採用; 理由: 無軟體',
      '「sbon」一覽表沒有「sbon」這個控制項，這項決定不算。您是不是要寫「sbom」？',
    ],
    ['控制項: qqq; 決定: 不採用; 理由: 無軟體', '「qqq」一覽表沒有「qqq」這個控制項，這項決定不算。'],
  ])('%s', (fields, words) => {
    expect(told('sbom', [fields])).toEqual({ outcome: 'missing', findings: [`warning incomplete${words}`] });
  });

  it('tells everything that is lacking, and no more once it is there', () => {
    expect(told('sbom', ['控制項: sbom; 備註: 待議']).findings).toHaveLength(1);
    expect(told('sbom', ['控制項: sbom; 決定: 不採用; 理由: 無軟體']).findings).toEqual([]);
  });

  it('asks for no reason where the control is taken in', () => {
    expect(told('sbom', ['控制項: sbom; 決定: 採用'], ASKS_SBOM).findings).toEqual([]);
  });

  it('asks for a measure where the row does', () => {
    const fields = (word: string, reason: string): string =>
      `控制項: gcb; 決定: ${word}; 理由: ${reason}; 核定: 資安長`;
    expect(told('gcb', [fields('不適用', '廠商無此能力')])).toEqual({
      outcome: 'missing',
      findings: [
        `warning incomplete「gcb」${GCB}決定「不適用」，理由裡看不出管理或替代作為，因此不算。` +
          '《應用軟體或系統開發服務》第31列載明「如有不適用規則,應擬具管理或替代作為,並提請機關資安長確認風險」。',
      ],
    });
    expect(told('gcb', [fields('不適用', '改以廠商之安全組態基準')])).toEqual({ outcome: 'decided', findings: [] });
    expect(told('gcb', [fields('替代措施', '廠商無此能力')])).toEqual({ outcome: 'decided', findings: [] });
  });
});

describe('decision.approver', () => {
  const gcb = (approver: string): string => `控制項: gcb; 決定: 替代措施; 理由: 以廠商組態基準管理${approver}`;

  it('is told of a decision without the role that the row names', () => {
    const quote =
      '《應用軟體或系統開發服務》第31列載明「如有不適用規則,應擬具管理或替代作為,並提請機關資安長確認風險」';
    expect(told('gcb', [gcb('; 核定: 承辦')])).toEqual({
      outcome: 'missing',
      findings: [`warning approver「承辦」${GCB}決定「替代措施」，「核定」沒有資安長，因此不算。${quote}。`],
    });
    expect(told('gcb', [gcb('')]).findings[0]).toMatch(/^warning approver「gcb」/);
    expect(told('gcb', [gcb('; 核定: 承辦、資通安全長')])).toEqual({ outcome: 'decided', findings: [] });
  });

  it('is not told of a row that names no role', () => {
    expect(told('sbom', ['控制項: sbom; 決定: 不採用; 理由: 無軟體; 核定: 承辦']).findings).toEqual([]);
  });

  it('wants three roles and a document number for a product that endangers national security', () => {
    const fields = (rest: string): string => `控制項: code-origin; 決定: 替代措施; 理由: 無其他替代方案${rest}`;
    const lacking = told('code-origin', [fields('; 核定: 資安長')]);
    expect(lacking.outcome).toBe('missing');
    expect(lacking.findings[0]).toContain(
      `${ORIGIN}決定「替代措施」，「核定」沒有上級機關資安長、主管機關，因此不算。`,
    );
    const roles = '; 核定: [資安長, 上級機關資安長, 主管機關]';
    const noDocument = told('code-origin', [fields(roles)]).findings;
    expect(noDocument).toHaveLength(1);
    expect(noDocument[0]).toContain(`${ORIGIN}決定「替代措施」，沒有填文號，因此不算。`);
    expect(noDocument[0]).toContain('第9列載明「仍需使用危害國家資通安全產品時');
    const whole = `${roles}; 文號: 數授資字第1150000001號`;
    expect(told('code-origin', [fields(whole)])).toEqual({ outcome: 'decided', findings: [] });
  });

  it('wants none of them where no program is delivered, or another case delivers it', () => {
    expect(told('code-origin', ['控制項: code-origin; 決定: 不適用; 理由: 本案不交付程式'])).toEqual({
      outcome: 'decided',
      findings: [],
    });
  });

  it('is told of a row that the draft turns away without any decision, with what the row says', () => {
    const body = '本案無須導入安全軟體發展生命週期(SSDLC)。';
    const text = `---\n服務類型: development\n防護需求等級: 中\n---\n\n${body}\n`;
    expect(toldOf(checkOn(text, TODAY))).toEqual([
      'information approver「本案無須導入安全軟體發展生命週期(SSDLC)」「提供服務商－安全軟體發展生命週期(SSDLC)」一覽表列為' +
        '◎（經機關評估個案有必要時辦理），草案判定為「載明不要求」，也沒有決定紀錄。若決定不納入，' +
        '《應用軟體或系統開發服務》第5列載明「提請機關資安長確認廠商所開發之系統是否有導入必要」。',
    ]);
    // Merely not seen, and ◎: nothing is decided yet.
    expect(toldOf(checkOn(text.replace(body, '略。'), TODAY))).toEqual([]);
  });

  it('is told of a row asked for in part, but not of a blank that waits for the author', () => {
    const other = entry('控制項: cmmc; 決定: 不採用; 理由: 規模不需');
    const on = (body: string): boolean =>
      toldOf(checkOn(withLedger(other, body, 'saas-package／中'), TODAY)).some((each) =>
        each.includes('供應商及產品安全佐證'),
      );
    expect([on('廠商宜提出供應商安全及產品安全佐證資料。'), on(EVIDENCE)]).toEqual([true, false]);
  });

  it('is told of a ● or ▲ that is merely not seen only where the case keeps a ledger', () => {
    const other = '控制項: sbom; 決定: 不採用; 理由: 無軟體';
    const text = withLedger(entry(other), undefined, 'saas-package／中');
    const findings = toldOf(checkOn(text, TODAY)).filter((each) => each.includes('approver'));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('草案判定為「未見」，也沒有決定紀錄。若決定不納入，');
    expect(findings[0]).toContain('載明「若無符合條件者提請機關資安長確認風險」');
    expect(toldOf(checkOn(text.replace(/決定:\n[^]*?---/, '---'), TODAY))).toEqual([]);
    // An entry on the control is told of by itself.
    const own = withLedger(entry('控制項: supplier-product-evidence; 決定: 不採用'), undefined, 'saas-package／中');
    expect(toldOf(checkOn(own, TODAY)).map((each) => each.split('「')[0])).toEqual([
      'warning incomplete',
      'warning approver',
    ]);
  });
});

describe('decision.contradicts', () => {
  it.each([
    ['略。', '未見'],
    [NO_SBOM, '載明不要求'],
    ['軟體物料清單另案辦理。', '另案'],
  ])('採用, and in the draft: %s', (body, outcome) => {
    const { findings } = told('sbom', ['控制項: sbom; 決定: 採用'], body);
    expect(findings).toEqual([
      `warning contradicts「sbom」${SBOM}已決定採用，草案判定為「${outcome}」。請補上要求，或更正決定。（《應用軟體或系統開發服務》第11列）`,
    ]);
  });

  it('is told of ◎ and ▲ as of ●', () => {
    expect(told('penetration-test', ['控制項: 滲透測試; 決定: 採用']).findings[0]).toContain(
      `warning contradicts「滲透測試」${PENETRATION}已決定採用`,
    );
  });

  it.each(['不採用', '另案', '不適用'])('%s, and the draft asks', (word) => {
    const fields = `控制項: sbom; 決定: ${word}; 理由: 無軟體; 他案: 某案`;
    const { outcome, findings } = told('sbom', [fields], ASKS_SBOM);
    expect(outcome).toBe('covered');
    expect(findings[0]).toBe(
      `warning contradicts「sbom」${SBOM}決定「${word}」，草案卻有要求；本次以草案為準。請刪去決定，或改正該段。（《應用軟體或系統開發服務》第11列）`,
    );
  });

  it('is silent where both say the same', () => {
    expect(told('sbom', ['控制項: sbom; 決定: 採用'], ASKS_SBOM).findings).toEqual([]);
    expect(told('sbom', ['控制項: sbom; 決定: 不採用; 理由: 無軟體'], NO_SBOM).findings).toEqual([]);
  });
});

describe('decision.expired', () => {
  const due = (date: string): string => `控制項: sbom; 決定: 不採用; 理由: 無軟體; 檢討日: ${date}`;

  it('is told the day after, and the decision holds until someone looks', () => {
    expect(told('sbom', [due('115年6月30日')])).toEqual({
      outcome: 'decided',
      findings: [
        `information expired「115年6月30日」${SBOM}的決定應於 115年6月30日前檢討，期限已過。請重新檢討，並更新檢討日。`,
      ],
    });
    expect(told('sbom', [due('2026-07-01')]).findings).toEqual([]);
  });

  it('goes by the date of the draft where the caller has none, and by nothing where there is neither', () => {
    const expired = (text: string): boolean => check(text).findings.some(({ rule }) => rule === 'decision.expired');
    const text = withLedger(entry(due('115-06-30')));
    const dated = (date: string): string => text.replace('決定:', `草案日期: ${date}\n決定:`);
    expect([expired(text), expired(dated('115-06-30')), expired(dated('115-07-01'))]).toEqual([false, false, true]);
    expect(toldOf(checkOn(dated('115-07-01'), '2026-06-30')).join()).not.toContain('expired');
  });
});

describe('decision.absent', () => {
  const other = '控制項: cmmc; 決定: 不採用; 理由: 規模不需';

  it('is told of a ● that the draft turns away and the ledger does not name', () => {
    expect(told('sbom', [other], NO_SBOM).findings).toContain(
      `information absent「本案無須提供軟體物料清單」${SBOM}一覽表列為●（建議辦理），草案載明「無須」，決定紀錄裡沒有這一項。請補記決定與理由。`,
    );
  });

  it('is silent for a ● that is merely not seen, one that is decided, and a case without a ledger', () => {
    const absent = (findings: readonly string[]): readonly string[] => findings.filter((each) => / absent/.test(each));
    expect(absent(told('sbom', [other]).findings)).toEqual([]);
    expect(absent(told('sbom', ['控制項: sbom; 決定: 不採用; 理由: 無軟體'], NO_SBOM).findings)).toEqual([]);
    expect(absent(told('sbom', ['控制項: sbom; 決定: 不採用'], NO_SBOM).findings)).toEqual([]);
    const text = `---\n服務類型: development\n防護需求等級: 中\n---\n\n${NO_SBOM}\n`;
    expect(toldOf(checkOn(text, TODAY))).toEqual([]);
  });
});

describe('decision.other-case', () => {
  const elsewhere = (control: string, rest: string): string => `控制項: ${control}; 決定: 另案; 理由: 統一辦理${rest}`;

  it('asks which case it is', () => {
    expect(told('penetration-test', [elsewhere('penetration-test', '')]).findings).toEqual([
      `information other-case「penetration-test」${PENETRATION}決定「另案」，沒有寫是哪一案。請在「他案」寫案名或案號。`,
    ]);
    expect(told('penetration-test', [elsewhere('penetration-test', '; 案名: 資安檢測案')]).findings).toEqual([]);
  });

  it('wonders at ● and ◎, and allows them with a reason', () => {
    expect(told('sbom', [elsewhere('sbom', '; 他案: 元件管理案')])).toEqual({
      outcome: 'decided',
      findings: [
        `information other-case「sbom」${SBOM}一覽表列為●（建議辦理），不是▲；決定「另案」時，請確認他案確實涵蓋。`,
      ],
    });
  });

  it('is silent for other kinds of decision', () => {
    expect(told('sbom', ['控制項: sbom; 決定: 不採用; 理由: 無軟體']).findings).toEqual([]);
  });
});

describe('decision.unneeded', () => {
  const turned = (control: string, word = '不採用', reason = '規模不需'): string =>
    `控制項: ${control}; 決定: ${word}; 理由: ${reason}`;

  it('is told of a control that no declared sheet has', () => {
    expect(toldOf(checkOn(withLedger(entry(turned('cmmc')), undefined, 'maintenance／中'), TODAY))).toEqual([
      'information unneeded「cmmc」本草案宣告的類型沒有「網路安全成熟度模型認證(CMMC)」，這項決定可刪去。',
    ]);
  });

  it('is told of a row that is not asked at this level, and silent at one where it is', () => {
    const at = (level: string): readonly string[] =>
      toldOf(checkOn(withLedger(entry(turned('cmmc')), undefined, `saas-package／${level}`), TODAY)).filter((each) =>
        each.includes('unneeded'),
      );
    expect(at('普')).toEqual([
      'information unneeded「cmmc」「供應商及產品安全要求－網路安全成熟度模型認證(CMMC)」在普級不要求，這項決定可刪去。',
    ]);
    expect(at('高')).toEqual([]);
  });

  it('is told of a measure in place of what the draft asks', () => {
    expect(told('sbom', [turned('sbom', '替代措施')], ASKS_SBOM).findings).toEqual([
      `information unneeded「sbom」草案已要求${SBOM}，「替代措施」的決定可刪去。`,
    ]);
    expect(told('sbom', [turned('sbom', '替代措施')]).findings).toEqual([]);
  });

  it('is told of what was decided above: the first that lacks nothing holds', () => {
    expect(told('sbom', [turned('sbom'), turned('sbom', '不採用', '其他')]).findings).toEqual([
      `information unneeded「sbom」${SBOM}前面已有相同的決定，這項可刪去。`,
    ]);
    expect(told('sbom', [turned('sbom'), '控制項: 軟體物料清單及安全測試報告; 決定: 採用']).findings).toEqual([
      `warning unneeded「軟體物料清單及安全測試報告」${SBOM}前面決定「不採用」，這裡又決定「採用」；本次以前者為準。請留一項。`,
    ]);
    const [first, ...more] = told('sbom', ['控制項: sbom; 決定: 不採用', turned('sbom', '不適用')]).findings;
    expect(first).toContain('沒有寫理由');
    expect(more).toEqual([]);
  });

  it('says nothing where the draft was compared with no sheet', () => {
    const text = withLedger(entry(turned('cmmc'))).replace('development', '不明的類型');
    expect(toldOf(checkOn(text, TODAY))).toEqual([]);
  });
});

describe('the examples of the rule pages', () => {
  const docs = ruleDocs as Readonly<Record<string, { readonly example?: string }>>;
  const examples = Object.entries(docs).flatMap(([rule, { example }]) =>
    rule.startsWith('decision.') ? [{ rule, example: example ?? '' }] : [],
  );

  it.each(examples)('show what $rule tells, where it tells it', ({ rule, example }) => {
    const at = example.indexOf('▶');
    const result = checkOn(example.replace('▶', ''), '2026-12-31');
    expect(result.findings.filter((finding) => finding.rule === rule).map(({ span }) => span.start)).toContain(at);
  });
});
