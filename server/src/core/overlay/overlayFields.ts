import type { YamlEntry, YamlTree } from '../draft/yamlTree.js';
import { message, type Message } from '../messages/translate.js';
import { closest } from '../text/closest.js';
import type { Span } from '../text/span.js';

type Scalar = Extract<YamlTree, { kind: 'scalar' }>;

/** The fields of one map of an overlay file; what is not as it should be is told at its place. */
export interface Fields {
  readonly tell: (span: Span, what: Message) => void;
  /** Tells of keys that mean nothing here. */
  readonly only: (known: readonly string[]) => void;
  readonly has: (key: string) => boolean;
  /** Tells that a key is not there. */
  readonly lacks: (key: string) => void;
  readonly text: (key: string) => string | null;
  /** As `text`, and told where it is not there. */
  readonly needed: (key: string) => string | null;
  readonly neededScalar: (key: string) => Scalar | null;
  readonly choice: <T extends string>(key: string, choices: readonly T[]) => T | null;
  /** One scalar, or those of a list. */
  readonly scalars: (key: string) => readonly Scalar[];
  readonly items: (key: string) => readonly YamlTree[];
  readonly entries: (key: string) => readonly YamlEntry[];
}

export function createFields(map: Extract<YamlTree, { kind: 'map' }>, tell: Fields['tell']): Fields {
  const valueOf = (key: string): YamlTree | undefined => {
    const value = map.entries.find((entry) => entry.key === key)?.value;
    return value?.kind === 'scalar' && value.text === '' ? undefined : value;
  };
  const misshapen = (key: string, { span }: YamlTree): void => {
    tell(span, message('overlay.bad-shape', { key }));
  };
  const scalar = (key: string): Scalar | null => {
    const value = valueOf(key);
    if (value === undefined || value.kind === 'scalar') return value ?? null;
    misshapen(key, value);
    return null;
  };
  const lacks = (key: string): void => {
    tell(map.span, message('overlay.lacks', { key }));
  };
  const neededScalar = (key: string): Scalar | null => {
    if (valueOf(key) === undefined) lacks(key);
    return scalar(key);
  };
  return {
    tell,
    only: (known) => {
      for (const { key, keySpan } of map.entries) {
        if (known.includes(key)) continue;
        const suggestion = closest(key, known, (each) => [each]);
        tell(
          keySpan,
          suggestion === undefined
            ? message('overlay.unknown-key', { value: key, known: known.join('、') })
            : message('overlay.unknown-key-near', { value: key, suggestion }),
        );
      }
    },
    has: (key) => valueOf(key) !== undefined,
    lacks,
    text: (key) => scalar(key)?.text ?? null,
    needed: (key) => neededScalar(key)?.text ?? null,
    neededScalar,
    choice: (key, choices) => {
      const value = neededScalar(key);
      const chosen = choices.find((each) => each === value?.text);
      if (value !== null && chosen === undefined)
        tell(value.span, message('overlay.bad-value', { key, value: value.text, known: choices.join('、') }));
      return chosen ?? null;
    },
    scalars: (key) => {
      const value = valueOf(key);
      if (value === undefined) return [];
      if (value.kind === 'scalar') return [value];
      if (value.kind !== 'list') {
        misshapen(key, value);
        return [];
      }
      return value.items.flatMap((item) => {
        if (item.kind !== 'scalar') misshapen(key, item);
        return item.kind === 'scalar' && item.text !== '' ? [item] : [];
      });
    },
    items: (key) => {
      const value = valueOf(key);
      if (value !== undefined && value.kind !== 'list') misshapen(key, value);
      return value?.kind === 'list' ? value.items : [];
    },
    entries: (key) => {
      const value = valueOf(key);
      if (value !== undefined && value.kind !== 'map') misshapen(key, value);
      return value?.kind === 'map' ? value.entries : [];
    },
  };
}
