import type { DraftCheck } from '../../server/src/core/checkDraft.js';
import type { NamedFile } from '../../server/src/core/draft/namedFiles.js';
import { checkLayered, createLayers, type CommonOverlays } from '../../server/src/core/layers.js';
import { engine, findingsOf } from '../support/engine.js';

/** One for all tests, as the server has one for all drafts. */
export const layers = createLayers(engine);

export const OVERLAY = 'city.yaml';

/** The head that every overlay file has. */
export const HEAD = 'id: city-2026\ntitle: 某市府附加要求\nauthority: 機關\n';

export function filesOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, NamedFile> {
  return new Map(Object.entries(texts).map(([name, text]) => [name, { kind: 'text', text }]));
}

/** A draft that names overlays. */
export function layeredDraft(
  body: string,
  { service = 'enhancement', level = '普', overlays = OVERLAY }: Readonly<Record<string, string>> = {},
): string {
  return `---\n服務類型: ${service}\n防護需求等級: ${level}\n附加規定: ${overlays}\n---\n\n## 資訊安全需求\n\n${body}\n`;
}

/** Checks a draft with the files that it names. */
export function checkWith(
  text: string,
  files: Readonly<Record<string, string>> | ReadonlyMap<string, NamedFile>,
  common?: CommonOverlays,
): DraftCheck {
  const own =
    files instanceof Map ? (files as ReadonlyMap<string, NamedFile>) : filesOf(files as Record<string, string>);
  return checkLayered(layers, text, { files: own, ...(common === undefined ? {} : { common }) });
}

/** What is told of the overlays themselves. */
export function toldOf(result: DraftCheck): readonly string[] {
  return findingsOf(result).filter((each) => each.startsWith('overlay.'));
}
