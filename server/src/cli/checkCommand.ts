import { isDraft, type Engine } from '../core/checkDraft.js';
import { message, type Translate } from '../core/messages/translate.js';
import { checkReport, draftReport, type CheckReport } from '../core/report/checkReport.js';
import { SEVERITIES, type Severity } from '../core/rules/rule.js';
import { checkText } from './checkText.js';
import type { CheckArguments, Checked } from './checked.js';
import { describeUnreadable, discover, readCandidate, type Candidate } from './discover.js';
import { createDraftFiles, type DraftFiles, type DraftOptions } from './draftFiles.js';
import { overrideOf } from './options.js';
import type { Terminal } from './terminal.js';
import { EXIT, usage, type ExitCode, type UsageError } from './usage.js';

/** Checks what the arguments name, prints the report and gives the exit code. */
export async function runCheck(
  engine: Engine,
  translate: Translate,
  terminal: Terminal,
  args: CheckArguments,
): Promise<ExitCode> {
  const override = overrideOf(args);
  const files = createDraftFiles(engine, args.overlays);
  const { candidates, troubles } = await discover(args.paths);
  const checked: Checked[] = [];
  const passedOver: Candidate[] = [];
  for (const [i, candidate] of candidates.entries()) {
    if (candidates.length > 1)
      terminal.progress(translate(message('report.progress', { done: i + 1, total: candidates.length })));
    const result = await checkCandidate(files, translate, candidate, { override, today: args.today });
    if (result === undefined) passedOver.push(candidate);
    else checked.push(result);
  }
  terminal.progress('');
  const problems = [...troubles, ...barrenOrigins(args.paths, candidates, passedOver)];
  const [problem] = problems;
  // Nothing to report on: the first trouble is the answer. Else the report comes, and the troubles behind it.
  if (problem !== undefined && checked.length === 0) throw problem;
  const report = checkReport(
    engine.catalogues[0].id,
    checked.map((each) => each.report),
    passedOver.length,
  );
  terminal.write(
    args.format === 'json'
      ? `${JSON.stringify(report, null, 2)}\n`
      : checkText(translate, terminal, report, checked, args),
  );
  for (const { text } of problems) terminal.writeError(`${translate(message('error.prefix', { text }))}\n`);
  return problems.length > 0 ? EXIT.unusable : exitCodeOf(report, checked, args.failOn);
}

/** Folders and patterns that gave files of which none is a draft. */
function barrenOrigins(
  paths: readonly string[],
  candidates: readonly Candidate[],
  passedOver: readonly Candidate[],
): readonly UsageError[] {
  return paths.flatMap((origin) => {
    const own = candidates.filter((candidate) => candidate.origin === origin);
    if (own.length === 0 || !own.every((candidate) => passedOver.includes(candidate))) return [];
    return [usage('error.no-drafts', { path: origin, count: own.length, sample: message('profile.sample') })];
  });
}

async function checkCandidate(
  files: DraftFiles,
  translate: Translate,
  candidate: Candidate,
  options: DraftOptions,
): Promise<Checked | undefined> {
  const decoded = await readCandidate(candidate.path);
  if (decoded.kind !== 'text') {
    const start = { line: 0, character: 0 };
    const text = translate(describeUnreadable(candidate.path, decoded));
    return {
      check: null,
      report: {
        path: candidate.path,
        checked: false,
        reason: translate(message('reason.not-text')),
        profile: null,
        overlays: [],
        controls: [],
        findings: [
          {
            rule: 'draft.unreadable',
            severity: 'error',
            control: null,
            start,
            end: start,
            message: text,
            onRequest: false,
            related: [],
          },
        ],
        ignored: [],
        decisions: [],
      },
    };
  }
  if (!candidate.isNamed && !isDraft(decoded.text)) return undefined;
  const check = await files.check(candidate.path, decoded.text, options);
  return { check, report: draftReport(candidate.path, check, translate) };
}

function exitCodeOf(report: CheckReport, checked: readonly Checked[], failOn: Severity): ExitCode {
  if (checked.some((each) => each.check === null)) return EXIT.unusable;
  // A draft that was not compared with a sheet is never clean, whatever the limit.
  if (report.drafts.some((draft) => !draft.checked)) return EXIT.findings;
  const limit = SEVERITIES.indexOf(failOn);
  const reached = report.drafts.some((draft) =>
    draft.findings.some((finding) => SEVERITIES.indexOf(finding.severity) <= limit),
  );
  return reached ? EXIT.findings : EXIT.clean;
}
