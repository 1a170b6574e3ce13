import { normalisedString } from '../text/normalise.js';

/** What the front matter may say about a case. The published schema `front-matter.schema.json` is made from this table. */
export interface ProfileField {
  readonly id: FieldId;
  /** Names that authors write, the preferred Chinese one first; any case, with or without `-`, `_`, blanks, camelCase. */
  readonly keys: readonly string[];
  readonly description: string;
  readonly descriptionEn: string;
}

export type FieldId =
  | 'service'
  | 'level'
  | 'agency-level'
  | 'core-system'
  | 'personal-data'
  | 'critical-infrastructure'
  | 'public-facing'
  | 'mobile-app'
  | 'budget'
  | 'catalogue'
  | 'agency-kind'
  | 'date'
  | 'baseline-text'
  | 'decisions'
  | 'overlays';

export const PROFILE_FIELDS: readonly ProfileField[] = [
  {
    id: 'service',
    keys: ['服務類型', 'service', 'services', 'service-type', '資訊服務類型', '採購類型', '類型'],
    description: '一覽表之類型，可填一個或多個（清單或以「、」分隔）；類型代號、名稱或慣用別名皆可。',
    descriptionEn:
      'Service type(s) of the list: an id, a title or an alias; one, a list, or several separated by 「、」.',
  },
  {
    id: 'level',
    keys: [
      '防護需求等級',
      'level',
      '系統防護需求等級',
      '防護等級',
      '系統等級',
      '資通系統等級',
      'security-level',
      'protection-level',
    ],
    description: '資通系統防護需求等級：高、中或普。',
    descriptionEn: 'Protection level of the system: 高/high, 中/medium or 普/low.',
  },
  {
    id: 'agency-level',
    keys: ['責任等級', 'agency-level', '資通安全責任等級', '資安責任等級', '機關責任等級', '機關等級'],
    description: '委託機關之資通安全責任等級：A、B、C、D 或 E。',
    descriptionEn: 'Responsibility level of the commissioning agency: A to E.',
  },
  {
    id: 'core-system',
    keys: ['核心系統', 'core-system', '核心資通系統'],
    description: '是否為核心資通系統：是或否。',
    descriptionEn: 'Whether the system is a core system: yes or no.',
  },
  {
    id: 'personal-data',
    keys: ['個資', 'personal-data', '個人資料', '涉及個資', '含個資', 'pii'],
    description: '是否涉及個人資料：是或否。',
    descriptionEn: 'Whether personal data is involved: yes or no.',
  },
  {
    id: 'critical-infrastructure',
    keys: ['關鍵基礎設施', 'critical-infrastructure', '關鍵資訊基礎設施', 'cii'],
    description: '是否涉及關鍵資訊基礎設施：是或否。',
    descriptionEn: 'Whether critical information infrastructure is involved: yes or no.',
  },
  {
    id: 'public-facing',
    keys: ['對外服務', 'public-facing', '對外網站'],
    description: '是否對外提供服務：是或否。',
    descriptionEn: 'Whether the system serves the public: yes or no.',
  },
  {
    id: 'mobile-app',
    keys: ['行動應用', 'mobile-app', '行動應用APP', '行動應用程式', '行動APP', 'app'],
    description: '是否含行動應用 App：是或否。',
    descriptionEn: 'Whether a mobile app is delivered: yes or no.',
  },
  {
    id: 'budget',
    keys: ['採購金額', 'budget', '委託金額', '預算', '預算金額', '採購預算'],
    description: '採購金額（新臺幣元），可寫「1,200萬元」。',
    descriptionEn: 'Amount of the purchase in NTD.',
  },
  {
    id: 'catalogue',
    keys: ['一覽表', 'catalogue', 'catalog', '一覽表版本'],
    description: '所依據之一覽表版本，未填則用現行版本。',
    descriptionEn: 'Version of the list to check against; the current one if absent.',
  },
  {
    id: 'agency-kind',
    keys: ['機關類別', 'agency-kind', '機關性質'],
    description: '公務機關或特定非公務機關；未填以公務機關論。',
    descriptionEn: 'Government agency (公務機關, taken if absent) or specific non-government agency (特定非公務機關).',
  },
  {
    id: 'date',
    keys: ['草案日期', 'date', '日期', '公告日期'],
    description: '草案日期，民國或西元：115年3月1日、115-03-01、2026-03-01。',
    descriptionEn: 'Date of the draft, by the ROC or the common calendar.',
  },
  {
    id: 'baseline-text',
    keys: ['防護基準版本', 'baseline-text', '附表十版本'],
    description: '適用之附表十文字：110 或 115；未填依草案日期判斷。',
    descriptionEn: 'Text of annex 10 that applies, 110 or 115; by the date of the draft if absent.',
  },
  {
    id: 'decisions',
    keys: ['決定', 'decisions', '決定紀錄'],
    description: '機關對個別控制項之決定，逐項列出；或載明另存之檔名。',
    descriptionEn:
      'What the agency decided on single controls, as a list, or the name of the file that holds the list.',
  },
  {
    id: 'overlays',
    keys: ['附加規定', 'overlays', 'overlay', '機關附加規定'],
    description: '機關或中央目的事業主管機關附加規定之檔名（YAML），可列多個。',
    descriptionEn: 'YAML files by which the agency or its authority asks for more than the list.',
  },
];

/** `Agency_Level`, `agencyLevel`, `ＡＧＥＮＣＹ level` → `agencylevel`. */
export function foldKey(key: string): string {
  return normalisedString(key).replace(/[\s_-]/g, '');
}

const BY_KEY: ReadonlyMap<string, ProfileField> = new Map(
  PROFILE_FIELDS.flatMap((field) => field.keys.map((key) => [foldKey(key), field] as const)),
);

/** The field that a key of the front matter means, if it is one of ours. */
export function fieldOfKey(key: string): ProfileField | undefined {
  return BY_KEY.get(foldKey(key));
}
