import type { Catalogue } from '../core/catalogue/catalogue.js';
import { SETTINGS_SECTION } from '../protocol/protocol.js';
import { logFault } from './faults.js';
import type { Features } from './features.js';
import type { ServerConnection } from './runtime.js';
import { readSettings, type Settings } from './settings.js';

/** The settings of each resource: asked for with its address, kept until the client says that they changed. */
export interface ResourceSettings {
  readonly get: (uri: string) => Promise<Settings>;
  /** Grows with each change, so that what was worked out under older settings is known to be old. */
  readonly generation: () => number;
  /** Drops what is kept; `pushed` are the settings of a client that answers no questions. */
  readonly changed: (pushed: unknown) => void;
  readonly forget: (uri: string) => void;
}

export function createResourceSettings(
  connection: ServerConnection,
  features: Features,
  catalogue: Catalogue,
): ResourceSettings {
  const kept = new Map<string, Promise<Settings>>();
  let pushed = features.settings;
  let generation = 0;
  const ask = async (uri: string): Promise<Settings> => {
    if (!features.configuration) return readSettings(pushed, catalogue);
    try {
      return readSettings(
        await connection.workspace.getConfiguration({ scopeUri: uri, section: SETTINGS_SECTION }),
        catalogue,
      );
    } catch (error) {
      // The next question asks anew: a failure is not kept.
      kept.delete(uri);
      logFault(connection, 'settings', error);
      return readSettings(undefined, catalogue);
    }
  };
  return {
    get: (uri) => {
      const known = kept.get(uri) ?? ask(uri);
      kept.set(uri, known);
      return known;
    },
    generation: () => generation,
    changed: (settings) => {
      kept.clear();
      generation++;
      const own = typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>) : {};
      if (SETTINGS_SECTION in own) pushed = own[SETTINGS_SECTION];
    },
    forget: (uri) => kept.delete(uri),
  };
}
