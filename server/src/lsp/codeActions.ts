import {
  CodeActionKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import { pageUri } from '../core/assist/pageUri.js';
import {
  editsOf,
  fixesAt,
  fixesFor,
  lacksRecommended,
  refactorings,
  type Fix,
  type OfferedFix,
} from '../core/edits/fixes.js';
import { message } from '../core/messages/translate.js';
import { describeControl } from '../core/rules/describe.js';
import type { Finding } from '../core/rules/rule.js';
import { offsetAt } from '../core/text/lineMap.js';
import type { Span } from '../core/text/span.js';
import { OPEN_PAGE_COMMAND } from '../protocol/protocol.js';
import type { CheckedDraft, Drafts } from './drafts.js';
import { FIX_ALL, type Features } from './features.js';
import { checkpoint } from './guard.js';
import { diagnosticsOf, listedFindings, SOURCE, workspaceEditOf } from './toProtocol.js';
import type { Runtime } from './runtime.js';

/** What an action carries from the list of titles to the moment it is chosen: enough to work it out anew. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly fix: Fix;
}

/** Groups in the order of the menu: the clauses, the others in one go, leaving out, reading. */
const GROUPS: readonly Fix['kind'][] = [
  'mend',
  'fill-level',
  'set-level',
  'insert',
  'insert-item',
  'insert-recommended',
  'record-decision',
  'suppress',
  'recast',
];

/** A heading that lacks more than this gives a long menu: what does them in one go comes first. */
const MANY = 4;
const BULK_FIRST: readonly Fix['kind'][] = ['insert-recommended', 'insert-item', ...GROUPS];

export class CodeActions {
  readonly #drafts: Drafts;
  readonly #features: Features;
  readonly #runtime: Runtime;

  constructor(drafts: Drafts, features: Features, runtime: Runtime) {
    this.#drafts = drafts;
    this.#features = features;
    this.#runtime = runtime;
  }

  /** Titles of what can be done in a range; edits at once only for a client that cannot ask for them later. */
  async list({ textDocument, range, context }: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
    const draft = await this.#drafts.get(textDocument.uri);
    checkpoint(token);
    if (draft === null) return [];
    const wants = (kind: string): boolean =>
      context.only === undefined ||
      context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
    const actions: CodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) {
      const { lines } = draft.check.draft;
      const span = { start: offsetAt(lines, range.start), end: offsetAt(lines, range.end) };
      actions.push(...this.#quickFixes(draft, span, context.diagnostics));
    }
    // Nothing is wrong without it: only for an author who opens the menu of refactorings.
    if (context.only !== undefined && wants(CodeActionKind.Refactor)) {
      for (const { title, fix } of refactorings(draft.check.engine, draft.check))
        actions.push(this.#action(draft, draft.voice.translate(title), CodeActionKind.Refactor, fix, [], false));
    }
    // A source action is asked for by name (on save, or by a command): it does not belong into the light bulb.
    if (context.only !== undefined && wants(FIX_ALL) && lacksRecommended(draft.check)) {
      const title = draft.voice.translate(message('fix.all'));
      actions.push(this.#action(draft, title, FIX_ALL, { kind: 'insert-recommended' }, [], false));
    }
    // What has its edit at once and has none does nothing.
    return actions.filter(
      ({ edit, command, data }) => edit !== undefined || command !== undefined || data !== undefined,
    );
  }

  /**
   * Works out the edit of a chosen action from the draft as it is.
   *
   * @throws {ResponseError} ContentModified, if the draft has moved on since the title was offered.
   */
  async resolve(action: CodeAction, token: CancellationToken): Promise<CodeAction> {
    const data = action.data as ActionData | undefined;
    if (data === undefined || action.edit !== undefined) return action;
    const draft = await this.#drafts.get(data.uri);
    checkpoint(token);
    if (draft?.version !== data.version) {
      const text = draft?.voice.translate(message('server.moved')) ?? 'the document has changed';
      throw new ResponseError(LSPErrorCodes.ContentModified, text);
    }
    return this.#withEdit(draft, action, data.fix);
  }

  #quickFixes(draft: CheckedDraft, span: Span, wanted: readonly Diagnostic[]): CodeAction[] {
    const { check, voice } = draft;
    const findings = findingsIn(draft, span, wanted);
    const offers = new Map<string, { readonly offer: OfferedFix; readonly findings: Finding[] }>();
    const take = (offer: OfferedFix, finding: Finding | null): void => {
      // «All ● of the item» is offered by each of its findings, and listed once.
      const key = voice.translate(offer.title);
      const known = offers.get(key) ?? { offer, findings: [] };
      if (finding !== null) known.findings.push(finding);
      offers.set(key, known);
    };
    for (const finding of findings) for (const offer of fixesFor(check.engine, check, finding)) take(offer, finding);
    for (const offer of fixesAt(check, span)) take(offer, null);
    const isOnly = findings.length === 1;
    const groups = findings.length > MANY ? BULK_FIRST : GROUPS;
    const actions = [...offers]
      .toSorted(([, a], [, b]) => groups.indexOf(a.offer.fix.kind) - groups.indexOf(b.offer.fix.kind))
      .map(([title, { offer, findings: own }]) =>
        this.#action(
          draft,
          title,
          CodeActionKind.QuickFix,
          offer.fix,
          own,
          offer.isPreferred && (isOnly || own.length === 0),
        ),
      );
    return this.#features.pages ? [...actions, ...this.#pages(draft, findings)] : actions;
  }

  #action(
    draft: CheckedDraft,
    title: string,
    kind: string,
    fix: Fix,
    findings: readonly Finding[],
    isPreferred: boolean,
  ): CodeAction {
    const data: ActionData = { uri: draft.uri, version: draft.version, fix };
    const action: CodeAction = {
      title,
      kind,
      ...(findings.length > 0 ? { diagnostics: this.#diagnosticsOf(draft, findings) } : {}),
      ...(isPreferred && this.#features.preferredActions ? { isPreferred } : {}),
    };
    return this.#features.resolvesEdits ? { ...action, data } : this.#withEdit(draft, action, fix);
  }

  #withEdit(draft: CheckedDraft, action: CodeAction, fix: Fix): CodeAction {
    const edits = editsOf(draft.check.engine, draft.check, fix);
    if (edits.length === 0) return action;
    const wantsStops = fix.kind !== 'insert-recommended';
    return { ...action, edit: workspaceEditOf(draft, edits, this.#features, wantsStops) };
  }

  #diagnosticsOf(draft: CheckedDraft, findings: readonly Finding[]): Diagnostic[] {
    const check = { ...draft.check, findings };
    return diagnosticsOf({ ...draft, check }, this.#features, this.#runtime);
  }

  /** Actions that open the page of a control, one for each control here. */
  #pages(draft: CheckedDraft, findings: readonly Finding[]): CodeAction[] {
    const { check, voice } = draft;
    const catalogue = check.reading.catalogue.id;
    const controls = new Set(findings.map(({ control }) => control));
    return check.assessments
      .filter(({ control }) => controls.has(control))
      .map((assessment) => {
        const { control } = assessment;
        const title = voice.translate(message('fix.open-page', { control: describeControl(check.engine, assessment) }));
        const target = pageUri({ kind: 'control', catalogue, control });
        return {
          title,
          kind: CodeActionKind.QuickFix,
          command: { title, command: OPEN_PAGE_COMMAND, arguments: [target] },
        };
      });
  }
}

/**
 * The findings that a request is about: those of its range, or only those among its diagnostics where it names any of ours. A
 * client may have lost `data`; code and range find the finding as well.
 */
function findingsIn({ check, settings }: CheckedDraft, span: Span, wanted: readonly Diagnostic[]): readonly Finding[] {
  const { lines } = check.draft;
  const here = listedFindings(check, settings).filter(
    (finding) => finding.span.start <= span.end && span.start <= finding.span.end,
  );
  const ours = wanted.filter(({ source }) => source === SOURCE);
  if (ours.length === 0) return here;
  return here.filter((finding) =>
    ours.some(({ code, range, data }) => {
      if (code !== finding.rule) return false;
      const control = controlOf(data);
      return control === undefined ? offsetAt(lines, range.start) === finding.span.start : control === finding.control;
    }),
  );
}

/** The control that a diagnostic names; undefined where it has none, or where the client has lost it. */
function controlOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('control' in data)) return undefined;
  return typeof data.control === 'string' ? data.control : undefined;
}
