import { describe, expect, it } from 'vitest';
import { LEVELS, SERVICES, type Level, type Row } from '../../server/src/core/catalogue/catalogue.js';
import { AGENCY_LEVELS, type AgencyLevel, type Conclusion } from '../../server/src/core/catalogue/conclusion.js';
import { requirementOf, standingOf } from '../../server/src/core/catalogue/requirement.js';
import { concludeCase } from '../../server/src/core/conditions/caseConclusions.js';
import { conclude } from '../../server/src/core/conditions/conclude.js';
import { AGENCY_KINDS, NOTHING_DECLARED, type Profile } from '../../server/src/core/draft/profile.js';
import { normalisedString } from '../../server/src/core/text/normalise.js';
import { catalogue, engine, sheetOf } from '../support/engine.js';

const { conditions } = engine;
const BARE: Profile = { ...NOTHING_DECLARED, catalogue: catalogue.id };
const ANSWERS = [null, true, false] as const;
const BUDGETS = [null, 9_999_999, 10_000_000] as const;

/** Every combination: 3 levels and none, A–E and none, five flags given, denied or left out, amount below, at and unknown. */
function* profiles(): Generator<Profile> {
  for (const level of [...LEVELS, null])
    for (const agencyLevel of [...AGENCY_LEVELS, null])
      for (const coreSystem of ANSWERS)
        for (const personalData of ANSWERS)
          for (const criticalInfrastructure of ANSWERS)
            for (const publicFacing of ANSWERS)
              for (const mobileApp of ANSWERS)
                for (const budget of BUDGETS)
                  yield {
                    ...BARE,
                    level,
                    agencyLevel,
                    coreSystem,
                    personalData,
                    criticalInfrastructure,
                    publicFacing,
                    mobileApp,
                    budget,
                  };
}

/** What the list and the law say, written out a second time by hand: control → what it comes to. */
const LAW: Readonly<Record<string, string>> = {
  'soc-monitoring': 'AB',
  edr: 'AB',
  gcb: 'AB',
  antivirus: 'ABCD',
  'network-firewall': 'ABCD',
  'ids-ips': 'AB',
  waf: 'AB',
  'apt-protection': 'A',
  'vuln-scan-host': 'ABC',
  'vuln-scan-web': 'ABC',
  'penetration-test': 'ABC',
  'intrusion-protection': 'ABCD',
};
const CORE_ONLY = new Set(['vuln-scan-host', 'vuln-scan-web', 'penetration-test', 'waf']);

function expectedOf(row: Row, mark: string | null, profile: Profile): string | undefined {
  const { control } = row;
  const remark = row.remark ?? '';
  const answered = (fact: boolean | null, yes: string): string | undefined =>
    fact === null ? undefined : fact ? yes : 'unmet';
  if (control === 'mobile-app-mas') return profile.mobileApp === false ? 'not-applicable' : undefined;
  if (/涉及個資時應納入/.test(remark)) return answered(profile.personalData, 'asked');
  if (/核心資通系統時必選/.test(remark)) return answered(profile.coreSystem, 'asked');
  if (control === 'ddos-exercise') return answered(profile.publicFacing, 'worth-assessing');
  if (control === 'breach-attack-simulation' || control === 'red-blue-exercise')
    return answered(profile.criticalInfrastructure, 'worth-assessing');
  if (mark !== '▲') return undefined;
  if (control === 'incident-response' || control === 'ddos-protection') return 'agency-decides';
  const levels = LAW[control];
  if (levels === undefined) throw new Error(`no expectation for ${control}`);
  if (profile.agencyLevel === null) return undefined;
  if (!levels.includes(profile.agencyLevel)) return 'not-asked';
  if (CORE_ONLY.has(control) && profile.coreSystem === false) return 'not-asked';
  if (control === 'waf' && profile.publicFacing === false) return 'not-asked';
  return 'asked';
}

function sourceTrouble({ basis }: Conclusion): string | undefined {
  if (basis.kind === 'law') {
    const known = basis.sources.length > 0 && basis.sources.every((source) => conditions.sources[source] !== undefined);
    return known && basis.checked !== '' && basis.law !== '' ? undefined : `${basis.duty} has no source`;
  }
  const words = basis.place === 'remark' ? basis.row?.remark : basis.row?.text;
  return normalisedString(words ?? '').includes(normalisedString(basis.quote))
    ? undefined
    : `${basis.quote} is not there`;
}

describe('the decision table', () => {
  it.each(SERVICES)('%s: every combination of facts, each conclusion as expected and with its source', (service) => {
    const sheet = sheetOf(service);
    const wrong: string[] = [];
    let walked = 0;
    let concluded = 0;
    for (const profile of profiles()) {
      walked++;
      for (const row of sheet.rows) {
        const requirement = requirementOf(sheet, row, profile.level);
        const { conclusions, open } = conclude(conditions, requirement, profile);
        const kind = standingOf({ conclusions })?.kind;
        const expected = expectedOf(row, requirement.mark, profile);
        concluded += conclusions.length;
        if (kind !== expected && wrong.length < 5)
          wrong.push(`${row.control} ${String(kind)} ≠ ${String(expected)} ${JSON.stringify(profile)}`);
        for (const conclusion of conclusions) {
          const trouble = sourceTrouble(conclusion);
          if (trouble !== undefined && wrong.length < 5) wrong.push(trouble);
          if (conclusion.basis.kind === 'list' && conclusion.basis.row !== row) wrong.push('cites another row');
        }
        // A fact that is asked for is one that was not given.
        for (const fact of open)
          if (isGiven(profile, fact) && wrong.length < 5) wrong.push(`${fact} is open and given`);
      }
    }
    expect(wrong).toEqual([]);
    expect(walked).toBe(4 * 6 * 3 ** 6);
    if (['development', 'cloud-platform', 'enhancement', 'saas-package'].includes(service))
      expect(concluded).toBeGreaterThan(walked / 2);
  });

  it('concludes nothing of any row where no fact is given, but where no fact could settle it', () => {
    for (const sheet of catalogue.sheets)
      for (const row of sheet.rows) {
        const { conclusions } = conclude(conditions, requirementOf(sheet, row, '中'), BARE);
        const open = ['incident-response', 'ddos-protection'].includes(row.control) && row.marks.中.mark === '▲';
        expect(
          conclusions.map(({ kind }) => kind),
          row.control,
        ).toEqual(open ? ['agency-decides'] : []);
      }
  });

  it('says nothing of what the law asks a 特定非公務機關, and tells how many rows that leaves open', () => {
    const sheet = sheetOf('development');
    const profile: Profile = { ...BARE, level: '中', agencyLevel: 'A', agencyKind: '特定非公務機關' };
    const requirements = sheet.rows.map((row) => requirementOf(sheet, row, '中'));
    const law = requirements.flatMap((each) => conclude(conditions, each, profile).conclusions);
    expect(law.filter(({ basis }) => basis.kind === 'law')).toEqual([]);
    expect(concludeCase(conditions, requirements, profile)).toEqual([{ kind: 'agency-kind-unverified', rows: 11 }]);
    expect(concludeCase(conditions, requirements, { ...profile, agencyKind: AGENCY_KINDS[0] })).toEqual([]);
  });
});

function isGiven(profile: Profile, fact: string): boolean {
  const given: Readonly<Record<string, unknown>> = {
    'agency-level': profile.agencyLevel,
    'core-system': profile.coreSystem,
    'personal-data': profile.personalData,
    'critical-infrastructure': profile.criticalInfrastructure,
    'public-facing': profile.publicFacing,
    'mobile-app': profile.mobileApp,
    budget: profile.budget,
  };
  return given[fact] !== null;
}

describe('the case as a whole', () => {
  const concludedOf = (
    service: 'development' | 'saas-package' | 'maintenance',
    facts: Partial<Profile>,
  ): readonly string[] => {
    const sheet = sheetOf(service);
    const profile = { ...BARE, ...facts };
    const requirements = sheet.rows.map((row) => requirementOf(sheet, row, profile.level));
    return concludeCase(conditions, requirements, profile).map((each) =>
      each.kind === 'agency-kind-unverified' ? each.kind : `${each.kind} ${each.facts.join('+')}`,
    );
  };

  it.each<[Partial<Profile>, readonly string[]]>([
    [{ level: '中', coreSystem: true }, ['third-party-testing core-system']],
    [{ level: '中', coreSystem: false, budget: 9_999_999 }, []],
    [{ level: '中', budget: 10_000_000 }, ['third-party-testing budget']],
    [{ level: '中', budget: 9_999_999 }, []],
    [{ level: '普', criticalInfrastructure: true }, ['level-low critical-infrastructure']],
    [{ level: '中', criticalInfrastructure: true }, []],
    [{ level: '高', criticalInfrastructure: true }, []],
    [{ level: '普', criticalInfrastructure: false }, []],
    [{ level: null, criticalInfrastructure: true }, []],
  ])('development %j: %j', (facts, expected) => {
    expect(concludedOf('development', facts)).toEqual(expected);
  });

  it('speaks of testing only where a row of the sheet says so', () => {
    expect(concludedOf('maintenance', { level: '中', coreSystem: true })).toEqual([]);
    expect(concludedOf('saas-package', { level: '中', budget: 20_000_000 })).toEqual([]);
  });
});

describe('the rhythm that the law sets', () => {
  it.each<[string, AgencyLevel, number | null]>([
    ['vuln-scan-host', 'A', 6],
    ['vuln-scan-web', 'B', 12],
    ['vuln-scan-host', 'C', 24],
    ['vuln-scan-host', 'D', null],
    ['penetration-test', 'A', 12],
    ['penetration-test', 'B', 24],
    ['penetration-test', 'C', 24],
    ['antivirus', 'A', null],
  ])('%s at %s: every %s months', (control, agencyLevel, months) => {
    const sheet = sheetOf('development');
    const row = sheet.rows.find((each) => each.control === control);
    if (row === undefined) throw new Error(control);
    const level: Level = '高';
    const { conclusions } = conclude(conditions, requirementOf(sheet, row, level), { ...BARE, level, agencyLevel });
    expect(conclusions[0]?.every).toBe(months);
  });
});
