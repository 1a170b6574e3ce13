/**
 * One name for each file. Editors write the same address in several ways (`%28` or `(`, `c%3A` or `C:`); what is kept by address, and
 * the question whether two are the same, goes by this.
 */
export function addressKey(uri: string): string {
  return decoded(uri).replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Whether a file lies in a folder, at any depth. */
export function isInside(folder: string, uri: string): boolean {
  const key = addressKey(folder);
  return addressKey(uri).startsWith(key.endsWith('/') ? key : `${key}/`);
}
