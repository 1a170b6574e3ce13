/**
 * The list 「各類資訊(服務)採購之共通性資通安全基本要求參考一覽表」 as data. One {@link Catalogue} is one published
 * version; the tool may carry several side by side.
 */

/** 防護需求等級, strictest first (資通安全責任等級分級辦法 附表九). */
export const LEVELS = ['高', '中', '普'] as const;
export type Level = (typeof LEVELS)[number];

/** The legend of the list: ● 建議辦理, ◎ 經機關評估個案有必要辦理時, ▲ 依委託機關資通安全責任等級辦理, `-` not asked. */
export type Mark = '●' | '◎' | '▲' | '-';

/** How sure the transcription is of a cell. Only `read` cells carry no reason. `layered`: the mark is not the list's but a layer's. */
export type CellStatus = 'read' | 'corrected' | 'inferred' | 'unresolved' | 'layered';

/** Who may ask for more than the list. */
export const AUTHORITIES = ['機關', '中央目的事業主管機關'] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** Who asks for more than the list, and by what: one overlay file of an agency or its authority. */
export interface Layer {
  readonly id: string;
  /** As its authors call it; findings name it. */
  readonly title: string;
  readonly authority: Authority;
  /** Why just this is asked; null where the file does not say. */
  readonly reason: string | null;
}

/** One row × level. `seen` is the OCR token exactly as printed; an empty string where nothing was printed. */
export type Cell =
  | { readonly status: 'read'; readonly mark: Mark; readonly seen: string; readonly why: null }
  | { readonly status: 'corrected' | 'inferred'; readonly mark: Mark; readonly seen: string; readonly why: string }
  | { readonly status: 'unresolved'; readonly mark: null; readonly seen: string; readonly why: string }
  /** `listed`: the mark of the list itself, null where it cannot be read or the list has no such row; `seen` is of the list, too. */
  | {
      readonly status: 'layered';
      readonly mark: Mark;
      readonly seen: string;
      readonly why: string;
      readonly layer: Layer;
      readonly listed: Mark | null;
    };

/** Where a wording comes from: lines of the source text (1-based) and how far it had to be mended. */
export interface Wording {
  readonly status: 'read' | 'corrected' | 'inferred';
  readonly lines: readonly number[];
  readonly why: string | null;
}

/** What a `＿` of a clause waits for: the system's level, or a level of risk that the agency accepts. */
export type Blank = 'level' | 'risk-level';

export interface Row {
  /** 1-based, in the order of the sheet. */
  readonly row: number;
  readonly control: ControlId;
  /** 項目 */
  readonly item: string;
  /** 子項, as published (its own slips kept); `＿` stands for each blank that the author must fill. */
  readonly text: string;
  /** The wording to insert: `text` without the original's slips. */
  readonly clause: string;
  readonly blanks: readonly Blank[];
  /** 說明欄 of this row, or null. */
  readonly remark: string | null;
  readonly wording: Wording;
  readonly remarkWording: Wording | null;
  readonly marks: Readonly<Record<Level, Cell>>;
  /** The layer that added the row; absent for a row of the list. */
  readonly layer?: Layer;
  /** The layer that wrote `clause`; absent where it is the list's. */
  readonly clauseLayer?: Layer;
}

/** Stable kebab-case name of a control; the same control in several sheets has one id. */
export type ControlId = string;

export const SERVICES = [
  'saas-package',
  'saas-office',
  'saas-customization',
  'cloud-platform',
  'system-planning',
  'security-planning',
  'development',
  'enhancement',
  'maintenance',
] as const;
/** Id of a sheet (類型): a public interface, never renamed. */
export type Service = (typeof SERVICES)[number];

export interface Sheet {
  readonly service: Service;
  readonly title: string;
  /** Other names that authors write for the type. */
  readonly aliases: readonly string[];
  /** The legend printed on this sheet; three sheets of nine have no ▲. */
  readonly legend: Readonly<Partial<Record<Mark, string>>>;
  readonly notes: readonly string[];
  /** What the transcriber could not settle about the sheet as a whole. */
  readonly doubts: readonly string[];
  readonly rows: readonly Row[];
}

/** The letter that published the list. */
export interface CoverLetter {
  readonly issuer: string;
  readonly number: string;
  /** ISO date. */
  readonly date: string;
  readonly note: string;
}

export interface Catalogue {
  /** ROC date of the page stamp: `112-09-20`. */
  readonly id: string;
  readonly title: string;
  /** ISO date of the page stamp. */
  readonly date: string;
  readonly coverLetter: CoverLetter;
  /** ISO date from which the rows of a level apply. */
  readonly inForce: Readonly<Record<Level, string>>;
  /** Outside witnesses that the reasons of cells name (`[S1]`), with what they are. */
  readonly sources: Readonly<Record<string, string>>;
  readonly sheets: readonly Sheet[];
}
