import type { Decoded } from '../protocol/decoded.js';

/** How much of a file is looked at to tell a binary: a NUL that far in is no accident of a text editor. */
const HEAD = 8192;

/**
 * Decodes a draft. UTF-8 with or without a byte-order mark, or UTF-16 with one (old Notepad); anything else is named, never
 * guessed: Big5 read as UTF-8 would look like a draft that asks for nothing.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const starts = (...head: readonly number[]): boolean => head.every((byte, i) => bytes[i] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0)) return { kind: 'office' };
  if (starts(0x25, 0x50, 0x44, 0x46)) return { kind: 'pdf' };
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) {
    return {
      kind: 'text',
      text: new TextDecoder(starts(0xff, 0xfe) ? 'utf-16le' : 'utf-16be', { ignoreBOM: true }).decode(bytes),
    };
  }
  if (bytes.subarray(0, HEAD).includes(0)) return { kind: 'binary' };
  try {
    // The mark is kept: offsets count it, as editors' files do.
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { kind: 'not-utf8' };
  }
}
