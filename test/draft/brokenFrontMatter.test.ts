import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../server/src/core/checkDraft.js';
import { check, engine, zh } from '../support/engine.js';
import { BODY, told } from '../support/frontMatter.js';

describe('a block as an input method types it', () => {
  const rules = (text: string): readonly string[] => told(text).map((line) => line.split(' ').slice(0, 2).join(' '));

  it.each<[string, string, readonly string[]]>([
    [
      'full-width colons throughout, keys of our own and others',
      '案名：某系統建置案\n機關：某局\n服務類型：maintenance\n防護需求等級：高',
      [
        '2:3 front-matter.punctuation',
        '3:3 front-matter.punctuation',
        '4:5 front-matter.punctuation',
        '5:7 front-matter.punctuation',
      ],
    ],
    [
      'a colon too many in a value',
      '案名: 採購案: 第二期\n服務類型: maintenance\nlevel: 高',
      ['2:5 front-matter.unreadable'],
    ],
    ['a quote that is not closed', '案名: "某案\n服務類型: maintenance\nlevel: 高', ['2:5 front-matter.unreadable']],
    ['a line that is no entry', '甲乙丙\n服務類型: maintenance\nlevel: 高', ['2:1 front-matter.unreadable']],
    [
      'a list under a key, one line broken',
      '服務類型:\n  - maintenance\nlevel: 高\n備註: [甲',
      ['5:5 front-matter.unreadable'],
    ],
  ])('%s: told once, the rest is read', (_, front, expected) => {
    const text = `---\n${front}\n---\n${BODY}`;
    expect(rules(text)).toEqual(expected);
    expect(check(text).reading.profile).toMatchObject({ services: ['maintenance'], level: '高' });
  });

  it('a list in it has the place of all its items', () => {
    const text = `---\nservice: maintenance\nlevel: 高\n責任等級:\n  - A\n  - B\n備註: [甲\n---\n${BODY}`;
    const finding = check(text).findings.find((each) => each.rule === 'profile.unknown-value');
    expect(text.slice(finding?.span.start, finding?.span.end)).toBe('A\n  - B');
  });

  it.each([
    [
      'a rule later on',
      '---\nservice: maintenance\nlevel: 高\n\n廠商應提供軟體物料清單及安全測試報告。\n\n---\n\n第二節。\n',
    ],
    ['prose right behind it', '---\nservice: maintenance\nlevel: 高\n廠商應提供軟體物料清單及安全測試報告。\n'],
  ])('not closed, with %s: the draft is not swallowed', (_, text) => {
    expect(rules(text)).toEqual(['1:1 front-matter.unclosed']);
    expect(check(text).assessments.find((each) => each.control === 'sbom')?.outcome).toBe('covered');
  });

  it('puts findings on quoted values between the quotes', () => {
    const at = (front: string): string => {
      const text = `---\n${front}\n---\n${BODY}`;
      const finding = check(text).findings.find((each) => each.rule.startsWith('profile.unknown'));
      return text.slice(finding?.span.start, finding?.span.end);
    };
    expect(at('service: "maintenance、甲乙丙"\nlevel: 高')).toBe('甲乙丙');
    expect(at("service: maintenance\nlevel: '特高級別'")).toBe('特高級別');
    expect(at('service: |\n  maintenance\n  甲乙丙\nlevel: 高')).toBe('甲乙丙');
  });
});

describe('the rest is still checked', () => {
  const missing = (text: string): readonly string[] =>
    check(text)
      .findings.filter((finding) => finding.rule === 'control.missing' && finding.severity === 'warning')
      .map((finding) => finding.control ?? '');

  it.each([
    ['a full-width colon', `---\n服務類型：maintenance\n防護需求等級：高\n---\n`],
    ['several levels', `---\nservice: maintenance\nlevel: [高, 普]\n---\n`],
    ['an unclosed block', `---\nservice: maintenance\nlevel: 高\n\n`],
    ['a broken line behind the ones that count', `---\nservice: maintenance\nlevel: 高\n備註: "未完\n---\n`],
    ['one unknown service beside a known one', `---\nservice: [maintenance, 甲乙丙]\nlevel: 高\n---\n`],
  ])('with %s', (_, front) => {
    expect(missing(`${front}\n廠商應遵守本機關規定。\n`)).toEqual(['agency-security-policy', 'sbom']);
  });

  it('without a level, as far as the three levels agree', () => {
    expect(missing('---\nservice: maintenance\n---\n\n廠商應遵守本機關規定。\n')).toEqual(['agency-security-policy']);
  });

  it('says why nothing was checked', () => {
    const reason = (text: string): string => {
      const { status } = check(text);
      return status.checked ? '' : zh(status.reason);
    };
    expect(reason('')).toBe('檔案是空的');
    expect(reason('甲')).toBe('檔首沒有前置資料');
    expect(reason('---\nlevel: 高\n---\n甲')).toBe('前置資料未填服務類型');
    expect(reason('---\nservice: 甲乙丙\n---\n甲')).toBe('服務類型無法辨識');
    expect(reason('---\n甲乙丙\n---\n甲')).toBe('前置資料讀不懂');
    expect(reason('---\nservice: maintenance\n---\n')).toBe('草案沒有內容');
  });

  it('takes what the command line says over the front matter', () => {
    const { reading, status } = checkDraft(engine, '廠商應提供服務。', {
      override: { services: ['maintenance'], level: '高' },
    });
    expect(status.checked).toBe(true);
    expect(reading.problems).toEqual([]);
  });
});
