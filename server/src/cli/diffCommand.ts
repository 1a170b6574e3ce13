import type { Catalogue } from '../core/catalogue/catalogue.js';
import type { Engine } from '../core/checkDraft.js';
import { conclude } from '../core/conditions/conclude.js';
import { requirementsOf, standingOf, strictest, type Requirement } from '../core/catalogue/requirement.js';
import { describeStandingBriefly } from '../core/rules/describeStanding.js';
import { askedRows, type Side, type Standing } from '../core/compare/askedRows.js';
import { compareCatalogues } from '../core/compare/compareCatalogues.js';
import { compareSides } from '../core/compare/compareSides.js';
import { cataloguesReport, sidesReport, type DiffReport } from '../core/compare/diffReport.js';
import { catalogueTable, comparisonTable } from '../core/compare/diffTable.js';
import { readSide } from '../core/compare/readSide.js';
import { csvOf, markdownTableOf, markdownText, type Table } from '../core/compare/table.js';
import { isSameVersion } from '../core/draft/readProfile.js';
import { message, type Language, type Translate } from '../core/messages/translate.js';
import type { OverlayReading } from '../core/overlay/overlay.js';
import { diffText, sideMessage } from './diffText.js';
import { createDraftFiles } from './draftFiles.js';
import type { Terminal } from './terminal.js';
import { EXIT, usage, UsageError, type ExitCode } from './usage.js';

export interface DiffArguments {
  readonly format: 'text' | 'markdown' | 'csv' | 'json';
  /** As written; null where not given. */
  readonly from: string | null;
  readonly to: string | null;
  readonly catalogueFrom: string | null;
  readonly catalogueTo: string | null;
  /** Overlays of the second side. */
  readonly overlaysTo: readonly string[];
}

/**
 * Prints what is gained, lost and changed from one side to another; without sides, from one version of the list to another.
 *
 * @throws {UsageError} when a side, a version or an overlay cannot be read.
 */
export async function runDiff(
  engine: Engine,
  translate: Translate,
  language: Language,
  terminal: Terminal,
  args: DiffArguments,
): Promise<ExitCode> {
  const layered = await createDraftFiles(engine, args.overlaysTo).common();
  tellProblems(layered.overlays, translate, terminal);
  const from = catalogueOf(engine, args.catalogueFrom);
  const to = catalogueOf(layered.engine, args.catalogueTo);
  const voice = { language, translate };
  const isOfVersions = args.from === null && args.to === null;
  const isSameCase = args.catalogueFrom ?? args.catalogueTo ?? args.overlaysTo[0] ?? null;
  if (isOfVersions) {
    if (isSameCase === null) throw usage('error.diff-no-sides');
    const comparison = compareCatalogues(from, to);
    const heading = message('diff.heading', { from: from.id, to: to.id });
    const report = cataloguesReport(from.id, to.id, comparison);
    print(args.format, terminal, translate(heading), report, catalogueTable(comparison, layered.engine, voice), voice);
    return EXIT.clean;
  }
  // «The same case under another list, or with an overlay»: one side says it for both.
  const [first, second] = isSameCase === null ? [args.from, args.to] : [args.from ?? args.to, args.to ?? args.from];
  if (first === null || second === null) throw usage('error.diff-one-side');
  const sides = { from: sideOf(engine, from, first), to: sideOf(layered.engine, to, second) };
  const standing = standingIn(translate);
  const comparison = compareSides(askedRows(sides.from, standing), askedRows(sides.to, standing));
  const heading = message('diff.heading', {
    from: sideMessage(sides.from, language),
    to: sideMessage(sides.to, language),
  });
  const report = sidesReport(sides.from, sides.to, comparison);
  print(args.format, terminal, translate(heading), report, comparisonTable(comparison, voice), voice);
  return EXIT.clean;
}

function catalogueOf({ catalogues }: Engine, id: string | null): Catalogue {
  const found = id === null ? catalogues[0] : catalogues.find((each) => isSameVersion(each, id));
  if (found !== undefined) return found;
  throw usage('error.unknown-catalogue', { value: id ?? '', known: catalogues.map((each) => each.id).join('、') });
}

function sideOf(engine: Engine, catalogue: Catalogue, text: string): Side {
  const side = readSide(catalogue, text);
  if (side.kind === 'problem') throw new UsageError(side.problem);
  return { engine, catalogue, profile: side.profile };
}

/** An overlay that cannot be read would make of «with it» a «without»; what of it means nothing is told beside the answer. */
function tellProblems({ problems }: OverlayReading, translate: Translate, terminal: Terminal): void {
  for (const { rule, name, line, what } of problems) {
    const text =
      line === null
        ? message('overlay.of-file', { file: name, what })
        : message('overlay.of-line', { file: name, line, what });
    if (rule === 'overlay.unreadable') throw new UsageError(text);
    terminal.writeError(`${translate(text)}\n`);
  }
}

function print(
  format: DiffArguments['format'],
  terminal: Terminal,
  heading: string,
  report: DiffReport,
  table: Table,
  voice: { readonly language: Language; readonly translate: Translate },
): void {
  const counts = voice.translate(message('diff.counts', { ...report.counts }));
  switch (format) {
    case 'json':
      terminal.write(`${JSON.stringify(report, null, 2)}\n`);
      return;
    case 'csv':
      terminal.write(csvOf(table));
      return;
    case 'markdown': {
      const rows = table.lines.length === 0 ? '' : `\n${markdownTableOf(table)}`;
      terminal.write(`# ${markdownText(heading)}\n\n${markdownText(counts)}\n${rows}`);
      return;
    }
    case 'text':
      terminal.write(`${terminal.paint.bold(heading)}\n${counts}\n${diffText(report, voice, terminal)}`);
  }
}

/** What the facts of a side make of a control, in short. */
function standingIn(translate: Translate): Standing {
  return ({ catalogue, profile, engine }, control) => {
    const [first, ...rest] = requirementsOf(catalogue, profile.services, profile.level)
      .filter(({ row }) => row.control === control)
      .map((each): Requirement => ({ ...each, ...conclude(engine.conditions, each, profile) }));
    const conclusion = first === undefined ? undefined : standingOf(strictest([first, ...rest]));
    return conclusion === undefined ? null : translate(describeStandingBriefly(conclusion));
  };
}
