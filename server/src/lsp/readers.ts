import {
  CompletionItemKind,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  SymbolKind,
  type CancellationToken,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  type DocumentLink,
  type DocumentLinkParams,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type Hover,
  type SymbolInformation,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { completionsAt } from '../core/assist/completion.js';
import type { Offer } from '../core/assist/offer.js';
import { controlPage } from '../core/assist/controlPage.js';
import { hoverAt } from '../core/assist/hover.js';
import { fileLinksOf, linksOf } from '../core/assist/links.js';
import { symbolsOf, type ControlSymbol } from '../core/assist/symbols.js';
import { hasBlanks, plainText, snippetText } from '../core/edits/edit.js';
import { offsetAt } from '../core/text/lineMap.js';
import type { CheckedDraft, Drafts } from './drafts.js';
import type { Features } from './features.js';
import { checkpoint } from './guard.js';
import type { NamedDocuments } from './namedFiles.js';
import { markupOf, rangeOf } from './toProtocol.js';

/** What a completion carries until its explanation is asked for. */
interface OfferData {
  readonly uri: string;
  readonly control: string;
}

/** The requests that only read a draft: hover, completion, symbols, links. Nothing is kept between them. */
export class Readers {
  readonly #drafts: Drafts;
  readonly #features: Features;
  readonly #named: NamedDocuments;

  constructor(drafts: Drafts, features: Features, named: NamedDocuments) {
    this.#named = named;
    this.#drafts = drafts;
    this.#features = features;
  }

  async hover({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken): Promise<Hover | null> {
    const draft = await this.#drafts.get(textDocument.uri);
    checkpoint(token);
    if (draft === null) return null;
    const { lines } = draft.check.draft;
    const hover = hoverAt(draft.check.engine, draft.check, offsetAt(lines, position), draft.voice);
    if (hover === undefined) return null;
    return { contents: markupOf(hover.page, this.#features.markdownHover), range: rangeOf(lines, hover.span) };
  }

  async complete(
    { textDocument, position, context }: CompletionParams,
    token: CancellationToken,
  ): Promise<CompletionList | null> {
    const draft = await this.#drafts.get(textDocument.uri);
    checkpoint(token);
    if (draft === null) return null;
    const offset = offsetAt(draft.check.draft.lines, position);
    const { triggerKind = CompletionTriggerKind.Invoked } = context ?? {};
    const isExplicit = triggerKind === CompletionTriggerKind.Invoked;
    const offers = completionsAt(draft.check.engine, draft.check, offset, isExplicit, draft.voice);
    // What fits was decided here; with each key it is decided anew, as no editor's filter reads Chinese and English at once.
    return { isIncomplete: true, items: offers.map((offer, i) => this.#item(draft, offer, i)) };
  }

  #item(draft: CheckedDraft, offer: Offer, index: number): CompletionItem {
    const { lines, text } = draft.check.draft;
    const typed = text.slice(offer.span.start, offer.span.end);
    const isSnippet = this.#features.snippetCompletion && hasBlanks([offer]);
    const data: OfferData | undefined = offer.control === null ? undefined : { uri: draft.uri, control: offer.control };
    return {
      label: offer.label,
      kind: KINDS[offer.kind],
      detail: offer.detail,
      sortText: String(index).padStart(4, '0'),
      filterText: typed === '' ? offer.label : typed,
      textEdit: {
        range: rangeOf(lines, offer.span),
        newText: isSnippet ? snippetText(offer.pieces) : plainText(offer.pieces),
      },
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      insertTextMode: InsertTextMode.asIs,
      ...(data === undefined ? {} : { data }),
    };
  }

  async explain(item: CompletionItem, token: CancellationToken): Promise<CompletionItem> {
    const data = item.data as OfferData | undefined;
    if (data === undefined) return item;
    const draft = await this.#drafts.get(data.uri);
    checkpoint(token);
    if (draft === null) return item;
    const page = controlPage(draft.check.engine, draft.voice, data.control, draft.check);
    return { ...item, documentation: markupOf(page, this.#features.markdownCompletion) };
  }

  async symbols(
    { textDocument }: DocumentSymbolParams,
    token: CancellationToken,
  ): Promise<DocumentSymbol[] | SymbolInformation[]> {
    const draft = await this.#drafts.get(textDocument.uri);
    checkpoint(token);
    if (draft === null) return [];
    const symbols = symbolsOf(draft.check.engine, draft.check, draft.voice);
    return this.#features.nestedSymbols
      ? symbols.map((symbol) => nested(draft, symbol))
      : symbols.flatMap((symbol) => flat(draft, symbol, ''));
  }

  async links({ textDocument }: DocumentLinkParams, token: CancellationToken): Promise<DocumentLink[]> {
    const draft = await this.#drafts.get(textDocument.uri);
    checkpoint(token);
    if (draft === null) return [];
    const { lines } = draft.check.draft;
    const pages = linksOf(draft.check.engine, draft.check);
    const files = fileLinksOf(draft.check).flatMap(({ span, name }) => {
      const target = this.#named.addressOf(draft.uri, name);
      return target === null ? [] : [{ span, target }];
    });
    return [...files, ...pages].map(({ span, target }) => ({ range: rangeOf(lines, span), target }));
  }
}

const KINDS: Readonly<Record<Offer['kind'], CompletionItemKind>> = {
  clause: CompletionItemKind.Snippet,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  control: CompletionItemKind.Reference,
};

function symbolKindOf({ kind }: ControlSymbol): SymbolKind {
  return kind === 'section' ? SymbolKind.Namespace : SymbolKind.Event;
}

function nested(draft: CheckedDraft, symbol: ControlSymbol): DocumentSymbol {
  const { lines } = draft.check.draft;
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKindOf(symbol),
    range: rangeOf(lines, symbol.span),
    selectionRange: rangeOf(lines, symbol.selection),
    children: symbol.children.map((child) => nested(draft, child)),
  };
}

function flat(draft: CheckedDraft, symbol: ControlSymbol, containerName: string): SymbolInformation[] {
  const own = {
    name: symbol.name,
    kind: symbolKindOf(symbol),
    location: { uri: draft.uri, range: rangeOf(draft.check.draft.lines, symbol.span) },
    containerName,
  };
  return [own, ...symbol.children.flatMap((child) => flat(draft, child, symbol.name))];
}
