import { message, type Message } from '../core/messages/translate.js';

/** The user asked for something that cannot be done; the process ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly text: Message;

  constructor(text: Message) {
    super(text.id);
    this.text = text;
  }
}

/**
 * 0 no finding at or above the limit; 1 there is one, or a draft could not be checked; 2 usage error, unreadable input or a
 * folder without drafts.
 */
export const EXIT = { clean: 0, findings: 1, unusable: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function usage(...parts: Parameters<typeof message>): UsageError {
  return new UsageError(message(...parts));
}
