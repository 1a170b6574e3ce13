import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Voice } from '../core/assist/controlPage.js';
import { checkDraft, createMemo, isDraft, type DraftCheck, type DraftMemo, type Engine } from '../core/checkDraft.js';
import type { Language, Translate } from '../core/messages/translate.js';
import { PAGE_SCHEME } from '../core/assist/pageUri.js';
import type { Features } from './features.js';
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
  readonly version: number;
  readonly generation: number;
  readonly draft: CheckedDraft | null;
}

/** Schemes of texts that are no drafts: our own pages, the old side of a comparison, what programs print. */
const NO_DRAFTS = new Set([PAGE_SCHEME, 'git', 'gitlens', 'review', 'output', 'vscode-scm', 'vscode-notebook-cell']);

/** Whether a text can be a draft at all. */
function canBeDraft(uri: string): boolean {
  return !NO_DRAFTS.has(uri.slice(0, uri.indexOf(':')));
}

export function createDrafts(
  engine: Engine,
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
      const generation = settings.generation();
      const own = await settings.get(uri);
      // Read after the wait: the text may have moved on meanwhile.
      const document = documents.get(uri);
      if (document === undefined || !canBeDraft(uri)) return null;
      const known = kept.get(uri);
      if (known?.version === document.version && known.generation === generation) return known.draft;
      const memo = known?.memo ?? createMemo(engine);
      const text = document.getText();
      const draft = isDraft(text)
        ? {
            uri,
            version: document.version,
            resultId: `open-${String(++results)}`,
            check: checkDraft(engine, text, { memo, override: own.override, today: today() }),
            settings: own,
            voice: voiceOf(own),
          }
        : null;
      kept.set(uri, { memo, version: document.version, generation, draft });
      onChecked(uri, draft);
      return draft;
    },
  };
}

/** The language of the messages where no setting says: that of the editor; zh-TW where it tells none. */
function languageOf(locale: string | null): Language {
  return locale === null || /^zh\b/i.test(locale) ? 'zh-TW' : 'en';
}
