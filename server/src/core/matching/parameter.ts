/**
 * What of a row is a matter of more or less, as the lexicon writes it. `asks` says in words what the row asks, for the author;
 * terms are as everywhere in the lexicon.
 */
export type Parameter = QuantityParameter | PartsParameter | ReductionParameter | LevelParameter | RhythmParameter;

interface ParameterBase {
  readonly asks: string;
  readonly asksEn: string;
}

/** A number with a unit that must not be less: six months, twelve hours. Counts only in a part with one of `beside`. */
export interface QuantityParameter extends ParameterBase {
  readonly kind: 'quantity';
  readonly unit: 'months' | 'hours';
  readonly least: number;
  readonly beside: readonly string[];
}

/**
 * Parts that belong together. Less than all of them is less than the row; where `from` parts at least are named (1 when left out),
 * as a draft that names none asks for the whole. `whole`: words that stand for all.
 */
export interface PartsParameter extends ParameterBase {
  readonly kind: 'parts';
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** Fewest parts that the statement must name for the list to count as one. */
  readonly from: number;
  /** Fewest parts that do; all when left out. */
  readonly least?: number;
  readonly whole?: readonly string[];
}

/** Words that show that less is asked: 上班時間, 自我宣告. */
export interface ReductionParameter extends ParameterBase {
  readonly kind: 'reduction';
  readonly any: readonly string[];
  readonly unless?: readonly string[];
}

/** 「本系統為＿級」: the level that the text names must not be below that of the front matter, nor left blank. */
export interface LevelParameter extends ParameterBase {
  readonly kind: 'level';
}

/**
 * How often: what is least enough hangs on the responsibility level of the agency (分級辦法附表一至八), not on the row. Of several
 * rhythms in a text that one counts which stands in a part with one of `beside`.
 */
export interface RhythmParameter extends ParameterBase {
  readonly kind: 'rhythm';
  readonly beside: readonly string[];
}
