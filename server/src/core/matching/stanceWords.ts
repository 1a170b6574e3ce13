/** The words that decide how a statement is meant (`server/data/lexicon-polarity.yaml`); each group is explained in its schema. */
export interface StanceWords {
  readonly agency: readonly string[];
  readonly vendor: readonly string[];
  /** Further words for which a term may have a placeholder: `{上線}前` stands for 上線前, 啟用前, 開站前 …. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** The control is not asked: 無須, 免辦, 不適用. */
  readonly negation: readonly string[];
  /** It is asked in another case, or the agency does it: 另案, 由機關自行. */
  readonly deferral: readonly string[];
  /** Words that contain or follow a cue without its meaning: 避免, 不得免除. */
  readonly harmless: readonly string[];
  /** What binds: 應, 須, 不得. */
  readonly strong: readonly string[];
  readonly harmlessStrong: readonly string[];
  /** What leaves it to the vendor: 宜, 建議, 視需要. */
  readonly optional: readonly string[];
  readonly harmlessOptional: readonly string[];
  /** What narrows the object to a part of it: 僅就, 抽測. */
  readonly partial: readonly string[];
  /** What tells how things are or why: 目前, 鑑於, 為強化. */
  readonly motive: readonly string[];
  /** What gives the reason of the whole: 爰, 鑑於. */
  readonly reason: readonly string[];
  /** What tells what has been done: 業已, 前案, 曾. */
  readonly background: readonly string[];
  readonly harmlessBackground: readonly string[];
  readonly definition: readonly string[];
  readonly harmlessDefinition: readonly string[];
  readonly penalty: readonly string[];
  /** The breach that a penalty is for: 未, 逾. */
  readonly fault: readonly string[];
  readonly bonus: readonly string[];
  readonly harmlessBonus: readonly string[];
  /** What points to another paper: 詳附件. */
  readonly reference: readonly string[];
  readonly quotation: readonly string[];
  /** Titles of columns that the vendor fills in, or that tell how things are. */
  readonly reply: readonly string[];
  /** Behind a word for the agency these make it no doer: 機關要求, 機關資料. */
  readonly requests: readonly string[];
  /** What may bind somebody: 應, 須, 辦理. */
  readonly obligation: readonly string[];
  /** Words beside a cue that are no object of it: 本案, 均, 辦理. */
  readonly filler: readonly string[];
}

const PLACEHOLDER = /\{([^{}]+)\}/;

/**
 * A term with placeholders (`{機關}`, `{廠商}`, `{上線}`) stands for as many terms as there are words in their groups; one whose group is
 * not known stands for itself.
 */
export function expandTerm(term: string, words: Pick<StanceWords, 'agency' | 'vendor' | 'groups'>): readonly string[] {
  const name = PLACEHOLDER.exec(term)?.[1];
  if (name === undefined) return [term];
  const group = name === '機關' ? words.agency : name === '廠商' ? words.vendor : words.groups[name];
  if (group === undefined) return [term];
  return group.flatMap((word) => expandTerm(term.replace(`{${name}}`, word), words));
}
