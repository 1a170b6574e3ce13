import type { NormalisedText } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import type { CompiledLexicon } from './compiledLexicon.js';
import type { BareJudgement, Judgement } from './judgement.js';
import { readStatements, type Statement } from './statements.js';
import type { TermHits } from './termLists.js';
import { readSubstance, type SubstanceReading, type SubstanceText } from './substance.js';
import type { Surroundings } from './surroundings.js';

/** A sentence farther behind speaks of something else. */
const MOST_FOLLOWING = 3;
/** How a sentence begins that goes on with what the one before it asks. */
const FOLLOWS =
  /^[\d.()、①-⑩]*(?:該|其|此|上開|上述|前揭|前項|前述|本項|並|且|又|另|惟|但|如|若|倘|每|至少|須|應|不得|未|含|包含|包括|內容|範圍|期限|頻率|報告|結果|時間|時段|服務時|數量|登入|逾|非上班|保存|留存|紀錄|記錄|欄位|產品|供應商|陸資|第三地區|港|香港|澳門|設於|廠商|乙方|承商|服務商)/;
const NONE: readonly SubstanceReading[] = [];

/** A passage as far as it was read: its statements, and what was found in each, by its start. */
interface ReadPassage {
  readonly normalised: NormalisedText;
  readonly statements: readonly Statement[];
  readonly found: ReadonlyMap<number, TermHits>;
}

/**
 * Adds what is said on the parameters of each control that a passage asks for. A sentence that names nothing of its own goes with
 * the one before it (「應保存日誌。期限不得少於六個月。」), and so do the other cells of a row.
 */
export function withSubstance(
  lexicon: CompiledLexicon,
  { normalised, statements, found }: ReadPassage,
  around: Surroundings,
  judgements: readonly BareJudgement[],
): readonly Judgement[] {
  const naming = new Set(judgements.filter(({ verdict }) => verdict.kind !== 'near').map(({ span }) => span.start));
  const startOf = ({ start }: Span): number => normalised.starts[start] ?? 0;
  const indexOf = new Map(statements.map((statement, index) => [startOf(statement), index]));
  const texts = new Map<number, SubstanceText>();
  /** The statement with those that belong to it, scanned once for all controls that it asks for. */
  const textAt = (start: number, end: number, isAlone: boolean): SubstanceText => {
    const known = texts.get(start);
    if (known !== undefined) return known;
    const own = normalised.text.slice(start, end);
    const text = [own, ...around.cells].join(';');
    const made: SubstanceText = {
      text,
      ownLength: own.length,
      hits: (isAlone ? found.get(start) : undefined) ?? lexicon.finder.find(text),
      around: around.governing,
      parts: readStatements(text).flatMap(({ parts }) => parts),
    };
    texts.set(start, made);
    return made;
  };
  return judgements.map((judgement): Judgement => {
    const compiled = lexicon.byControl.get(judgement.control);
    const { kind } = judgement.verdict;
    if (compiled === undefined || (kind !== 'covers' && kind !== 'weakens')) {
      return { ...judgement, whole: judgement.span, substance: NONE };
    }
    const first = indexOf.get(judgement.span.start) ?? 0;
    const start = statements[first]?.start ?? 0;
    let end = statements[first]?.end ?? start;
    for (const following of statements.slice(first + 1, first + 1 + MOST_FOLLOWING)) {
      const own = normalised.text.slice(following.start, following.end);
      if (naming.has(startOf(following)) || !FOLLOWS.test(own)) break;
      end = following.end;
    }
    const whole = { start: judgement.span.start, end: Math.max(judgement.span.end, normalised.ends[end - 1] ?? 0) };
    const isAlone = end === statements[first]?.end && around.cells.length === 0;
    const source = textAt(start, end, isAlone);
    const substance = readSubstance(compiled, source)
      // What another cell says has its place there; the passage shows its own words.
      .map((reading) =>
        reading.kind === 'parts' || reading.kind === 'full'
          ? reading
          : { ...reading, at: placeOf(reading.at), said: saidIn(reading.at) },
      );
    return { ...judgement, whole, substance };

    function saidIn({ start: from, end: to }: Span): string | null {
      return to > source.ownLength ? source.text.slice(from, to) : null;
    }

    function placeOf(at: Span): Span {
      if (at.end > source.ownLength) return judgement.span;
      return { start: normalised.starts[start + at.start] ?? 0, end: normalised.ends[start + at.end - 1] ?? 0 };
    }
  });
}
