import type { Decoded } from '../protocol/decoded.js';
import {
  FIND_FILES_REQUEST,
  READ_FILE_REQUEST,
  type FindFilesResult,
  type ReadFileResult,
} from '../protocol/protocol.js';
import type { FileSource, ServerConnection } from './runtime.js';

/** Files as the client has them: the same on a disk, in a container, and in a workspace that exists only in the browser. */
export function createClientFiles(connection: ServerConnection): FileSource {
  return {
    find: async () => {
      const { uris } = await connection.sendRequest<FindFilesResult>(FIND_FILES_REQUEST);
      return uris;
    },
    read: async (uri) => {
      const result = await connection.sendRequest<ReadFileResult>(READ_FILE_REQUEST, { uri });
      return decodedOf(result);
    },
  };
}

function decodedOf({ kind, text }: ReadFileResult): Decoded | null {
  switch (kind) {
    case 'text':
      return { kind, text: text ?? '' };
    case 'gone':
      return null;
    case 'binary':
    case 'office':
    case 'pdf':
    case 'not-utf8':
      return { kind };
  }
}
