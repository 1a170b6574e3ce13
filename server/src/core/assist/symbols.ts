import type { DraftCheck, Engine } from '../checkDraft.js';
import { isBelow, type Section } from '../draft/sections.js';
import { message } from '../messages/translate.js';
import type { Span } from '../text/span.js';
import { titleOf, type Voice } from './controlPage.js';

/** A section with the controls that it covers, or one of these controls. */
export interface ControlSymbol {
  readonly kind: 'section' | 'control';
  readonly name: string;
  readonly detail: string;
  /** All of it; holds `selection`. */
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly ControlSymbol[];
}

interface OpenSymbol {
  readonly section: Section;
  readonly children: ControlSymbol[];
}

/** The controls that a draft covers, by the sections in which they stand; sections that cover none are left out. */
export function symbolsOf(engine: Engine, check: DraftCheck, voice: Voice): readonly ControlSymbol[] {
  const { draft } = check;
  const controls = controlSymbols(engine, check, voice);
  const roots: ControlSymbol[] = [];
  const open: OpenSymbol[] = [];
  let next = 0;
  const close = (end: number): void => {
    const last = open.pop();
    if (last === undefined || last.children.length === 0) return;
    const { title, titleSpan } = last.section;
    const span = { start: titleSpan.start, end: Math.max(end, titleSpan.end) };
    const symbol: ControlSymbol = {
      kind: 'section',
      name: title,
      detail: voice.translate(message('symbol.controls', { count: countOf(last.children) })),
      span,
      selection: titleSpan,
      children: last.children,
    };
    (open.at(-1)?.children ?? roots).push(symbol);
  };
  const takeUntil = (limit: number): void => {
    for (let each = controls[next]; each !== undefined && each.span.start < limit; each = controls[++next]) {
      (open.at(-1)?.children ?? roots).push(each);
    }
  };
  for (const section of draft.sections) {
    // A heading without words has no place in the text.
    if (section.title === '') continue;
    takeUntil(section.titleSpan.start);
    for (let top = open.at(-1); top !== undefined && !isBelow(section.depth, top.section.depth); top = open.at(-1)) {
      close(section.titleSpan.start);
    }
    open.push({ section, children: [] });
  }
  takeUntil(Infinity);
  while (open.length > 0) close(draft.text.length);
  return roots;
}

/** The places that cover a control, in the order of the draft; of several in one section the best. */
function controlSymbols(engine: Engine, { assessments }: DraftCheck, voice: Voice): readonly ControlSymbol[] {
  return assessments
    .filter(({ outcome }) => outcome === 'covered' || outcome === 'weakened')
    .flatMap(({ control, evidence, requirement }) => {
      const sections = new Set<Section | null>();
      const name = `${requirement.mark ?? '？'} ${titleOf(engine, voice, control)}`;
      // Evidence comes best first.
      return evidence.flatMap(({ span, passage: { section } }): readonly ControlSymbol[] => {
        if (sections.has(section)) return [];
        sections.add(section);
        return [{ kind: 'control', name, detail: requirement.row.item, span, selection: span, children: [] }];
      });
    })
    .toSorted((a, b) => a.span.start - b.span.start);
}

function countOf(symbols: readonly ControlSymbol[]): number {
  return symbols.reduce((sum, { kind, children }) => sum + (kind === 'control' ? 1 : countOf(children)), 0);
}
