import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import type { IOnigLib, IToken } from 'vscode-textmate';

/** A grammar as VS Code reads it from `syntaxes/`; only what the tests look at. */
export interface Grammar {
  readonly scopeName: string;
  readonly injectionSelector: string;
  readonly patterns: readonly Rule[];
  readonly repository?: Readonly<Record<string, Rule>>;
}

export interface Rule {
  readonly patterns?: readonly Rule[];
}

export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The tokens of a text, line by line. */
export type Highlighter = (text: string) => readonly (readonly Token[])[];

const require = createRequire(import.meta.url);

/** VS Code's own grammars; YAML as its older versions show it, the newer grammar is on no registry. */
const BASE: Readonly<Record<string, string>> = {
  'text.html.markdown': 'markdown',
  'text.html.derivative': 'html-derivative',
  'text.html.basic': 'html',
  'source.yaml': 'yaml',
};

async function loadOniguruma(): Promise<IOnigLib> {
  const bytes = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return {
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  };
}

const onigLib = loadOniguruma();

/** Markdown as VS Code shows it with these injections; `replaced` stands in for grammars of the base, null for none. */
export async function createHighlighter(
  injections: Iterable<Grammar>,
  replaced: Readonly<Record<string, object | null>> = {},
): Promise<Highlighter> {
  const ours = new Map([...injections].map((grammar) => [grammar.scopeName, grammar]));
  const source = (scopeName: string): string | null => {
    const own = ours.get(scopeName) ?? replaced[scopeName];
    if (own !== undefined) return JSON.stringify(own);
    const file = BASE[scopeName];
    return file === undefined ? null : readFileSync(require.resolve(`tm-grammars/grammars/${file}.json`), 'utf8');
  };
  const registry = new textmate.Registry({
    onigLib,
    getInjections: (scopeName) => (scopeName === 'text.html.markdown' ? [...ours.keys()] : []),
    loadGrammar: (scopeName) => {
      const text = source(scopeName);
      // The name tells the parser that it is JSON.
      const isThere = text !== null && text !== 'null';
      return Promise.resolve(isThere ? textmate.parseRawGrammar(text, `${scopeName}.json`) : null);
    },
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  if (grammar === null) throw new Error('no Markdown grammar');
  return (text) => {
    let state = textmate.INITIAL;
    return text.split('\n').map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }: IToken) => ({
        text: line.slice(startIndex, endIndex),
        scopes,
      }));
    });
  };
}

/** What a token of ours is: `mark.tenderlint` → `mark`. */
function nameOf(token: Token): string | undefined {
  return token.scopes
    .findLast((scope) => scope.endsWith('.tenderlint') && !scope.startsWith('meta.'))
    ?.split('.')
    .at(-2);
}

/**
 * A text with our tokens marked, as in `‹服務類型›{property-name}：‹開發›{service}`. Rows of carets could not stand under
 * full-width characters; and as the whole text is compared, what must stay without colour is tested with it.
 */
export function mark(highlight: Highlighter, text: string): string {
  const lines = highlight(text).map((tokens) => {
    const parts: { name: string | undefined; text: string }[] = [];
    for (const token of tokens) {
      const name = nameOf(token);
      const last = parts.at(-1);
      if (last !== undefined && last.name === name) last.text += token.text;
      else parts.push({ name, text: token.text });
    }
    return parts.map((part) => (part.name === undefined ? part.text : `‹${part.text}›{${part.name}}`)).join('');
  });
  return lines.join('\n');
}

/** The text behind the markers of {@link mark}. */
export function unmark(marked: string): string {
  return marked.replace(/‹([^›]*)›\{[a-z-]+\}/g, '$1');
}
