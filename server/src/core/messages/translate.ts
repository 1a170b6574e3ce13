import type { MessageId } from '../../generated/messageIds.js';

/** A text for people, before it has a language: an id of the message catalogue and what goes into its placeholders. */
export interface Message {
  readonly id: MessageId;
  readonly args: Readonly<Record<string, MessageArgument>>;
}

/** A message may stand inside another; it is put into the same language. */
export type MessageArgument = string | number | Message;

export const LANGUAGES = ['zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Puts messages into one language. */
export type Translate = (message: Message) => string;

export function message(id: MessageId, args: Readonly<Record<string, MessageArgument>> = {}): Message {
  return { id, args };
}

type Bundle = Readonly<Record<string, string>>;

function isBundles(value: unknown): value is Readonly<Record<string, Bundle>> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(
    (bundle: unknown) =>
      typeof bundle === 'object' && bundle !== null && Object.values(bundle).every((text) => typeof text === 'string'),
  );
}

/**
 * A translator over the compiled message catalogue.
 *
 * @throws {TypeError} when `bundles` has no such language: the bundle was built without its messages.
 */
export function createTranslate(bundles: unknown, language: Language): Translate {
  const bundle = isBundles(bundles) ? bundles[language] : undefined;
  if (bundle === undefined) throw new TypeError(`no messages for ${language}`);
  const translate: Translate = ({ id, args }) =>
    (bundle[id] ?? id).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = args[name];
      if (value === undefined) return placeholder;
      return typeof value === 'object' ? translate(value) : String(value);
    });
  return translate;
}
