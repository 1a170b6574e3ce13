import type { Span } from '../text/span.js';
import type { CompiledStance } from './compiledLexicon.js';
import { placesOf, type TermHits } from './termLists.js';
import { partAt, type Statement } from './statements.js';

/** Which way a statement turns on a control. `cue` is the word that turns it, in units of the normalised text. */
export type Polarity = { readonly kind: 'asks' } | Turn;
export type Turn = { readonly kind: 'negates' | 'defers'; readonly cue: Span };

export interface Cue {
  readonly kind: Turn['kind'];
  readonly span: Span;
  /** Index of the part between commas in which it stands. */
  readonly part: number;
  /** Its part says nothing but the exemption: 「本案免辦」. */
  readonly isBare: boolean;
  /** Its part says 均 or 皆: it reaches every part before it. */
  readonly isSweeping: boolean;
  /** Whether it may be of what an earlier part names: it says nothing else, or that somebody else does it. */
  readonly reachesBack: boolean;
  /** It only tells where an exempted thing is done: it turns nothing by itself. */
  readonly isWeak: boolean;
  /** From 除 to 外, where the part has them before the cue. */
  readonly exceptions: readonly Span[];
}

/** 「滲透測試則免」「滲透測試（免）」「滲透測試：無」: an exemption in one character, at the end of its part. */
const CURT =
  /(?:^|[則得均皆可者:(])(免)\)?$|:(無|否|不辦|免辦|n\/a|不適用)(?:\([^,)]{0,20}\))?$|(?<![避以難未不])(免(?![費疫責於受除稅])[一-鿿]{2})\)?$/;
const LONGEST_CURT = 26;
/** 「健診工具由廠商自備，機關不提供」: what the agency does not do is not exempted. */
const DONE_BY_AGENCY = /(?:機關|本[府局部院校署會處所館]|甲方|業主)[亦並均也]?$/;
/** Words that make an exemption reach all parts before it: 「甲，乙，丙，均免辦」. */
const SWEEPING = /[均皆都]/;

/**
 * Finds the words that turn a statement round. A cue inside or touching a harmless word is none: 避免, 不得免除, 如有不適用.
 * `text` is the whole normalised passage, `hits` what was found in the statement (units of the statement); the returned spans
 * are units of the passage.
 */
export function readCues(text: string, statement: Statement, hits: TermHits, words: CompiledStance): readonly Cue[] {
  const shift = ({ start, end }: Span): Span => ({ start: start + statement.start, end: end + statement.start });
  const harmless = byPart(statement, placesOf(words.harmless, hits).map(shift));
  const found = byPart(statement, [
    ...placesOf(words.negation, hits).map((span) => ({ kind: 'negates' as const, ...shift(span) })),
    ...placesOf(words.deferral, hits).map((span) => ({ kind: 'defers' as const, ...shift(span) })),
  ]);
  const cues: Cue[] = [];
  statement.parts.forEach((part, index) => {
    const safe = harmless.get(index) ?? [];
    const own: (Span & { readonly kind: Turn['kind']; readonly isWeak?: boolean })[] = (found.get(index) ?? []).filter(
      (cue) => !safe.some((each) => cue.start < each.end && each.start < cue.end),
    );
    const curt = own.length === 0 ? curtExemption(text, part) : undefined;
    if (curt !== undefined) own.push({ kind: 'negates', ...curt });
    // 「以內部使用者免」: the rest of the part is the reason, not another object.
    const endsCurt = curt !== undefined;
    const box = index === 0 ? uncheckedBox(text, part) : undefined;
    if (box !== undefined) own.push({ kind: 'negates', ...box });
    const other = doneByOthers(text, part);
    if (other !== undefined) own.push({ kind: 'defers', ...other });
    if (own.length === 0) return;
    const isBare = endsCurt || saysNothingElse(text, part, own, words.filler);
    const isSweeping = SWEEPING.test(text.slice(part.start, part.end));
    const exceptions = exceptionsIn(text, part);
    for (const { kind, start, end, isWeak = false } of own) {
      // 「EDR應導入，授權由機關提供」: what is handed over is another thing.
      const isLast = end === part.end && !DONE_BY_AGENCY.test(text.slice(Math.max(part.start, start - 3), start));
      const reachesBack = isBare || (kind === 'defers' ? !text.slice(start, end).endsWith('提供') : isLast);
      cues.push({ kind, span: { start, end }, part: index, isBare, reachesBack, isSweeping, isWeak, exceptions });
    }
  });
  return cues;
}

const EXCEPTION = /除[^,外]{1,40}外/g;

function exceptionsIn(text: string, part: Span): readonly Span[] {
  return [...text.slice(part.start, part.end).matchAll(EXCEPTION)].map(({ 0: { length }, index }) => ({
    start: part.start + index,
    end: part.start + index + length,
  }));
}

/** Spans by the part that holds them whole: a word with a gap must not reach over a comma. */
function byPart<S extends Span>(statement: Statement, spans: readonly S[]): ReadonlyMap<number, S[]> {
  const parts = new Map<number, S[]>();
  for (const span of spans) {
    const part = partAt(statement, span.start);
    if (span.end > (statement.parts[part]?.end ?? -1)) continue;
    const own = parts.get(part);
    if (own === undefined) parts.set(part, [span]);
    else own.push(span);
  }
  return parts;
}

const BOX = /^[\s\d.()、一二三四五六七八九十]{0,6}([□☐])(?=[^,]{2})(?![^,]*[□☐■☑▓])/;

/** 「☐ 滲透測試」: what is not ticked is not taken. A choice of several boxes is none. */
function uncheckedBox(text: string, part: Span): Span | undefined {
  const match = BOX.exec(text.slice(part.start, part.end));
  if (match === null) return undefined;
  const start = part.start + match[0].indexOf(match[1] ?? '');
  return { start, end: start + 1 };
}

/** 「由本局資訊室統一處理」「由代管單位負責」: somebody who is neither the vendor nor sent by it does it. */
const BY_OTHERS =
  /由([^,由]{1,30}?)(?:負責|自行|統一|統籌|處理|辦理|執行|代管|維運|承作|為之|上傳|建置|支應|吸收|安排|掃描|記錄|採購|檢測|監控|查核|承擔|部署|布署|代掃|控管|彙送|產製|實施|擔任|薦送|開設|開辦|抵充|支援|派駐|代辦|監看|管理|查驗|提供)/;
const AGENCY =
  /^(?:「[^」]{2,24}案」|本?(?:機關|委託單位|主辦單位)|本[府局部院校署會處所館縣市公鄉鎮園站行]|甲方|業主|資訊[處中室局]|數位|教育部|行政院|資通安全署|上級|主管機關)/;
const UNIT =
  /(?:局|處|署|部|府|校|院|會|室|科|組|司|中心|機關|公所|單位|機房|本公司|電信|研究所|總處|twcert(?:\/cc)?|gsn|tanet|區網|辦公室)/;
/** 「主機弱點掃描：資訊中心統一執行」 */
const ASSIGNED =
  /:((?:本?(?:機關|局|處|署|部|府|校|院|會)|[^,:]{0,6}(?:中心|資訊室|資訊處|資訊科|電算中心|單位)))(?:自行|統一|統籌|負責|排程|辦理|執行|自辦)/;
/** Whom the vendor sends, and what the agency does about the vendor's work. */
const SENT_BY_VENDOR =
  /廠商|業者|服務商|受託|立約|建置商|承攬|供應商|乙方|承商|得標|公正|第三方|檢測|獨立|驗證|實驗|專業|原廠|稽核|認可|合格|專案|顧問|團隊|人員|工程師|專人|講師|者|系統|平台|程式|軟體|工具|流程|設備|自動/;
const OTHER_CONTRACT = /另[^,]{0,6}(?:契約|合約|案)/;
const ABOUT_THE_WORK = /同意|核准|審查|核定|確認|驗收|審核|核可|指定|通知|派員/;
const HANDED_OVER = /規範|要求|文件|名單|清單|帳號|環境|場地|資料|格式|範本/;

/** A doer is named at the begin; what he does it with comes behind. */
const LONGEST_NAME = 10;

/** Who does it; `isWeak` where nothing tells that he is not sent by the vendor: it counts beside an exemption only. */
function doneByOthers(text: string, part: Span): (Span & { readonly isWeak: boolean }) | undefined {
  const own = text.slice(part.start, part.end);
  const match = BY_OTHERS.exec(own) ?? ASSIGNED.exec(own);
  const who = match?.[1];
  if (match === null || who === undefined || ABOUT_THE_WORK.test(match[0])) return undefined;
  // 「由機關提供規範」: what the agency hands over is not the work.
  if (match[0].endsWith('提供')) {
    const object = own.slice(match.index + match[0].length) || own.slice(Math.max(0, match.index - 6), match.index);
    if (HANDED_OVER.test(object)) return undefined;
  }
  const start = part.start + match.index;
  const span = { start, end: start + match[0].length };
  if (AGENCY.test(who) || OTHER_CONTRACT.test(match[0])) return { ...span, isWeak: false };
  const head = who.slice(0, LONGEST_NAME);
  if (SENT_BY_VENDOR.test(head)) return undefined;
  return { ...span, isWeak: !UNIT.test(head) };
}

/** The one character of 「滲透測試則免」, looked for at the end of a part only. */
function curtExemption(text: string, part: Span): Span | undefined {
  const from = Math.max(part.start, part.end - LONGEST_CURT);
  const curt = CURT.exec(text.slice(from, part.end));
  const word = curt?.[1] ?? curt?.[2] ?? curt?.[3];
  if (curt === null || word === undefined) return undefined;
  // `^` is the begin of the part only where all of it was looked at.
  if (curt.index === 0 && curt[0].startsWith(word) && from > part.start) return undefined;
  const at = from + curt.index + curt[0].indexOf(word);
  return { start: at, end: at + word.length };
}

const BY_VENDOR = /(?:廠商|乙方|承商|服務商|得標商|得標者|立約商|受託單位|受託者)[亦均也皆則]?$/;

/** Whether a part is left empty when the cues and the words around them are taken away; one character may be left over. */
function saysNothingElse(text: string, part: Span, cues: readonly Span[], filler: readonly string[]): boolean {
  let rest = '';
  let at = part.start;
  for (const { start, end } of cues.toSorted((a, b) => a.start - b.start)) {
    if (start > at) rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  rest += text.slice(at, part.end);
  for (const word of filler) rest = rest.replaceAll(word, '');
  // 「廠商不必開課」: what the vendor need not do is this.
  const first = cues[0]?.start ?? part.start;
  const most = BY_VENDOR.test(text.slice(Math.max(part.start, first - 5), first)) ? 4 : 1;
  return rest.replace(/[\s.,:()「」、]/g, '').length <= most;
}

/** Whether a statement says only that something is exempted: 「本案免辦」. What it speaks of stands before it. */
export function isBareExemption(statement: Statement, cues: readonly Cue[]): boolean {
  if (cues.length === 0) return false;
  const bare = new Set(cues.filter((cue) => cue.isBare && !cue.isWeak).map((cue) => cue.part));
  return bare.size === statement.parts.length;
}

/** The parts of a statement in which something is named. */
export interface NamingParts {
  readonly has: (part: number) => boolean;
  /** The nearest such part before another; −1 where there is none. */
  readonly before: (part: number) => number;
  /** Whether a part binds somebody by itself: what follows then speaks of something else. */
  readonly isBound: (part: number) => boolean;
  /** The agency has it by other means already: with an exemption beside it, it is bought elsewhere and not left out. */
  readonly isProvided: boolean;
  /** 「A與B，前者…，後者…」: the parts that speak of what is named at a place, where the statement speaks so. */
  readonly told: (place: Span) => { readonly first: number; readonly last: number } | undefined;
}

/** `named`: the places of everything that the statement names. Made once for a statement. */
export function readNamingParts(text: string, statement: Statement, named: readonly Span[]): NamingParts {
  const parts = new Set(named.map((place) => partAt(statement, place.start)));
  const previous: number[] = [];
  let last = -1;
  statement.parts.forEach((_, index) => {
    previous.push(last);
    if (parts.has(index)) last = index;
  });
  const bound = new Map<number, boolean>();
  return {
    has: (part) => parts.has(part),
    before: (part) => previous[part] ?? -1,
    isBound: (part) => {
      const known = bound.get(part);
      if (known !== undefined) return known;
      const { start = 0, end = 0 } = statement.parts[part] ?? {};
      const made = BINDS.test(text.slice(start, end));
      bound.set(part, made);
      return made;
    },
    isProvided: PROVIDED.test(text.slice(statement.start, statement.end)),
    told: readAnaphora(text, statement, named),
  };
}

const BINDS = /(?<![因對相回反適供])應(?![用變急付收答屬])|(?<![無毋不])須|不得|禁止|必須/;
const PROVIDED =
  /(?:機關|本[府局部院校署會處所館縣市]|資訊[處中室局]|甲方|業主|共構機房|雲端機房|既有|現有)[^,]{0,14}(?:已|既有|現有|均有|設有|訂有)[^,]{0,12}(?:建置|購置|採購|導入|具備|授權|委|簽|訂|統一|提供|設備|服務|契約|防護|平台|系統|機制|辦理|涵蓋)/;

/** 前者 and 後者 stand for the first and the last of what the parts before them name. */
function readAnaphora(text: string, statement: Statement, named: readonly Span[]): NamingParts['told'] {
  const begins = (word: string): number => statement.parts.findIndex(({ start }) => text.startsWith(word, start));
  const [former, latter] = [begins('前者'), begins('後者')];
  const border = statement.parts[former]?.start;
  if (former < 1 || latter <= former || border === undefined) return () => undefined;
  const before = named.filter(({ end }) => end <= border).toSorted((a, b) => a.start - b.start);
  const [first] = before;
  const last = before.at(-1);
  return (place) => {
    if (first === undefined || last === undefined || place.start >= border || first.start === last.start)
      return undefined;
    if (place.start === first.start) return { first: former, last: latter - 1 };
    return place.start === last.start ? { first: latter, last: statement.parts.length - 1 } : undefined;
  };
}

/**
 * The polarity of a statement about what it names at `places` (in order); the last place decides, as authors end on what holds:
 * 「防毒軟體由機關提供，廠商無須導入防毒軟體」.
 *
 * A cue turns the part between commas in which it stands. It reaches back to what an earlier part names only when its own part
 * says nothing else («滲透測試部分，本案無須辦理»), and then to the nearest part that names something; 均 reaches all of them.
 */
export function polarityOf(
  statement: Statement,
  cues: readonly Cue[],
  places: readonly (Span & { readonly key?: Span })[],
  naming: NamingParts,
): Polarity {
  const last = places.at(-1);
  if (cues.length === 0 || last === undefined) return { kind: 'asks' };
  const told = naming.told(last);
  if (told !== undefined) {
    const own = cues.filter(({ part }) => part >= told.first && part <= told.last);
    const cue = own.find(({ kind }) => kind === 'defers') ?? own.find(({ isWeak }) => !isWeak);
    return cue === undefined ? { kind: 'asks' } : { kind: cue.kind, cue: cue.span };
  }
  const from = partAt(statement, last.start);
  const to = Math.max(from, partAt(statement, last.end - 1));
  // 「…訓練免辦，一般人員之訓練應辦理」: a word of the part before does not draw its exemption here.
  const keyPart = last.key === undefined ? to : partAt(statement, last.key.start);
  const turning = cues.filter((cue) => {
    if (cue.isWeak) return false;
    if (cue.part >= from && cue.part <= to)
      return !isExcepted(cue, last) && (cue.part === keyPart || !naming.isBound(keyPart));
    const mayReach = cue.isBare || (cue.reachesBack && !naming.isBound(from));
    if (cue.part < to || !mayReach || naming.has(cue.part)) return false;
    return naming.before(cue.part) <= to || cue.isSweeping;
  });
  // 「由機關另案辦理，廠商無須執行」: it is done all the same, elsewhere.
  const [first] = turning;
  if (first === undefined) return { kind: 'asks' };
  // A paragraph may have more cues than a call may have arguments.
  const reached = turning.reduce((most, { part }) => Math.max(most, part), 0);
  const own = new Set(places.map(({ start }) => partAt(statement, start)));
  const isAboutThis = (part: number): boolean =>
    part <= reached && (!naming.has(part) || own.has(part) || (part >= from && part <= to));
  const deferring = cues.find(({ kind, part }) => kind === 'defers' && isAboutThis(part));
  const cue = deferring ?? first;
  return { kind: naming.isProvided ? 'defers' : cue.kind, cue: cue.span };
}

/** 「除網站弱點掃描外均不適用」: what is excepted is what stays. */
function isExcepted(cue: Cue, place: Span): boolean {
  return cue.exceptions.some(({ start, end }) => place.start >= start && place.end <= end && cue.span.start >= end);
}
