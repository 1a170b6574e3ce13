import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Voice } from '../core/assist/controlPage.js';
import { checkDraft, createMemo, isDraft, type DraftCheck, type DraftMemo, type Engine } from '../core/checkDraft.js';
import { readDraftFrontMatter } from '../core/draft/readDraft.js';
import type { Layers } from '../core/layers.js';
import type { Language, Translate } from '../core/messages/translate.js';
import { PAGE_SCHEME } from '../core/assist/pageUri.js';
import type { Features } from './features.js';
import { NO_DRAFT_FILES, type NamedDocuments } from './namedFiles.js';
import type { ResourceSettings } from './resourceSettings.js';
import type { Settings } from './settings.js';

/** One version of an open draft, checked under its settings. */
export interface CheckedDraft {
  readonly uri: string;
  readonly version: number;
  /** No two checks share it: a version alone says nothing once a file was closed and opened again, or the settings changed. */
  readonly resultId: string;
  readonly check: DraftCheck;
  readonly settings: Settings;
  readonly voice: Voice;
}

/** The open files and what was found in them. Derived, and dropped with the file. */
export interface Drafts {
  /** The current version, checked; null where the file is not open or is no draft. */
  readonly get: (uri: string) => Promise<CheckedDraft | null>;
  readonly voiceOf: (settings: Settings) => Voice;
  readonly forget: (uri: string) => void;
}

interface Kept {
  readonly memo: DraftMemo;
  /** The engine that the memo is of. */
  readonly engine: Engine;
  readonly version: number;
  /** Of the settings and of the files that drafts name. */
  readonly generation: string;
  readonly draft: CheckedDraft | null;
}

/** Schemes of texts that are no drafts: our own pages, the old side of a comparison, what programs print. */
const NO_DRAFTS = new Set([PAGE_SCHEME, 'git', 'gitlens', 'review', 'output', 'vscode-scm', 'vscode-notebook-cell']);

/** A file that names others is fetched with them; more rounds than this are a file that changes all the time. */
const MOST_ROUNDS = 40;

/** Whether a text can be a draft at all. YAML begins like a front matter and is none: it may be an overlay. */
function canBeDraft({ uri, languageId }: TextDocument): boolean {
  return languageId !== 'yaml' && !NO_DRAFTS.has(uri.slice(0, uri.indexOf(':')));
}

export function createDrafts(
  layers: Layers,
  named: NamedDocuments,
  documents: TextDocuments<TextDocument>,
  settings: ResourceSettings,
  features: Features,
  translateTo: (language: Language) => Translate,
  today: () => string,
  onChecked: (uri: string, draft: CheckedDraft | null) => void,
): Drafts {
  const kept = new Map<string, Kept>();
  let results = 0;
  const voices = new Map<Language, Voice>();
  const voiceOf = ({ lang }: Settings): Voice => {
    const language = lang ?? languageOf(features.locale);
    const known = voices.get(language) ?? { language, translate: translateTo(language), hasPages: features.pages };
    voices.set(language, known);
    return known;
  };
  return {
    voiceOf,
    forget: (uri) => kept.delete(uri),
    get: async (uri) => {
      const given = settings.generation();
      const own = await settings.get(uri);
      for (let round = 0; ; round++) {
        // Read after the wait: the text may have moved on meanwhile.
        const document = documents.get(uri);
        if (document === undefined || !canBeDraft(document)) return null;
        const known = kept.get(uri);
        const generation = `${String(given)}.${String(named.generation())}`;
        if (known?.version === document.version && known.generation === generation) return known.draft;
        const text = document.getText();
        const isWanted = isDraft(text);
        const hangsOn = isWanted ? named.at(uri, text, own) : NO_DRAFT_FILES;
        if (hangsOn === null && round < MOST_ROUNDS) {
          await named.load(uri, text, own);
          continue;
        }
        const { files, common } = hangsOn ?? NO_DRAFT_FILES;
        const { engine, overlays } = layers.engineFor(readDraftFrontMatter(text), files, common);
        // What was judged with other layers is judged anew.
        const memo = known?.engine === engine ? known.memo : createMemo(engine);
        const draft = isWanted
          ? {
              uri,
              version: document.version,
              resultId: `open-${String(++results)}`,
              check: checkDraft(engine, text, { memo, override: own.override, files, overlays, today: today() }),
              settings: own,
              voice: voiceOf(own),
            }
          : null;
        kept.set(uri, { memo, engine, version: document.version, generation, draft });
        onChecked(uri, draft);
        return draft;
      }
    },
  };
}

/** The language of the messages where no setting says: that of the editor; zh-TW where it tells none. */
function languageOf(locale: string | null): Language {
  return locale === null || /^zh\b/i.test(locale) ? 'zh-TW' : 'en';
}
