import type { Level } from '../catalogue/catalogue.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import { CONFORMITY_COLUMNS, CONFORMITY_TITLE, isConformityCaption } from '../draft/conformityTable.js';
import type { BaselineText } from '../draft/profile.js';
import type { Draft } from '../draft/readDraft.js';
import { baselineTextOf, measuresOf, type Baseline, type Measure } from '../law/baseline.js';
import type { Edit } from './edit.js';
import { createRecheck } from './recheck.js';
import { endOfText, lineBreakOf } from './sectionContents.js';

/**
 * The measures that a text of annex 10 asks at a level as the lines of a Markdown table, its last two columns (現況, 判定) for the
 * vendor to fill in. A line whose wording is not at hand says so in its place.
 */
export function conformityLines(
  baseline: Baseline,
  text: BaselineText,
  level: Level,
  aspect?: string,
): readonly string[] {
  const rows = measuresOf(baseline, text, level, aspect).map((measure) => [
    measure.aspect,
    measure.measure ?? '',
    wordingOf(measure, text),
    '',
    '',
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(CONFORMITY_COLUMNS), line(CONFORMITY_COLUMNS.map(() => '---')), ...rows.map(line)];
}

/** The wording in a text; what is not at hand is told in brackets and left to be looked up. */
export function wordingOf({ wording, gist, level, measure }: Measure, text: BaselineText): string {
  const own = wording[text];
  if (own !== null) return own;
  const subject = gist ?? (level[text] === null ? '' : (measure ?? ''));
  return `（${text}年原文未備，請查公告${subject === '' ? '' : `：${subject}`}）`;
}

/**
 * Appends the table to a draft that declares a level and has rows of annex 10; none where it stands already, by its caption or by
 * its header.
 */
export function conformityTable(engine: Engine, check: DraftCheck): readonly Edit[] {
  const { baseline } = engine;
  const { draft, reading, assessments } = check;
  const { level } = reading.profile;
  if (level === null || !assessments.some(({ control }) => baseline.rows.has(control))) return [];
  if (hasTable(draft)) return [];
  const { text } = baselineTextOf(baseline, reading.profile);
  const eol = lineBreakOf(draft.text);
  const caption = `附件：${CONFORMITY_TITLE}（${level}級，附表十${text}年文字）`;
  const table = [caption, '', ...conformityLines(baseline, text, level)].join(eol);
  const recheck = createRecheck(engine, check);
  // At the end, or before what nobody closed: there the table would be code or a comment.
  const edit = [draft.text.trimEnd().length, endOfText(draft)]
    .map((at): Edit => {
      const isLast = draft.text.slice(at).trim() === '';
      return { span: { start: at, end: at }, pieces: [eol + eol + table + (isLast ? '' : eol)] };
    })
    .find((each) => recheck([each]).draft.ignored.some(({ reason }) => reason === 'form'));
  return edit === undefined ? [] : [edit];
}

/** By the header of the table, or by its title where somebody has renamed the columns. */
function hasTable({ text, ignored }: Draft): boolean {
  const isCaption = (line: string): boolean => isConformityCaption(line.replace(/^[#*\s]+|[*\s]+$/g, ''));
  return ignored.some(({ reason }) => reason === 'form') || text.split(/[\r\n]+/).some(isCaption);
}
