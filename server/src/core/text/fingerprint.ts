import { normalisedString } from './normalise.js';

/** What is no substance: punctuation, blanks, bullets. Letters, digits and Chinese characters are. */
const LAYOUT = /[^\p{L}\p{N}]/gu;

/**
 * A short fingerprint of what a text says: the same when it is wrapped, re-punctuated or typed in another width, another one when
 * a word or a number changes. Twelve hexadecimal digits of two FNV-1a sums; it finds edits, it keeps nothing secret.
 */
export function fingerprintOf(text: string): string {
  const words = normalisedString(text).replace(LAYOUT, '');
  const first = fnv1a(words, 0x811c9dc5);
  const second = fnv1a(words, 0x01000193 ^ words.length);
  return (first.toString(16).padStart(8, '0') + second.toString(16).padStart(8, '0')).slice(0, 12);
}

function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  return hash >>> 0;
}
