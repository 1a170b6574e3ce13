import type { ControlAssessment } from '../assessment/assess.js';
import type { Mark } from '../catalogue/catalogue.js';
import { isAskedFor, isForThisCase, layerOf, type Requirement } from '../catalogue/requirement.js';
import { message, type Message } from '../messages/translate.js';
import type { RuleContext, Severity } from './rule.js';

/** A mark with its meaning in words: no information by symbol alone. */
export function describeMark(mark: Mark | null): Message {
  switch (mark) {
    case '●':
      return message('mark.recommended');
    case '◎':
      return message('mark.case-by-case');
    case '▲':
      return message('mark.agency-level');
    case '-':
      return message('mark.none');
    case null:
      return message('mark.unreadable');
  }
}

/**
 * What is asked, and by whom: the list, or a layer over it. Then the list's own mark comes first, so that nobody takes the layer's for
 * the list's.
 */
export function describeAsked(requirement: Requirement): Message {
  const mark = describeMark(requirement.mark);
  const layered = layerOf(requirement);
  if (layered === null) return message('asked.listed', { mark });
  const { listed, layer } = layered;
  const title = layer.title;
  const reason = layer.reason === null ? '' : message('asked.reason', { reason: layer.reason });
  if (requirement.row.layer !== undefined) return message('asked.added', { title, mark, reason });
  if (listed !== null) return message('asked.raised', { listed: describeMark(listed), title, mark, reason });
  // Without a level the three cells may differ; that is not the same as one that cannot be read.
  return requirement.cell === null
    ? message('asked.raised-all', { title, mark, reason })
    : message('asked.raised-unreadable', { title, mark, reason });
}

/** 「應用程式安全－軟體物料清單及安全測試報告」 */
export function describeControl(
  context: Pick<RuleContext, 'names'>,
  { control, requirement }: Pick<ControlAssessment, 'control' | 'requirement'>,
): Message {
  const names = context.names.get(control);
  return message('control.name', {
    item: requirement.row.item,
    title: names?.title ?? control,
    titleEn: names?.titleEn ?? control,
  });
}

/** Which sheet asks, with the row that a reader can look up; every sheet that asks as strictly is named. */
export function describeSource({
  requirement,
  requirements,
}: Pick<ControlAssessment, 'requirement' | 'requirements'>): Message {
  const [first, ...rest] = requirements.filter((each) => each.mark === requirement.mark).map(describeRow);
  if (first === undefined) return describeRow(requirement);
  return rest.reduce((joined, each) => message('source.and', { first: joined, second: each }), first);
}

/** A row of the list that a reader can look up by its number; one that a layer added has none there. */
export function describeRow({ sheet, row }: Requirement): Message {
  if (row.layer !== undefined) return message('source.layer', { sheet: sheet.title, title: row.layer.title });
  return message('source.row', { sheet: sheet.title, row: row.row });
}

/** ●, and what a remark of the list asks for in this case, speak as a warning; what is left to the agency's judgement informs. */
export function severityOf(requirement: Requirement): Severity {
  return isAskedFor(requirement) ? 'warning' : 'information';
}

/** Whether a rule has anything to say of the row: it is marked, and the facts of the case do not set it aside. */
export function isSpokenOf(requirement: Requirement): boolean {
  return requirement.mark !== null && requirement.mark !== '-' && isForThisCase(requirement);
}
