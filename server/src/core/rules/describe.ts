import type { ControlAssessment } from '../assessment/assess.js';
import type { Mark } from '../catalogue/catalogue.js';
import type { Requirement } from '../catalogue/requirement.js';
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

/** One row that a reader can look up. */
export function describeRow({ sheet, row }: Requirement): Message {
  return message('source.row', { sheet: sheet.title, row: row.row });
}

/** ● speaks as a warning; ◎ and ▲ depend on the agency's judgement and only inform. */
export function severityOf(mark: Mark | null): Severity {
  return mark === '●' ? 'warning' : 'information';
}
