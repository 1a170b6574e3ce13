import { assess, type ControlAssessment } from './assessment/assess.js';
import { applyBindings } from './assessment/bound.js';
import { createDecisionFor } from './assessment/decided.js';
import { doubtOfServices } from './assessment/serviceFit.js';
import { NO_APPROVALS, type Approval } from './catalogue/approvals.js';
import type { Catalogue, ControlId } from './catalogue/catalogue.js';
import { requirementsOf, type Requirement } from './catalogue/requirement.js';
import { readLedger, type Ledger } from './draft/decisions.js';
import { NO_FILES, type NamedFiles } from './draft/namedFiles.js';
import { declaresService, readDraft, readDraftFrontMatter, type Draft } from './draft/readDraft.js';
import { conclude } from './conditions/conclude.js';
import { NO_CONDITIONS, type Conditions } from './conditions/conditions.js';
import { rhythmOf } from './conditions/duty.js';
import { concludeCase, type CaseConclusion } from './conditions/caseConclusions.js';
import { readProfile, type ProfileOverride, type ProfileReading } from './draft/readProfile.js';
import { NO_BASELINE, type Baseline } from './law/baseline.js';
import { createCitationFinder, type CitationFinder } from './law/citations.js';
import { NO_LAW, type LawBook } from './law/law.js';
import { compileLexicon } from './matching/compiledLexicon.js';
import type { Judgement } from './matching/judgement.js';
import type { Judge } from './matching/judgePassage.js';
import type { Lexicon, LexiconEntry } from './matching/lexicon.js';
import { createPassageMemo, type PassageMemo } from './matching/passageMemo.js';
import { NO_SERVICE_CUES, type ServiceCues } from './matching/serviceCues.js';
import { createSimilarity } from './matching/similarity.js';
import { compileWorkCues, createWorkMemo, type WorkCue, type WorkMemo, type WorkReader } from './matching/workCues.js';
import { message, type Message } from './messages/translate.js';
import { NO_OVERLAYS, type OverlayReading } from './overlay/overlay.js';
import { createPlacement } from './rules/placement.js';
import { RULES } from './rules/registry.js';
import type { Finding } from './rules/rule.js';
import { normalisedString } from './text/normalise.js';

/** What an engine knows beside catalogue and lexicon; an engine with layers is made of the same. */
export interface EngineData {
  /** By what words a draft shows what work it buys. */
  readonly serviceCues: ServiceCues;
  /** What the list and the law say of rows for cases of which a fact holds. */
  readonly conditions: Conditions;
  readonly law: LawBook;
  /** 分級辦法附表十. */
  readonly baseline: Baseline;
  /** Whose confirmation rows of the list ask for where they are not taken in. */
  readonly approvals: readonly Approval[];
}

/** All that checking needs, compiled once. Immutable. */
export interface Engine extends EngineData {
  /** Newest first. */
  readonly catalogues: readonly [Catalogue, ...Catalogue[]];
  readonly lexicon: Lexicon;
  readonly judge: Judge;
  readonly workReader: WorkReader;
  readonly names: ReadonlyMap<ControlId, Pick<LexiconEntry, 'title' | 'titleEn'>>;
  readonly parameters: ReadonlyMap<ControlId, LexiconEntry['parameters']>;
  readonly citationsIn: CitationFinder;
  /** The control that an id or a title means, in any width. */
  readonly controlNamed: (name: string) => ControlId | undefined;
}

/** The result of checking one draft. */
export interface DraftCheck {
  readonly draft: Draft;
  readonly reading: ProfileReading;
  /** Judgements of each passage, parallel to `draft.passages`; empty when the draft was not checked. */
  readonly judgements: readonly (readonly Judgement[])[];
  /** What each passage shows of work, parallel to `draft.passages`; empty when the draft was not checked. */
  readonly workCues: readonly (readonly WorkCue[])[];
  /** The rows of the declared sheets, with what the facts of the case make of them. */
  readonly requirements: readonly Requirement[];
  /** What the facts mean for the case as a whole. */
  readonly caseConclusions: readonly CaseConclusion[];
  readonly assessments: readonly ControlAssessment[];
  readonly findings: readonly Finding[];
  readonly status: CheckStatus;
  /** What the agency decided on single controls. */
  readonly ledger: Ledger;
  /** By what its decisions were judged: those of the engine. */
  readonly approvals: readonly Approval[];
  /** What the caller said over the front matter: a later check of an edited text must say the same. */
  readonly override: ProfileOverride;
  /** The files that the draft names, as far as the caller had them; a later check must have them too. */
  readonly files: NamedFiles;
  /** The layers over the list that this draft is checked with. */
  readonly overlays: OverlayReading;
  /** The engine that checked, layers and all: what is asked of the result is asked of this one. */
  readonly engine: Engine;
  /** ISO date by which law and decisions are read: that of the caller, else that of the draft; null where neither is known. */
  readonly today: string | null;
}

/** Whether the draft was compared with a sheet; if not, why not. Never silently clean. */
export type CheckStatus = { readonly checked: true } | { readonly checked: false; readonly reason: Message };

/** Compiles catalogues, lexicon and cues; some tens of milliseconds, so once for a process. */
export function createEngine(
  catalogues: readonly [Catalogue, ...Catalogue[]],
  lexicon: Lexicon,
  more: Partial<EngineData> = {},
): Engine {
  const {
    serviceCues = NO_SERVICE_CUES,
    conditions = NO_CONDITIONS,
    law = NO_LAW,
    baseline = NO_BASELINE,
    approvals = NO_APPROVALS,
  } = more;
  const clauses = new Map<ControlId, Set<string>>();
  for (const row of catalogues.flatMap((catalogue) => catalogue.sheets.flatMap((sheet) => sheet.rows))) {
    const texts = clauses.get(row.control) ?? new Set();
    clauses.set(row.control, texts.add(normalisedString(row.text)));
    // What a layer writes in place of the clause must be known again when it stands in a draft.
    if (row.clauseLayer !== undefined) texts.add(normalisedString(row.clause));
  }
  const compiled = compileLexicon(lexicon);
  return {
    catalogues,
    lexicon,
    serviceCues,
    conditions,
    law,
    baseline,
    workReader: compileWorkCues(serviceCues, compiled),
    judge: {
      lexicon: compiled,
      similarity: createSimilarity(new Map([...clauses].map(([control, texts]) => [control, [...texts]]))),
    },
    names: new Map(lexicon.entries.map((entry) => [entry.control, entry])),
    parameters: new Map(lexicon.entries.map((entry) => [entry.control, entry.parameters])),
    citationsIn: createCitationFinder(law),
    approvals,
    controlNamed: createControlNamed(lexicon),
  };
}

function createControlNamed({ entries }: Lexicon): Engine['controlNamed'] {
  const byName = new Map(
    entries.flatMap(({ control, title, titleEn }) =>
      // An id comes last and wins over a title of the same letters.
      [title, titleEn, control].map((name) => [normalisedString(name), control] as const),
    ),
  );
  return (name) => byName.get(normalisedString(name));
}

/** What the caller adds to the text. */
export interface CheckOptions {
  readonly override?: ProfileOverride;
  /** The files that the draft names (`filesNamedBy`), as the caller could get them. */
  readonly files?: NamedFiles;
  /** How the layers were read of which the engine is made (`Layers.engineFor`). */
  readonly overlays?: OverlayReading;
  /** ISO date of the run; the core has no clock. */
  readonly today?: string;
  /** Kept by the caller from one version of a draft to the next, so that only what changed is judged again. */
  readonly memo?: DraftMemo;
}

/** What a caller keeps of one draft. */
export interface DraftMemo extends PassageMemo {
  readonly works: WorkMemo;
}

/** A memo for one draft; with a check of it, what that has judged is known. */
export function createMemo(engine: Engine, check?: DraftCheck): DraftMemo {
  if (check?.status.checked !== true) {
    return { ...createPassageMemo(engine.judge), works: createWorkMemo(engine.workReader) };
  }
  const { draft, judgements, workCues } = check;
  return {
    ...createPassageMemo(engine.judge, { passages: draft.passages, judgements }),
    works: createWorkMemo(
      engine.workReader,
      draft.passages.map(({ text: { text } }) => text),
      workCues,
    ),
  };
}

/** Whether a Markdown text is a draft at all: its front matter says something about a service. */
export function isDraft(text: string): boolean {
  return declaresService(text, readDraftFrontMatter(text));
}

/** Checks one draft. Never throws: whatever the text is, the result says what was found and what was not looked at. */
export function checkDraft(engine: Engine, text: string, options: CheckOptions = {}): DraftCheck {
  const draft = readDraft(text);
  const { override = {}, files = NO_FILES, overlays = NO_OVERLAYS } = options;
  const reading = readProfile(draft.frontMatter ?? undefined, engine.catalogues, override);
  const status = statusOf(draft, reading);
  const memo = options.memo ?? createMemo(engine);
  const judgements = status.checked ? memo.judgeAll(draft.passages) : [];
  const said = applyBindings(draft.passages, judgements, draft.bindings);
  const { profile, catalogue } = reading;
  const requirements = requirementsOf(catalogue, profile.services, profile.level).map((each): Requirement => ({
    ...each,
    ...conclude(engine.conditions, each, profile),
  }));
  const caseConclusions = concludeCase(engine.conditions, requirements, profile);
  const ledger = readLedger(draft.frontMatter, files, engine.controlNamed);
  const decisionFor = createDecisionFor(ledger, engine.approvals);
  const today = options.today ?? profile.date;
  const assessments = status.checked
    ? assess(
        engine.judge.lexicon,
        requirements,
        profile.level,
        draft,
        said,
        (control) => rhythmOf(engine.conditions, control, profile),
        decisionFor,
      )
    : [];
  const workCues = status.checked ? memo.works.readAll(draft.passages.map(({ text: { text } }) => text)) : [];
  const serviceDoubt = doubtOfServices(engine.workReader, draft, reading.profile.services, workCues);
  const placeOfAbsent = createPlacement(draft, reading);
  const context = {
    draft,
    reading,
    assessments,
    caseConclusions: status.checked ? caseConclusions : [],
    serviceDoubt,
    placeOfAbsent,
    names: engine.names,
    parameters: engine.parameters,
    catalogues: engine.catalogues,
    overlays,
    law: engine.law,
    citationsIn: engine.citationsIn,
    approvals: engine.approvals,
    ledger,
    today,
  };
  const findings = RULES.flatMap((rule) => rule.check(context)).sort((a, b) => a.span.start - b.span.start);
  return {
    draft,
    reading,
    judgements,
    workCues,
    requirements,
    caseConclusions,
    assessments,
    findings,
    status,
    override,
    files,
    overlays,
    engine,
    ledger,
    approvals: engine.approvals,
    today,
  };
}

function statusOf(draft: Draft, reading: ProfileReading): CheckStatus {
  if (draft.text.trim() === '') return { checked: false, reason: message('reason.empty') };
  if (reading.profile.services.length > 0) {
    if (draft.passages.length > 0) return { checked: true };
    return { checked: false, reason: message(draft.ignored.length > 0 ? 'reason.left-out' : 'reason.no-body') };
  }
  if (draft.frontMatter === null) return { checked: false, reason: message('reason.no-front-matter') };
  if (reading.problems.some((problem) => problem.kind === 'unknown-service')) {
    return { checked: false, reason: message('reason.unknown-service') };
  }
  if (draft.frontMatter.problems.some((problem) => problem.kind === 'unreadable' || problem.kind === 'not-a-map')) {
    return { checked: false, reason: message('reason.unreadable') };
  }
  return { checked: false, reason: message('reason.no-service') };
}
