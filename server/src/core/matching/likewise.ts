import type { BareJudgement, Verdict } from './judgement.js';

/** 「入侵偵測、防火牆亦同」 */
export const LIKEWISE = /(?:亦同|同上|同前|比照辦理|準用之)[)]?$/;

/** 「陸資廠商亦同」: what is only half named here is asked as the statement before asks it. */
export function likewise(before: readonly BareJudgement[], judged: readonly BareJudgement[]): readonly BareJudgement[] {
  const start = before.at(-1)?.span.start;
  const asked = new Map(
    before
      .filter(({ span, verdict }) => span.start === start && verdict.kind === 'covers')
      .map((each) => [each.control, each]),
  );
  return judged.map((each) => {
    const model = asked.get(each.control);
    return model !== undefined && each.verdict.kind === 'near' ? { ...each, verdict: model.verdict } : each;
  });
}

/** How the statement before was turned, if all that it names was. */
export function turnOf(judgements: readonly BareJudgement[]): Verdict | undefined {
  const last = judgements.at(-1);
  const { kind } = last?.verdict ?? {};
  return kind === 'negates' || kind === 'defers' ? last?.verdict : undefined;
}
