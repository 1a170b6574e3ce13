import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edits/edit.js';
import { editsOf } from '../../server/src/core/edits/fixes.js';
import { check, engine } from '../support/engine.js';
import { insertedBy } from './invariants.js';

const folder = new URL('../../examples/', import.meta.url);
const RECOMMENDED = { kind: 'insert-recommended' } as const;

function example(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** Lines of an example that are new when all ● are written into it, each with the line above it that is not. */
function newLines(name: string): readonly string[] {
  const text = example(name);
  const after = applyEdits(text, editsOf(engine, check(text), RECOMMENDED));
  const old = new Set(text.split('\n'));
  let above = '';
  return after.split('\n').flatMap((line) => {
    if (!old.has(line)) return [`${above.slice(0, 12)}｜${line}`];
    if (line !== '') above = line;
    return [];
  });
}

describe('all ● written into the examples', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('leave nothing to write: %s', (name) => {
    const { after } = insertedBy(example(name), RECOMMENDED, '\n');
    const missing = after.assessments.filter(({ outcome }) => outcome === 'missing');
    expect(missing.filter(({ requirement }) => requirement.mark === '●')).toEqual([]);
  });

  it('go on with （一） behind the last one of the section', () => {
    expect(newLines('02-saas-office.md')).toEqual([
      '（十一）廠商應對供應商及｜（十二）防惡意連結：動態沙箱分析。',
      '（十一）廠商應對供應商及｜（十三）資料與個資安全：資料分類與標籤。',
      '（十一）廠商應對供應商及｜（十四）身分驗證與存取控制：零信任：身分鑑別/設備鑑別/信任推斷。',
    ]);
  });

  it('go on with the decimals of the section', () => {
    expect(newLines('06-security-planning.md')).toEqual([
      '2.3.6 契約結束後，｜2.3.7 提供服務商：不得為大陸地區廠商或第三地區含陸資成分廠商。',
    ]);
  });

  it('stand below the sub-section of their item, the others at the end', () => {
    expect(newLines('07-development.md')).toEqual([
      '3. 開發過程應導入安全｜4. 於更新程式時提供軟體物料清單 (Software Bill of Materials, SBOM)及安全測試報告，並於每季提供軟體物料清單及安全測試報告。',
      '（五）行動應用：本系統以｜（六）存取控制：須針對維運管道建立基於零信任(ZTA)控管基礎之防護機制，並導入同等(AAL2)或更高等級的多因子身份鑑別機制。',
      '（五）行動應用：本系統以｜（七）資安防護建置持續監控：協助機關就委託案範圍內導入資安弱點通報機制 (Vulnerability Alert and Notification System, VANS)。',
    ]);
  });

  it.each(['01-saas-package.md', '05-system-planning.md', '08-enhancement.md', '09-maintenance.md'])(
    'change nothing where nothing is lacking: %s',
    (name) => {
      expect(newLines(name)).toEqual([]);
    },
  );
});
