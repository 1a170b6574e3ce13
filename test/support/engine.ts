import { builtInEngine, builtInTranslate } from '../../server/src/builtin/builtin.js';
import type { ControlAssessment } from '../../server/src/core/assessment/assess.js';
import type { Catalogue, Level, Row, Service, Sheet } from '../../server/src/core/catalogue/catalogue.js';
import { checkDraft, type DraftCheck } from '../../server/src/core/checkDraft.js';

/** The built-in engine: what the product runs. */
export const engine = builtInEngine();
export const zh = builtInTranslate('zh-TW');
export const catalogue: Catalogue = engine.catalogues[0];

export function sheetOf(service: Service): Sheet {
  const sheet = catalogue.sheets.find((each) => each.service === service);
  if (sheet === undefined) throw new Error(`no sheet ${service}`);
  return sheet;
}

/** A draft with front matter. */
export function draftOf(service: string, level: string, body: string): string {
  return `---\n服務類型: ${service}\n防護需求等級: ${level}\n---\n\n${body}\n`;
}

export function check(text: string): DraftCheck {
  return checkDraft(engine, text);
}

/** What a draft says of one control. */
export function assessmentOf(result: DraftCheck, control: string): ControlAssessment {
  const assessment = result.assessments.find((each) => each.control === control);
  if (assessment === undefined) throw new Error(`${control} is not in the declared sheets`);
  return assessment;
}

/** Findings as `rule@line:column message`, one a line: what a reader of the report sees. */
export function findingsOf(result: DraftCheck): readonly string[] {
  return result.findings.map(
    ({ rule, control, message }) => `${rule}${control === null ? '' : ` ${control}`}: ${zh(message)}`,
  );
}

/** A row as a careful author copies it: item, colon, clause. */
export function verbatim(row: Row): string {
  return `${row.item}:${row.text}`;
}

export function recommendedRows(sheet: Sheet, level: Level): readonly Row[] {
  return sheet.rows.filter((row) => row.marks[level].mark === '●');
}
