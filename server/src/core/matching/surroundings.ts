import type { Context } from '../draft/passages.js';
import { normalisedString } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import type { CompiledLexicon } from './compiledLexicon.js';
import { hasAny, placesOf, type TermHits, type Terms } from './termLists.js';
import { readCues, type Turn } from './polarity.js';
import type { Idle } from './stance.js';
import { readStatements } from './statements.js';

/** What stands around a passage, as far as judging it needs. */
export interface Surroundings {
  readonly heading: TermHits;
  /** Nearest first. */
  readonly governing: readonly TermHits[];
  readonly row: readonly TermHits[];
  /** Normalised texts of the row's other cells. */
  readonly cells: readonly string[];
  /** For a cell that only names something: the other cells say that it is not asked, or leave it open. */
  readonly rowTurned: Turned;
  readonly rowOptional: string | undefined;
  /** Set when a heading, an introduction or the title of the column says that what stands here is no request. */
  readonly placed: Idle | undefined;
  /** The chapter is one of requirements: what it states is asked, with or without a verb that binds. */
  readonly isDemanding: boolean;
  /** Set when the row or the introduction says that what stands here is not asked; with the words that say so. */
  readonly turned: Turned;
}

/** A cell or an introduction that is longer says more than an exemption. */
const LONGEST_CELL = 16;
const LONGEST_INTRODUCTION = 30;
const EXEMPT_CELL = /^(?:免|否|無|不需要?|不用|不辦|不要求|非必要|n\/a|na|[✗✘×])$/;
/** 「下列項目本案免辦：」「本案不適用項目」: a line that is about other lines. */
const ABOUT_OTHERS = /^(?:以下|下列)|(?:[:]|項目|事項|如下|者)$/;

/** As the title of a list the words exempt; in a sentence they may speak of single settings. */
const TITLE_OF_EXEMPTED = /不適用之?(?:項目|事項)$/;

type Turned = { readonly kind: Turn['kind']; readonly by: string } | undefined;

interface OfRow {
  readonly turned: Turned;
  readonly isOptional: boolean;
}

/** What one text of a context says; the same heading stands over many passages and is read once. */
interface ContextText {
  readonly text: string;
  readonly hits: TermHits;
  readonly placed: Idle | undefined;
  readonly asCell: () => Turned;
  /** What a cell of any length says of the one that names something. */
  readonly ofRow: () => OfRow;
  readonly asIntroduction: () => Turned;
}

/** Reads contexts, each of their texts once. Made anew for each pass over a draft. */
export type ContextReader = (context: Context) => Surroundings;

export function createContextReader(lexicon: CompiledLexicon): ContextReader {
  const known = new Map<string, ContextText>();
  const read = (text: string): ContextText => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const made = readContextText(lexicon, text);
    known.set(text, made);
    return made;
  };
  return ({ heading, governing, row }) => {
    const rowTexts = row.map(read);
    const governingTexts = governing.map(read);
    return {
      heading: heading === null ? NOTHING : read(heading).hits,
      governing: governingTexts.map(({ hits }) => hits),
      row: rowTexts.map(({ hits }) => hits),
      isDemanding: heading !== null && DEMANDING.test(heading),
      cells: rowTexts.map(({ text }) => text),
      rowTurned: strongestTurn(rowTexts.map(({ ofRow }) => ofRow().turned)),
      rowOptional: rowTexts.find(({ ofRow }) => ofRow().isOptional)?.text,
      placed: governingTexts.find(({ placed }) => placed !== undefined)?.placed,
      turned:
        strongestTurn(
          rowTexts.flatMap(({ asCell, ofRow }) => (asCell() === undefined ? [] : [ofRow().turned, asCell()])),
        ) ?? governingTexts.find(({ asIntroduction }) => asIntroduction() !== undefined)?.asIntroduction(),
    };
  };
}

/** One cell says 免, another 由資訊中心統一辦理: it is done all the same, elsewhere. */
function strongestTurn(turns: readonly Turned[]): Turned {
  return turns.find((turn) => turn?.kind === 'defers') ?? turns.find((turn) => turn !== undefined);
}

const DEMANDING =
  /需求|要求|規格|規範|資安|資通安全|資訊安全|安全|檢測|測試|保密|防護|管理事項|工作項目|服務內容|應辦|責任|資格/;

const NOTHING: TermHits = new Map();

function readContextText(lexicon: CompiledLexicon, source: string): ContextText {
  const text = normalisedString(source);
  const hits = lexicon.finder.find(text);
  const placed = placedBy(text, lexicon, hits);
  const by = source.trim();
  const exempt: Turned = { kind: 'negates', by };
  const turn = once(() => turnIn(lexicon, text));
  return {
    text,
    hits,
    placed,
    ofRow: once(() => ofRowBy(lexicon, hits, turn)),
    asCell: once(() => {
      if (text.length > LONGEST_CELL) return undefined;
      return EXEMPT_CELL.test(text) ? exempt : withWords(turn(), by);
    }),
    asIntroduction: once(() => {
      if (text.length > LONGEST_INTRODUCTION || !ABOUT_OTHERS.test(text)) return undefined;
      return TITLE_OF_EXEMPTED.test(text) ? exempt : withWords(turn(), by);
    }),
  };
}

/** A heading is never asked what a cell says, so that is read when it is asked for, and once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function withWords(turn: Turned, by: string): Turned {
  return turn && { kind: turn.kind, by };
}

/** Titles of chapters and columns under which nothing is asked unless a sentence binds somebody all the same. */
const PLACES: readonly (readonly [Idle, RegExp])[] = [
  ['definition', /(?:名詞|用詞|用語|專有名詞)(?:定義|解釋|說明)|^定義$|縮寫/],
  ['penalty', /罰則|違約(?!之處理程序)|罰款|計罰|扣款|懲罰/],
  ['bonus', /評選(?!會簡報)|評審|評分|配分|加分|創意|回饋|加值/],
  [
    'background',
    /緣起|背景|背景:?$|現況|現有設備|既有設備|設備一覽|設備清單|預算編列|經費概算|單價分析|沿革|前言|依據$|法令依據|歷年|前期|既有環境|現有環境|專案目標|計畫目標|計畫目的|專案目的|^目的$|^目標$|概述$/,
  ],
  ['quotation', /^(?:範例|示例|舉例|例如|參考文字|原文|附錄.*原文)/],
];
/** A chapter's title; an introduction that is longer is a sentence. */
const LONGEST_TITLE = 30;

/** What a title or a label says of the kind of text below it; undefined where things are asked as anywhere. */
export function placedBy(text: string, lexicon: CompiledLexicon, hits = lexicon.finder.find(text)): Idle | undefined {
  if (text.length > LONGEST_TITLE) return undefined;
  if (hasAny(lexicon.polarity.reply, hits)) return 'reply';
  if (/[應須]/.test(text) || hasAny(lexicon.polarity.vendor, hits)) return undefined;
  return PLACES.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Only a text without a binding word leaves something open or turns it: 「應…，無須另行計費」 asks. */
function ofRowBy({ polarity }: CompiledLexicon, hits: TermHits, turn: () => Turned): OfRow {
  const found = (terms: Terms, harmless: Terms): readonly Span[] => {
    const safe = placesOf(harmless, hits);
    return placesOf(terms, hits).filter(({ start, end }) => !safe.some((each) => start < each.end && each.start < end));
  };
  if (found(polarity.strong, polarity.harmlessStrong).length > 0) return { turned: undefined, isOptional: false };
  return { turned: turn(), isOptional: found(polarity.optional, polarity.harmlessOptional).length > 0 };
}

/** How a text turns what it is about, with the words: that it is done elsewhere says more than that it is exempted here. */
function turnIn({ finder, polarity }: CompiledLexicon, text: string): Turned {
  const cues = readStatements(text).flatMap((statement) =>
    readCues(text, statement, finder.find(text.slice(statement.start, statement.end)), polarity),
  );
  const cue = cues.find(({ kind, isWeak }) => kind === 'defers' && !isWeak) ?? cues.find(({ isWeak }) => !isWeak);
  return cue && { kind: cue.kind, by: text.slice(cue.span.start, cue.span.end) };
}
