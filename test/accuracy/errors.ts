import { checkDraft, type Engine } from '../../server/src/core/checkDraft.js';
import { isEvidenceRight, type Pair } from './figures.js';

/** Each label of the development half that the product misses, with what was judged: for whoever tunes it. */
export function printErrors(engine: Engine, pairs: readonly Pair[]): void {
  for (const pair of pairs) {
    const { item, control, label, answer } = pair;
    const isRight = label.outcome === answer.outcome;
    const isEvidence = label.evidence === null || label.outcome !== 'covered' || isEvidenceRight(pair);
    if (isRight && isEvidence) continue;
    const verdicts = checkDraft(engine, item.text)
      .judgements.flat()
      .filter((each) => each.control === control && (item.kind === 'passage' || each.verdict.kind !== 'near'))
      .map(({ verdict }) => Object.values(verdict).join(':'));
    const [, , ...body] = item.text.split('---\n');
    const shown = item.kind === 'passage' ? oneLine(body.join('---\n').trim()) : (label.evidence ?? '');
    console.log(
      `\n[${item.id}] ${control}: ${label.outcome} → ${isRight ? '（依據不同）' : answer.outcome}  {${verdicts.join(' | ')}}`,
    );
    console.log(`  ${shown}\n  ← ${answer.evidence.map(oneLine).join(' ‖ ')}`);
  }
}

function oneLine(text: string): string {
  return text.replaceAll('\n', '⏎');
}
