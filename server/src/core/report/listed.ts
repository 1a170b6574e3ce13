import type { Finding } from '../rules/rule.js';

/** How much is listed; the same words on the command line and in the settings of the editor. */
export interface Listing {
  /** Only warnings and errors. */
  readonly quiet: boolean;
  /** Also what is merely not seen and depends on the agency. */
  readonly all: boolean;
}

/**
 * Whether a finding is listed one by one. ◎ and ▲ that are merely not seen, and cells that cannot be read, are many and wait for
 * the agency's judgement: they are counted, and listed on request.
 */
export function isListed({ severity, onRequest }: Pick<Finding, 'severity' | 'onRequest'>, listing: Listing): boolean {
  if (severity !== 'information') return true;
  if (listing.quiet) return false;
  return listing.all || onRequest !== true;
}
