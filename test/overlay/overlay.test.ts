import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyEdits } from '../../server/src/core/edits/edit.js';
import { editsOf } from '../../server/src/core/edits/fixes.js';
import { controlPage } from '../../server/src/core/assist/controlPage.js';
import { plainTextOf } from '../../server/src/core/assist/page.js';
import { draftReport } from '../../server/src/core/report/checkReport.js';
import { isRelativeName, joinedName } from '../../server/src/core/draft/namedFiles.js';
import { assessmentOf, check, draftOf, findingsOf, zh } from '../support/engine.js';
import { checkWith, HEAD, layeredDraft, layers, OVERLAY, toldOf } from './support.js';

const IDLE = '廠商應於每月五日前提送月報。';

/** What is told of one control. */
function missing(result: ReturnType<typeof checkWith>, control: string): readonly string[] {
  return findingsOf(result).filter((each) => each.startsWith(`control.missing ${control}:`));
}

const RAISE = `${HEAD}raise:
  - control: sbom
    levels: [普]
    mark: ●
    reason: 本府資安政策第5點
`;

const ADD = `${HEAD}add:
  - control: agency-log-forwarding
    service: [enhancement, development]
    item: 事件日誌保存與可歸責性
    title: 日誌轉送
    text: 廠商應將系統日誌即時轉送本府日誌平台
    marks: { 高: ●, 中: ●, 普: ◎ }
    notions: [[日誌, log, 紀錄], [轉送, 傳送, 介接]]
`;

describe('a raised mark', () => {
  it('is told with the list’s own, the layer and the reason, and is as loud as ●', () => {
    const result = checkWith(layeredDraft(IDLE), { [OVERLAY]: RAISE });
    expect(toldOf(result)).toEqual([]);
    expect(missing(result, 'sbom')).toEqual([
      'control.missing sbom: 「程式碼安全－軟體物料清單及安全測試報告」一覽表列為◎（經機關評估個案有必要時辦理）；「某市府附加要求」列為●（建議辦理）（理由：本府資安政策第5點），草案未見。（《既有系統功能後續擴充》第9列）',
    ]);
    expect(result.findings.find(({ control }) => control === 'sbom')?.severity).toBe('warning');
  });

  it('leaves other levels and other rows as they are', () => {
    const plain = check(draftOf('enhancement', '中', `## 資訊安全需求\n\n${IDLE}`));
    const result = checkWith(layeredDraft(IDLE, { level: '中' }), { [OVERLAY]: RAISE });
    expect(findingsOf(result)).toEqual(findingsOf(plain));
  });

  it('is covered by the words that cover the row', () => {
    const body = '廠商應於每次更新程式時及每季提供軟體物料清單（SBOM）及安全測試報告。';
    expect(missing(checkWith(layeredDraft(body), { [OVERLAY]: RAISE }), 'sbom')).toEqual([]);
  });

  it('keeps true what the list says: in the report, on the page', () => {
    const result = checkWith(layeredDraft(IDLE), { [OVERLAY]: RAISE });
    const report = draftReport('a.md', result, zh);
    expect(report.overlays).toEqual([{ id: 'city-2026', title: '某市府附加要求', authority: '機關', file: OVERLAY }]);
    expect(report.controls.find(({ control }) => control === 'sbom')).toMatchObject({
      mark: '●',
      layer: { id: 'city-2026', title: '某市府附加要求', reason: '本府資安政策第5點', listed: '◎' },
    });
    expect(report.controls.filter(({ layer }) => layer !== null)).toHaveLength(1);
    const voice = { language: 'zh-TW', translate: zh, hasPages: false } as const;
    const page = plainTextOf(controlPage(result.engine, voice, 'sbom', result));
    expect(page).toContain(
      '記號由「某市府附加要求」提高，一覽表原列◎（經機關評估個案有必要時辦理）（普級）：本府資安政策第5點',
    );
  });

  it('of a cell that cannot be read is the layer’s own, and the list is not said to have it', () => {
    const sheet = layers.base.catalogues[0].sheets.flatMap(({ service, rows }) =>
      rows.flatMap(({ control, marks }) => (marks.普.status === 'unresolved' ? [{ service, control }] : [])),
    );
    const { service = '', control = '' } = sheet[0] ?? {};
    const overlay = `${HEAD}raise:\n  - { control: ${control}, service: ${service}, mark: ● }\n`;
    const result = checkWith(layeredDraft(IDLE, { service }), { [OVERLAY]: overlay });
    expect(missing(result, control).join()).toContain(
      '一覽表之記號無法辨識；「某市府附加要求」列為●（建議辦理），草案未見',
    );
    expect(findingsOf(result).filter((each) => each.startsWith(`control.unreadable ${control}`))).toEqual([]);
    expect(assessmentOf(result, control).requirement.cell).toMatchObject({ status: 'layered', listed: null });
  });

  it('holds without a level, and says that the layer asks', () => {
    const overlay = `${HEAD}raise:\n  - { control: sbom, mark: ● }\n`;
    const text = layeredDraft(IDLE).replace('防護需求等級: 普\n', '');
    expect(missing(checkWith(text, { [OVERLAY]: overlay }), 'sbom').join()).toContain(
      '軟體物料清單及安全測試報告」「某市府附加要求」列為●（建議辦理），草案未見',
    );
  });
});

describe('an added row', () => {
  const lacking = layeredDraft(IDLE, { level: '中' });

  it('is found missing, written by the quick fix, and then covered', () => {
    const result = checkWith(lacking, { [OVERLAY]: ADD });
    expect(toldOf(result)).toEqual([]);
    expect(missing(result, 'agency-log-forwarding')).toEqual([
      'control.missing agency-log-forwarding: 「事件日誌保存與可歸責性－日誌轉送」不在一覽表；「某市府附加要求」列為●（建議辦理），草案未見。（「某市府附加要求」附加於《既有系統功能後續擴充》）',
    ]);
    const edits = editsOf(result.engine, result, { kind: 'insert', control: 'agency-log-forwarding' });
    const written = applyEdits(lacking, edits);
    expect(written).toContain('廠商應將系統日誌即時轉送本府日誌平台。');
    expect(assessmentOf(checkWith(written, { [OVERLAY]: ADD }), 'agency-log-forwarding').outcome).toBe('covered');
  });

  it('is found in other words, by its notions', () => {
    const text = layeredDraft('廠商應將主機 log 介接至機關平台。', { level: '中' });
    expect(assessmentOf(checkWith(text, { [OVERLAY]: ADD }), 'agency-log-forwarding').outcome).toBe('covered');
    const near = layeredDraft('廠商應保存主機日誌六個月。', { level: '中' });
    expect(assessmentOf(checkWith(near, { [OVERLAY]: ADD }), 'agency-log-forwarding').outcome).not.toBe('covered');
  });

  it('is in no other sheet', () => {
    const result = checkWith(layeredDraft(IDLE, { service: 'maintenance' }), { [OVERLAY]: ADD });
    expect(result.assessments.some(({ control }) => control === 'agency-log-forwarding')).toBe(false);
  });

  it('changes nothing of what is said of the list’s rows', () => {
    const plain = findingsOf(check(draftOf('enhancement', '中', `## 資訊安全需求\n\n${IDLE}`)));
    const result = findingsOf(checkWith(lacking, { [OVERLAY]: ADD }));
    expect(result.filter((each) => !each.includes('agency-log-forwarding'))).toEqual(plain);
  });
});

describe('a lowered mark', () => {
  it.each(['◎', '"-"', '▲'])('to %s is refused, and ● stays', (mark) => {
    const overlay = `${HEAD}raise:\n  - control: sbom\n    service: enhancement\n    levels: [中]\n    mark: ${mark}\n`;
    const result = checkWith(layeredDraft(IDLE, { level: '中' }), { [OVERLAY]: overlay });
    expect(toldOf(result)).toEqual([
      `overlay.refused: 附加規定「city.yaml」第 5 行：附加規定只能提高，不能把「sbom」改為${mark === '"-"' ? '－' : mark}；仍照一覽表：《既有系統功能後續擴充》中●。`,
    ]);
    expect(assessmentOf(result, 'sbom').requirement.mark).toBe('●');
    expect(missing(result, 'sbom').join()).toContain('一覽表列為●（建議辦理），草案未見');
  });

  it('is told once for all sheets, with the levels at which the list holds', () => {
    const overlay = `${HEAD}raise:\n  - { control: sbom, mark: ◎ }\n`;
    const [only, ...others] = toldOf(checkWith(layeredDraft(IDLE), { [OVERLAY]: overlay }));
    expect(only).toMatch(/仍照一覽表：(?:《[^》]+》高● 中●、?){3}。$/);
    expect(others).toEqual([]);
  });

  it('by a second layer does not lower the first, and is none', () => {
    const second = `${HEAD.replace('city-2026', 'office').replace('某市府', '某局')}extends: base.yaml\nraise:\n  - { control: sbom, levels: [普], mark: ◎ }\n`;
    const result = checkWith(layeredDraft(IDLE), { [OVERLAY]: second, 'base.yaml': RAISE });
    expect(toldOf(result)).toEqual([]);
    expect(assessmentOf(result, 'sbom').requirement.mark).toBe('●');
  });
});

describe('what means nothing is told at its line, and the rest holds', () => {
  it.each<[string, string, string]>([
    [
      'an unknown id',
      'raise:\n  - { control: sbon, mark: ● }',
      '第 5 行：一覽表沒有「sbon」這個控制項。您是不是要寫「sbom」？',
    ],
    [
      'an unknown id, unlike any',
      'raise:\n  - { control: xyzzy, mark: ● }',
      '第 5 行：一覽表沒有「xyzzy」這個控制項。',
    ],
    ['an unknown service', 'raise:\n  - { control: sbom, service: 維運案, mark: ● }', '沒有「維運案」這個服務類型'],
    ['an unknown level', 'raise:\n  - { control: sbom, levels: [特高], mark: ● }', '「特高」不是防護需求等級'],
    ['an unknown mark', 'raise:\n  - { control: sbom, mark: 必要 }', '「mark」的值「必要」無法辨識。可用：●、▲、◎。'],
    ['an unknown key', 'rais:\n  - { control: sbom, mark: ● }', '不認得「rais」這一欄。您是不是要寫「raise」？'],
    ['a key unlike any', 'zzzz: 1', '不認得「zzzz」這一欄。可用：id、title、'],
    ['a key that is lacking', 'raise:\n  - { control: sbom }', '第 5 行：缺少「mark」。'],
    ['a bad shape', 'raise: sbom', '「raise」的寫法不對'],
    [
      'an id that is none',
      ADD.slice(HEAD.length).replace('agency-log-forwarding', 'Log Forwarding'),
      '不能當控制項代號',
    ],
    ['a blank in an added clause', ADD.slice(HEAD.length).replace('即時轉送', '於＿內轉送'), '不能有空白「＿」'],
    [
      'a row that the sheet has not',
      'raise:\n  - { control: waf, service: maintenance, mark: ● }',
      '《應用軟體或系統維運服務》沒有「waf」這一列',
    ],
    [
      'a notion that is none',
      'synonyms:\n  - { control: sbom, notion: 軟體物料, terms: [軟體成分表] }',
      '沒有名為「軟體物料」的用語組',
    ],
    [
      'a notion unlike any',
      'synonyms:\n  - { control: sbom, notion: zz, terms: [軟體成分表] }',
      '沒有名為「zz」的用語組。可用：',
    ],
  ])('%s', (_, entry, words) => {
    const good = 'wording:\n  - { control: isms, clause: 廠商應通過 ISO 27001 驗證 }\n';
    const text = `${HEAD}${entry}\n${good}`;
    const result = checkWith(layeredDraft(IDLE), { [OVERLAY]: text });
    const told = toldOf(result).filter((each) => !each.includes('isms'));
    expect(told).toEqual([expect.stringContaining(words)]);
    expect(told.join()).toMatch(/^overlay\.invalid: 附加規定「city\.yaml」第 \d+ 行：/);
    expect(missing(result, 'sbom')).toHaveLength(1);
  });

  it('an authority that is none, a title that is not there', () => {
    expect(toldOf(checkWith(layeredDraft(IDLE), { [OVERLAY]: 'id: a\nauthority: 本府\n' }))).toEqual([
      'overlay.invalid: 附加規定「city.yaml」第 1 行：缺少「title」。',
      'overlay.invalid: 附加規定「city.yaml」第 2 行：「authority」的值「本府」無法辨識。可用：機關、中央目的事業主管機關。',
    ]);
  });

  it('stands at the name in the front matter', () => {
    const text = layeredDraft(IDLE, { overlays: '[other.yaml, city.yaml]' });
    const result = checkWith(text, { [OVERLAY]: `${HEAD}x: 1\n`, 'other.yaml': HEAD.replace('city-2026', 'b') });
    const places = result.findings.filter(({ rule }) => rule === 'overlay.invalid').map(({ span }) => span);
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual(['city.yaml']);
  });
});

describe('a file that cannot be had', () => {
  it.each<[string, ReadonlyMap<string, { kind: 'absent' | 'unreadable' } | { kind: 'text'; text: string }>, string]>([
    ['absent', new Map([[OVERLAY, { kind: 'absent' }]]), '找不到這個檔案'],
    ['no text', new Map([[OVERLAY, { kind: 'unreadable' }]]), '無法讀取，本次未納入'],
    ['no YAML', new Map([[OVERLAY, { kind: 'text', text: 'id: a\nraise: [\n' }]]), '這一行讀不懂，整份未納入'],
    ['no map', new Map([[OVERLAY, { kind: 'text', text: '- a\n' }]]), '內容應為一行一項的「名稱: 值」'],
    ['empty', new Map([[OVERLAY, { kind: 'text', text: '' }]]), '內容應為一行一項'],
    [
      'base absent',
      new Map<string, { kind: 'absent' } | { kind: 'text'; text: string }>([
        [OVERLAY, { kind: 'text', text: `${HEAD}extends: gone.yaml\n` }],
        ['gone.yaml', { kind: 'absent' }],
      ]),
      '第 4 行：extends 所列的「gone.yaml」找不到',
    ],
    [
      'base by address',
      new Map([[OVERLAY, { kind: 'text', text: `${HEAD}extends: /etc/x.yaml\n` }]]),
      '第 4 行：無法讀取',
    ],
  ])('%s', (_, files, words) => {
    const result = checkWith(layeredDraft(IDLE), files);
    expect(toldOf(result)).toEqual([expect.stringContaining(words)]);
    // The rest of the draft is checked.
    expect(result.status.checked).toBe(true);
    expect(missing(result, 'sbom')).toHaveLength(1);
  });

  it.each([
    'https://example.org/a.yaml',
    '/etc/a.yaml',
    'C:\\a.yaml',
    '\\\\server\\a.yaml',
    'file:a.yaml',
    '~/a.yaml',
    '',
  ])('may not be named %s', (name) => {
    expect(isRelativeName(name)).toBe(false);
  });

  it('may lie above the draft', () => {
    expect(isRelativeName('../規定.yaml')).toBe(true);
    expect(joinedName('../a/base.yaml', '../b.yaml')).toBe('../b.yaml');
    expect(joinedName('../a/base.yaml', '../../b.yaml')).toBe('../../b.yaml');
    expect(joinedName('/a/base.yaml', './b.yaml')).toBe('/a/b.yaml');
  });
});

describe('extends', () => {
  it('follows a file once, and says which names are still to be fetched', () => {
    const text = layeredDraft(IDLE);
    const names = (files: Record<string, string>): readonly string[] =>
      layers.lacking(
        checkWith(text, {}).draft.frontMatter,
        new Map(Object.entries(files).map(([name, each]) => [name, { kind: 'text', text: each }])),
      ).ofDraft;
    expect(names({})).toEqual([OVERLAY]);
    expect(names({ [OVERLAY]: `${HEAD}extends: [../b.yaml, ./c.yaml]\n` })).toEqual(['../b.yaml', 'c.yaml']);
    expect(names({ [OVERLAY]: HEAD })).toEqual([]);
  });

  it('that leads back to itself is told with the chain', () => {
    const base = `${HEAD.replace('city-2026', 'base')}extends: [${OVERLAY}]\nraise:\n  - { control: sbom, mark: ● }\n`;
    const result = checkWith(layeredDraft(IDLE), { [OVERLAY]: `${HEAD}extends: base.yaml\n`, 'base.yaml': base });
    expect(toldOf(result)).toEqual([
      'overlay.invalid: 附加規定「base.yaml」第 4 行：extends 繞回自己（city.yaml → base.yaml → city.yaml），繞回的這一步略過。',
    ]);
    expect(assessmentOf(result, 'sbom').requirement.mark).toBe('●');
  });
});

describe('two layers', () => {
  const OTHER = HEAD.replace('city-2026', 'moi')
    .replace('某市府附加要求', '某部規定')
    .replace('機關', '中央目的事業主管機關');
  const both = layeredDraft(IDLE, { level: '中', overlays: '[moi.yaml, city.yaml]' });

  it('both hold', () => {
    const moi = `${OTHER}raise:\n  - { control: code-origin, mark: ● }\n`;
    const result = checkWith(both, { 'moi.yaml': moi, [OVERLAY]: ADD });
    expect(toldOf(result)).toEqual([]);
    expect(result.overlays.overlays.map(({ name }) => name)).toEqual(['moi.yaml', OVERLAY]);
    expect(missing(result, 'agency-log-forwarding')).toHaveLength(1);
  });

  it('that add the same id clash: the first holds', () => {
    const moi = ADD.replace(HEAD, OTHER).replace('即時轉送本府', '每日轉送本部');
    const result = checkWith(both, { 'moi.yaml': moi, [OVERLAY]: ADD });
    expect(toldOf(result)).toEqual([
      'overlay.clash: 附加規定「city.yaml」第 5 行：「agency-log-forwarding」已由「某部規定」新增，以先列者為準。',
    ]);
    expect(assessmentOf(result, 'agency-log-forwarding').requirement.row.text).toContain('本部');
  });

  it('that write other clauses clash; the same clause twice does not', () => {
    const clause = (text: string): string => `wording:\n  - { control: sbom, clause: ${text} }\n`;
    const moi = `${OTHER}${clause('廠商應每季提供軟體物料清單及安全測試報告')}`;
    const same = checkWith(both, {
      'moi.yaml': moi,
      [OVERLAY]: HEAD + clause('廠商應每季提供軟體物料清單及安全測試報告'),
    });
    expect(toldOf(same)).toEqual([]);
    const other = checkWith(both, { 'moi.yaml': moi, [OVERLAY]: HEAD + clause('廠商應每月提供軟體物料清單') });
    expect(toldOf(other)).toEqual([
      'overlay.clash: 附加規定「city.yaml」第 5 行：「sbom」的條文已由「某部規定」另訂，以先列者為準。',
    ]);
  });

  it('with one id clash; a file named twice is one', () => {
    const twice = checkWith(layeredDraft(IDLE, { overlays: '[city.yaml, ./city.yaml]' }), {
      [OVERLAY]: RAISE,
      './city.yaml': RAISE,
    });
    expect([toldOf(twice), twice.overlays.overlays.length]).toEqual([[], 1]);
    const result = checkWith(both, { 'moi.yaml': RAISE, [OVERLAY]: ADD });
    expect(toldOf(result)).toEqual([
      'overlay.clash: 附加規定「city.yaml」：代號「city-2026」已由「moi.yaml」使用，這份未納入。請改用另一個代號。',
    ]);
  });

  it('an added id that the list has is told how to write it', () => {
    const overlay = ADD.replace('agency-log-forwarding', 'sbom');
    expect(toldOf(checkWith(layeredDraft(IDLE), { [OVERLAY]: overlay }))).toEqual([
      'overlay.clash: 附加規定「city.yaml」第 5 行：一覽表已有「sbom」，不能重複新增。要提高記號請寫在 raise。',
    ]);
  });

  it('of which the workspace names one: it comes first, and is told at the begin of the draft', () => {
    const common = {
      names: ['ws.yaml'],
      files: new Map([['ws.yaml', { kind: 'text' as const, text: `${OTHER}x: 1\n` }]]),
    };
    const result = checkWith(layeredDraft(IDLE), { [OVERLAY]: RAISE }, common);
    expect(result.overlays.overlays.map(({ name }) => name)).toEqual(['ws.yaml', OVERLAY]);
    expect(result.findings.find(({ rule }) => rule === 'overlay.invalid')?.span).toEqual({ start: 0, end: 3 });
  });
});

describe('words of a layer', () => {
  it('its clause is what the quick fix writes, and counts', () => {
    const clause = '廠商應於每次更版及每季提交軟體物料清單（SBOM）與安全測試報告予本府資訊局備查';
    const overlay = `${HEAD}wording:\n  - { control: sbom, clause: ${clause} }\n`;
    const text = layeredDraft(IDLE, { level: '中' });
    const result = checkWith(text, { [OVERLAY]: overlay });
    const written = applyEdits(text, editsOf(result.engine, result, { kind: 'insert', control: 'sbom' }));
    expect(written).toContain(`${clause}。`);
    expect(assessmentOf(checkWith(written, { [OVERLAY]: overlay }), 'sbom').outcome).toBe('covered');
    // The list's mark is the list's.
    expect(missing(result, 'sbom').join()).toContain('一覽表列為●（建議辦理），草案未見');
  });

  it('its synonyms are found, and were not before', () => {
    const overlay = `${HEAD}synonyms:\n  - { control: no-backdoor, notion: 後門, terms: [萬能暗鑰] }\n`;
    const body = '廠商交付之程式不得留有萬能暗鑰。';
    expect(assessmentOf(check(draftOf('enhancement', '中', body)), 'no-backdoor').outcome).toBe('missing');
    const result = checkWith(layeredDraft(body, { level: '中' }), { [OVERLAY]: overlay });
    expect(toldOf(result)).toEqual([]);
    expect(assessmentOf(result, 'no-backdoor').outcome).toBe('covered');
  });
});

describe('the engine with layers', () => {
  it('is compiled once for the same texts', () => {
    const [one, two] = [IDLE, '廠商應配合。'].map((body) => checkWith(layeredDraft(body), { [OVERLAY]: RAISE }).engine);
    expect(one).toBe(two);
    expect(checkWith(layeredDraft(IDLE), { [OVERLAY]: `${RAISE}\n` }).engine).not.toBe(one);
  });

  it('is the plain one without layers', () => {
    expect(checkWith(draftOf('enhancement', '中', IDLE), {}).engine).toBe(layers.base);
  });
});

describe('the published schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../server/schemas/overlay.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const validate = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

  it.each([RAISE, ADD])('takes what the program takes', (text) => {
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    `${HEAD}rais: []`,
    `${HEAD}raise:\n  - { control: sbom }`,
    `${HEAD}raise:\n  - { control: sbom, mark: "-" }`,
    ADD.replace('即時', '＿'),
    'id: a\ntitle: b',
  ])('refuses what the program tells of: %#', (text) => {
    expect(validate(parse(text))).toBe(false);
    expect(toldOf(checkWith(layeredDraft(IDLE, { level: '中' }), { [OVERLAY]: text }))).not.toEqual([]);
  });
});
