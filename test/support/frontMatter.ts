import { positionAt } from '../../server/src/core/text/lineMap.js';
import { check, zh } from './engine.js';

/** A body that asks for one control, to stand behind a front matter. */
export const BODY = '\n## 資訊安全需求\n\n廠商應提供軟體物料清單及安全測試報告。\n';

/** Findings on the front matter as `line:column rule message`, one-based as the report shows them. */
export function told(text: string): readonly string[] {
  const result = check(text);
  return result.findings
    .filter(({ rule }) => !rule.startsWith('control.') && !rule.startsWith('facts.'))
    .map(({ rule, span, message }) => {
      const { line, character } = positionAt(result.draft.lines, span.start);
      return `${String(line + 1)}:${String(character + 1)} ${rule} ${zh(message)}`;
    });
}
