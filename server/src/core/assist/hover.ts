import type { ControlId, Level, Service } from '../catalogue/catalogue.js';
import { byControl, requirementsOf, strictest } from '../catalogue/requirement.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import { readLevel } from '../draft/profileValues.js';
import { message } from '../messages/translate.js';
import { describeMark } from '../rules/describe.js';
import type { Span } from '../text/span.js';
import { controlPage, titleOf, type Voice } from './controlPage.js';
import { citationPage } from './lawPage.js';
import type { InlinePart, Page } from './page.js';
import { pageUri } from './pageUri.js';
import { targetAt, type Target } from './targetAt.js';

/** What to show at a place, and the range that it is about. */
export interface Hover {
  readonly span: Span;
  readonly page: Page;
}

/** Explains what stands at an offset of the draft (UTF-16 units). */
export function hoverAt(engine: Engine, check: DraftCheck, offset: number, voice: Voice): Hover | undefined {
  const target = targetAt(engine, check, offset);
  if (target === undefined) return undefined;
  return { span: target.span, page: pageOf(engine, check, target, voice) };
}

/** More pages than this nobody reads in a hover: the others are named. */
const MOST_PAGES = 2;

function pageOf(engine: Engine, check: DraftCheck, target: Target, voice: Voice): Page {
  switch (target.kind) {
    case 'key':
    case 'value':
      return [...fieldPage(target, voice), ...valuePage(check, target, voice)];
    case 'control':
      return controlPage(engine, voice, target.control, check);
    case 'citation':
      return citationPage(engine, check, target.citation, voice);
    case 'mark':
      return [{ kind: 'text', text: voice.translate(describeMark(target.mark)) }];
    case 'statement':
      return controlPages(
        engine,
        check,
        target.assessments.map(({ control }) => control),
        voice,
      );
    case 'findings': {
      const controls = target.findings.flatMap(({ control }) => (control === null ? [] : [control]));
      return controlPages(engine, check, controls, voice);
    }
  }
}

function controlPages(engine: Engine, check: DraftCheck, controls: readonly ControlId[], voice: Voice): Page {
  if (controls.length > MOST_PAGES) return controlList(engine, check, controls, voice);
  return controls.flatMap((control, i) => [
    ...(i > 0 ? [{ kind: 'rule' as const }] : []),
    ...controlPage(engine, voice, control, check),
  ]);
}

/** Many controls at one place (a heading that lacks them): a line each. */
function controlList(engine: Engine, check: DraftCheck, controls: readonly ControlId[], voice: Voice): Page {
  const items = controls.map((control) => {
    const assessment = check.assessments.find((each) => each.control === control);
    const text = titleOf(engine, voice, control);
    const target = pageUri({ kind: 'control', catalogue: check.reading.catalogue.id, control });
    const name: InlinePart = voice.hasPages ? { kind: 'link', text, target } : text;
    const outcome = message(`outcome.${assessment?.outcome ?? 'missing'}`);
    const item = assessment?.requirement.row.item ?? '';
    return [
      `${assessment?.requirement.mark ?? '？'} `,
      name,
      voice.translate(message('page.list-entry', { item, outcome })),
    ];
  });
  return [
    { kind: 'text', text: voice.translate(message('page.list', { count: controls.length })) },
    { kind: 'list', items },
  ];
}

function fieldPage({ field }: Extract<Target, { kind: 'key' | 'value' }>, { language, translate }: Voice): Page {
  return [
    { kind: 'heading', level: 3, text: field.keys[0] ?? field.id },
    { kind: 'text', text: language === 'en' ? field.descriptionEn : field.description },
    { kind: 'text', text: translate(message('page.keys', { keys: field.keys.join('、') })) },
  ];
}

function valuePage(check: DraftCheck, target: Extract<Target, { kind: 'key' | 'value' }>, voice: Voice): Page {
  const { draft, reading } = check;
  if (target.kind === 'key') return [];
  if (target.service !== null) return servicePage(check, target.service, voice);
  const level =
    target.field.id === 'level' ? readLevel(draft.text.slice(target.span.start, target.span.end)) : undefined;
  if (level === undefined) return [];
  const date = reading.catalogue.inForce[level];
  return [{ kind: 'text', text: voice.translate(message('page.level-in-force', { level, date })) }];
}

/** How much a sheet asks at the level of the case. */
function servicePage({ reading }: DraftCheck, service: Service, voice: Voice): Page {
  const sheet = reading.catalogue.sheets.find((each) => each.service === service);
  if (sheet === undefined) return [];
  const { level } = reading.profile;
  const target = pageUri({ kind: 'sheet', catalogue: reading.catalogue.id, service });
  const title = voice.translate(message('catalogue.rows', { title: sheet.title, service, count: sheet.rows.length }));
  return [
    { kind: 'text', text: voice.hasPages ? [{ kind: 'link', text: title, target }] : title },
    { kind: 'text', text: voice.translate(countsOf(reading.catalogue, service, level)) },
  ];
}

function countsOf(
  catalogue: DraftCheck['reading']['catalogue'],
  service: Service,
  level: Level | null,
): ReturnType<typeof message> {
  const marks = [...byControl(requirementsOf(catalogue, [service], level)).values()].map(
    (each) => strictest(each).mark,
  );
  const count = (mark: string): number => marks.filter((each) => each === mark).length;
  const counts = { recommended: count('●'), caseByCase: count('◎'), agencyLevel: count('▲') };
  return level === null ? message('page.counts-open', counts) : message('page.counts', { level, ...counts });
}
