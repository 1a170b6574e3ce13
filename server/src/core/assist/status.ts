import type { DraftCheck } from '../checkDraft.js';
import { message, type Translate } from '../messages/translate.js';
import { tallyOf } from '../report/tally.js';

/** Whether a file was checked, in words for a status bar. Part of the interface between server and client. */
export interface DraftStatus {
  /** `clear`: checked, every ● seen or decided. `open`: checked, something is left. `unchecked`: a draft that could not be. */
  readonly kind: 'clear' | 'open' | 'unchecked';
  /** Short, for the bar. */
  readonly label: string;
  /** Against what, or why not: a few lines. */
  readonly detail: readonly string[];
}

/** Tells how a draft stands. */
export function statusOf(check: DraftCheck, translate: Translate): DraftStatus {
  const say = (...args: Parameters<typeof message>): string => translate(message(...args));
  const { reading, findings, status } = check;
  if (!status.checked) {
    return {
      kind: 'unchecked',
      label: say('status.label-unchecked'),
      detail: [say('report.not-checked', { reason: status.reason })],
    };
  }
  const { catalogue, profile } = reading;
  const titles = catalogue.sheets.filter(({ service }) => profile.services.includes(service)).map(({ title }) => title);
  const level = profile.level ?? say('report.level-unknown');
  const tally = tallyOf(check);
  const [recommended] = tally.marks;
  const isOpen = findings.some(({ severity }) => severity !== 'information');
  const marks = tally.marks.map(({ mark, covered, decided, total }) =>
    decided > 0
      ? say('report.coverage-decided', { mark, covered, decided, total })
      : say('report.coverage', { mark, covered, total }),
  );
  if (tally.unreadable > 0) marks.push(say('report.unreadable-cells', { count: tally.unreadable }));
  if (tally.open > 0) marks.push(say('report.open-marks', { count: tally.open }));
  if (tally.setAside > 0) marks.push(say('report.set-aside', { count: tally.setAside }));
  return {
    kind: isOpen ? 'open' : 'clear',
    label:
      recommended?.mark === '●'
        ? say('status.label', { covered: recommended.covered + recommended.decided, total: recommended.total })
        : say('status.label-none'),
    detail: [
      say('report.profile', { services: titles.join('、'), level, catalogue: catalogue.id }),
      ...marks,
      ...findings.filter(({ rule }) => rule === 'facts.open').map(({ message: text }) => translate(text)),
      ...(isOpen ? [] : [say('status.nothing-open')]),
    ],
  };
}
