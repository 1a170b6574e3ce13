import { checkDraft, type CheckOptions, type DraftCheck } from '../../server/src/core/checkDraft.js';
import type { NamedFile } from '../../server/src/core/draft/namedFiles.js';
import { engine, zh } from './engine.js';

/** A draft with a ledger in its front matter: the lines below 「決定:」, with their indent. */
export function withLedger(ledger: string, body = '## 資訊安全需求\n\n略。', profile = 'development／中'): string {
  const [service = '', level = ''] = profile.split('／');
  return `---\n服務類型: ${service}\n防護需求等級: ${level}\n決定:\n${ledger}\n---\n\n${body}\n`;
}

/** An entry as an author writes it, from 「控制項: sbom; 決定: 不採用」. */
export function entry(fields: string): string {
  return fields
    .split('; ')
    .map((field, i) => `${i === 0 ? '  - ' : '    '}${field}`)
    .join('\n');
}

export function checkOn(text: string, today: string, files: Readonly<Record<string, NamedFile>> = {}): DraftCheck {
  const options: CheckOptions = { today, files: new Map(Object.entries(files)) };
  return checkDraft(engine, text, options);
}

/** Findings on the decisions as 「severity rule「words」 message」. */
export function toldOf({ draft, findings }: DraftCheck): readonly string[] {
  return findings
    .filter(({ rule }) => rule.startsWith('decision.'))
    .map(
      ({ rule, severity, span, message }) =>
        `${severity} ${rule.slice('decision.'.length)}「${draft.text.slice(span.start, span.end)}」${zh(message)}`,
    );
}
