import {
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShowMessageNotification,
  type LogMessageParams,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  type ShowMessageParams,
} from 'vscode-languageserver';
import {
  FIND_FILES_REQUEST,
  READ_FILE_REQUEST,
  STATUS_NOTIFICATION,
  type FindFilesResult,
  type ReadFileParams,
  type ReadFileResult,
  type StatusParams,
} from '../../../server/src/protocol/protocol.js';
import { Inbox } from './inbox.js';

/** What a client says when the server asks. */
export interface Answers {
  /** Settings of an address, for `workspace/configuration`. */
  readonly settings?: (uri: string) => unknown;
  /** Files that the client finds and reads for the server; changed by the test as it goes. Without, it offers none. */
  readonly files?: Map<string, string>;
  /** Answers «find files» in place of the list of `files`. */
  readonly findFiles?: () => Promise<FindFilesResult>;
  /** Answers «read file» in place of `files`, where it gives an answer. */
  readonly readFile?: (uri: string) => Promise<ReadFileResult> | undefined;
}

/** What the server said and asked of its own accord. A request that no editor of the tests knows is answered as unknown. */
export class Heard {
  readonly published = new Inbox<PublishDiagnosticsParams>();
  readonly statuses = new Inbox<StatusParams>();
  readonly refreshes = new Inbox<null>();
  readonly shown = new Inbox<ShowMessageParams>();
  readonly logged = new Inbox<LogMessageParams>();
  readonly registered = new Inbox<Registration>();
  /** Addresses for which settings were asked. */
  readonly settingsOf = new Inbox<string>();
  /** Addresses of files that were read through the client. */
  readonly reads = new Inbox<string>();

  constructor(connection: ProtocolConnection, { settings = () => null, files, findFiles, readFile }: Answers) {
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      Promise.all(
        items.map(async ({ scopeUri = '' }) => {
          this.settingsOf.put(scopeUri);
          return (await settings(scopeUri)) as never;
        }),
      ),
    );
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const registration of registrations) this.registered.put(registration);
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes.put(null);
    });
    connection.onRequest(FIND_FILES_REQUEST, async (): Promise<FindFilesResult> => {
      return (await findFiles?.()) ?? { uris: [...(files?.keys() ?? [])].toSorted() };
    });
    connection.onRequest(READ_FILE_REQUEST, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
      this.reads.put(uri);
      const answer = await readFile?.(uri);
      if (answer !== undefined) return answer;
      const text = files?.get(uri);
      return text === undefined ? { kind: 'gone' } : { kind: 'text', text };
    });
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.put(params);
    });
    connection.onNotification(STATUS_NOTIFICATION, (params: StatusParams) => {
      this.statuses.put(params);
    });
    connection.onNotification(ShowMessageNotification.type, (params) => {
      this.shown.put(params);
    });
    connection.onNotification(LogMessageNotification.type, (params) => {
      this.logged.put(params);
    });
  }
}
