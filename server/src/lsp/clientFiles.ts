import type { Decoded } from '../protocol/decoded.js';
import {
  FIND_FILES_REQUEST,
  READ_FILE_REQUEST,
  type FindFilesResult,
  type ReadFileResult,
} from '../protocol/protocol.js';
import { isInside } from './addresses.js';
import { logFault } from './faults.js';
import type { FileSource, ServerConnection } from './runtime.js';

/** Files as the client has them: the same on a disk, in a container, and in a workspace that exists only in the browser. */
export function createClientFiles(connection: ServerConnection): FileSource {
  return {
    find: async (folders) => {
      const { uris } = await connection.sendRequest<FindFilesResult>(FIND_FILES_REQUEST);
      return uris.filter((uri) => folders.some((folder) => isInside(folder, uri)));
    },
    read: async (uri) => {
      try {
        return decodedOf(await connection.sendRequest<ReadFileResult>(READ_FILE_REQUEST, { uri }));
      } catch (error) {
        logFault(connection, 'read file', error);
        return null;
      }
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
