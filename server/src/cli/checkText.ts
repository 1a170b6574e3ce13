import type { ControlAssessment } from '../core/assessment/assess.js';
import { turnsDown } from '../core/assessment/decided.js';
import type { Outcome } from '../core/assessment/outcome.js';
import type { DraftCheck } from '../core/checkDraft.js';
import { message, type Translate } from '../core/messages/translate.js';
import { isListed } from '../core/report/listed.js';
import { tallyOf } from '../core/report/tally.js';
import type { CheckReport, DraftReport, FindingReport } from '../core/report/checkReport.js';
import type { Severity } from '../core/rules/rule.js';
import { positionAt } from '../core/text/lineMap.js';
import type { CheckArguments, Checked } from './checked.js';
import { STANDARD_INPUT } from './discover.js';
import { columns, columnsOf, fit, pad, type Paint, type Terminal } from './terminal.js';
import { wrap } from './wrap.js';

type TextArguments = Pick<CheckArguments, 'quiet' | 'all'>;

/** The report for people: per draft what it was checked against, each ● with its evidence, then the findings. */
export function checkText(
  translate: Translate,
  terminal: Terminal,
  report: CheckReport,
  checked: readonly Checked[],
  args: TextArguments,
): string {
  const page = new Page(translate, terminal, args);
  const drafts = checked.map((each) => page.draft(each)).filter((text) => text !== '');
  return [...drafts, page.summary(report)].join('\n');
}

class Page {
  readonly #translate: Translate;
  readonly #terminal: Terminal;
  readonly #args: TextArguments;

  constructor(translate: Translate, terminal: Terminal, args: TextArguments) {
    this.#translate = translate;
    this.#terminal = terminal;
    this.#args = args;
  }

  #say(...parts: Parameters<typeof message>): string {
    return this.#translate(message(...parts));
  }

  draft({ report, check }: Checked): string {
    const { paint } = this.#terminal;
    const listing = { quiet: this.#args.quiet, all: this.#args.all || check === null };
    const findings = report.findings.filter((finding) => isListed(finding, listing));
    if (this.#args.quiet && findings.length === 0) return '';
    const title = report.path === STANDARD_INPUT ? this.#say('report.unnamed-standard-input') : report.path;
    const lines = [paint.bold(title)];
    if (!report.checked)
      lines.push(`  ${paint.yellow(this.#say('report.not-checked', { reason: report.reason ?? '' }))}`);
    else if (check !== null) lines.push(...this.#header(check, report));
    if (check !== null && report.checked && !this.#args.quiet) lines.push('', ...this.#controls(check));
    if (findings.length > 0) lines.push('', ...findings.map((finding) => this.#finding(finding)));
    const unlisted = report.findings.length - findings.length;
    if (unlisted > 0 && !this.#args.quiet) {
      const also = this.#say('report.also', { count: unlisted });
      lines.push(`  ${paint.dim(wrap(also, this.#terminal.width - 2, '  '))}`);
    }
    return `${lines.join('\n')}\n`;
  }

  #header(check: DraftCheck, report: DraftReport): readonly string[] {
    const { catalogue, profile } = check.reading;
    const titles = catalogue.sheets
      .filter((sheet) => profile.services.includes(sheet.service))
      .map((sheet) => sheet.title);
    const level = profile.level ?? this.#say('report.level-unknown');
    const profileLine = this.#say('report.profile', { services: titles.join('、'), level, catalogue: catalogue.id });
    const tally = tallyOf(check);
    const parts = tally.marks.map(({ mark, covered, decided, total }) =>
      decided > 0
        ? this.#say('report.coverage-decided', { mark, covered, decided, total })
        : this.#say('report.coverage', { mark, covered, total }),
    );
    if (tally.unreadable > 0) parts.push(this.#say('report.unreadable-cells', { count: tally.unreadable }));
    if (tally.open > 0) parts.push(this.#say('report.open-marks', { count: tally.open }));
    if (tally.setAside > 0) parts.push(this.#say('report.set-aside', { count: tally.setAside }));
    const recommended = tally.marks.find(({ mark }) => mark === '●');
    const isWhole =
      (recommended === undefined || recommended.covered + recommended.decided === recommended.total) &&
      report.findings.every((finding) => finding.severity === 'information');
    const paint = isWhole ? this.#terminal.paint.green : this.#terminal.paint.yellow;
    return [
      `  ${wrap(profileLine, this.#terminal.width - 2, '  ')}`,
      `  ${paint(wrap(parts.join('　'), this.#terminal.width - 2, '  '))}`,
      ...this.#layers(report),
      ...this.#openFacts(report),
      ...this.#leftOut(report),
    ];
  }

  /** What would settle more rows: told here, as the rows themselves are listed on request only. */
  #openFacts({ findings }: DraftReport): readonly string[] {
    if (this.#args.quiet || this.#args.all) return [];
    const found = findings.filter(({ rule }) => rule === 'facts.open');
    return found.map((each) => `  ${this.#terminal.paint.dim(wrap(each.message, this.#terminal.width - 2, '  '))}`);
  }

  #layers({ overlays }: DraftReport): readonly string[] {
    if (overlays.length === 0) return [];
    const titles = overlays.map(({ title }) => title).join('、');
    return [`  ${wrap(this.#say('report.overlays', { titles }), this.#terminal.width - 2, '  ')}`];
  }

  /** What of the draft was left out of the judgement: comments are the author's own, code and a pasted list may surprise. */
  #leftOut({ ignored }: DraftReport): readonly string[] {
    const count = (reason: string): number => ignored.filter((each) => each.reason === reason).length;
    const [copies, code, forms] = [count('catalogue-copy'), count('code'), count('form')];
    const lines = [
      ...(copies + code === 0 ? [] : [this.#say('report.left-out', { copies, code })]),
      ...(forms === 0 ? [] : [this.#say('report.left-out-forms', { forms })]),
    ];
    return lines.map((line) => `  ${this.#terminal.paint.dim(line)}`);
  }

  #controls(check: DraftCheck): readonly string[] {
    const shown = check.assessments.filter((assessment) => this.#args.all || assessment.requirement.mark === '●');
    const rows = shown.map((assessment) => ({
      mark: assessment.requirement.mark ?? '？',
      outcome: assessment.outcome,
      word: this.#say(`outcome.${assessment.outcome}`),
      name: this.#name(check, assessment),
      evidence: this.#evidence(check, assessment),
    }));
    const wordColumns = columnsOf(rows.map((row) => row.word));
    const room = this.#terminal.width - 2 - 3 - wordColumns - 2;
    const nameColumns = Math.min(
      columnsOf(rows.map((row) => row.name)),
      Math.max(Math.floor(room * NAME_SHARE), room - WIDEST_EVIDENCE),
    );
    const rest = room - nameColumns - 2;
    return rows.map(({ mark, outcome, word, name, evidence }) => {
      const head = `  ${pad(mark, 2)} ${this.#outcomePaint(outcome)(pad(word, wordColumns))}  ${pad(fit(name, nameColumns), nameColumns)}`;
      return evidence === '' || rest < NARROWEST_EVIDENCE
        ? head.trimEnd()
        : `${head}  ${this.#terminal.paint.dim(fit(evidence, rest))}`;
    });
  }

  #name({ engine }: DraftCheck, { control, requirement }: ControlAssessment): string {
    const names = engine.names.get(control);
    const { title = control, titleEn = control } = names ?? {};
    return this.#say('report.control-name', { item: requirement.row.item, title, titleEn });
  }

  #evidence(check: DraftCheck, { outcome, evidence, suppression, decision }: ControlAssessment): string {
    if (outcome === 'decided' && decision !== null && turnsDown(decision)) {
      const { place, word, reason } = decision;
      const line = place.inFile?.line ?? positionAt(check.draft.lines, place.span.start).line + 1;
      const where = `${place.inFile === null ? '' : `${place.inFile.file} `}${this.#say('report.line', { line })}`;
      return this.#say('report.decided', { line: where, category: word ?? '', reason });
    }
    if (outcome === 'decided' && suppression !== null) {
      const line = this.#say('report.line', { line: positionAt(check.draft.lines, suppression.span.start).line + 1 });
      return this.#say('report.decided', { line, category: suppression.category ?? '', reason: suppression.reason });
    }
    const [first, ...more] = evidence;
    if (first === undefined) return '';
    const line = this.#say('report.line', { line: positionAt(check.draft.lines, first.span.start).line + 1 });
    const text = check.draft.text.slice(first.span.start, first.span.end).replace(/\s+/g, ' ');
    const others = more.length > 0 ? ` ${this.#say('report.more-evidence', { count: more.length })}` : '';
    return `${line}${others} ${text}`;
  }

  #finding({ start, severity, rule, message: text }: FindingReport): string {
    const { paint, width } = this.#terminal;
    const place = this.#say('report.line', { line: start.line + 1 });
    const word = this.#say(`severity.${severity}`);
    const indent = ' '.repeat(2 + columns(pad(place, PLACE_COLUMNS)) + 1 + columns(word) + 2);
    const head = `  ${paint.dim(pad(place, PLACE_COLUMNS))} ${this.#severityPaint(severity)(word)}  `;
    return `${head}${wrap(text, width - indent.length, indent)}\n${indent}${paint.dim(rule)}`;
  }

  summary(report: CheckReport): string {
    const { summary } = report;
    const { checked, errors, warnings, information } = summary;
    const summaryLine = this.#say('report.summary', { checked, errors, warnings, information });
    const lines = [this.#terminal.paint.bold(wrap(summaryLine, this.#terminal.width))];
    if (summary.notChecked > 0) lines.push(this.#say('report.summary-not-checked', { count: summary.notChecked }));
    if (summary.passedOver > 0) {
      lines.push(wrap(this.#say('report.passed-over', { count: summary.passedOver }), this.#terminal.width));
    }
    if (checked > 0 && !this.#args.quiet)
      lines.push(this.#terminal.paint.dim(wrap(this.#say('report.recommended-note'), this.#terminal.width)));
    return `${lines.join('\n')}\n`;
  }

  #outcomePaint(outcome: Outcome): Paint['green'] {
    const { paint } = this.#terminal;
    switch (outcome) {
      case 'covered':
      case 'decided':
        return paint.green;
      case 'missing':
      case 'negated':
        return paint.red;
      case 'weakened':
      case 'uncertain':
        return paint.yellow;
      case 'elsewhere':
        return paint.cyan;
    }
  }

  #severityPaint(severity: Severity): Paint['green'] {
    const { paint } = this.#terminal;
    return severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.cyan;
  }
}

/** 「第 1234 行」 */
const PLACE_COLUMNS = 10;
/** Share of the room that names of controls may take; the rest is for the evidence, of which a line need not show more. */
const NAME_SHARE = 0.55;
const WIDEST_EVIDENCE = 60;
/** Columns below which a piece of evidence says nothing. */
const NARROWEST_EVIDENCE = 14;
