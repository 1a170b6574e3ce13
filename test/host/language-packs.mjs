// The server speaks a display language only if `languagepacks.json` names a pack for it, and its own installer of
// extensions does not write that file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function manifests(extensionsFolder) {
  if (!existsSync(extensionsFolder)) return [];
  return readdirSync(extensionsFolder)
    .map((name) => path.join(extensionsFolder, name))
    .filter((folder) => existsSync(path.join(folder, 'package.json')))
    .map((folder) => ({ folder, ...JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) }));
}

function installedPacks(extensionsFolder) {
  const packs = {};
  for (const { folder, publisher, name, version, contributes } of manifests(extensionsFolder)) {
    for (const { languageId, localizedLanguageName, translations } of contributes?.localizations ?? []) {
      packs[languageId] = {
        hash: createHash('sha256').update(`${publisher}.${name}@${version}`).digest('hex').slice(0, 32),
        label: localizedLanguageName,
        translations: Object.fromEntries(translations.map((each) => [each.id, path.join(folder, each.path)])),
        extensions: [{ extensionIdentifier: { id: `${publisher}.${name}` }, version }],
      };
    }
  }
  return packs;
}

/** VS Code itself stays English under an empty pack, while its language and the extensions' own texts change. */
function emptyPack(dataFolder, locale) {
  const file = path.join(dataFolder, 'empty.i18n.json');
  writeFileSync(file, JSON.stringify({ '': [], version: '1.0.0', contents: {} }));
  return {
    hash: 'empty',
    label: locale,
    translations: { vscode: file },
    // A pack of no extension is taken for a broken one.
    extensions: [{ extensionIdentifier: { id: 'test.empty-language-pack' }, version: '0.0.0' }],
  };
}

export function registerLanguagePacks(dataFolder, extensionsFolder, locale) {
  const packs = installedPacks(extensionsFolder);
  packs[locale] ??= emptyPack(dataFolder, locale);
  writeFileSync(path.join(dataFolder, 'data/languagepacks.json'), JSON.stringify(packs));
}
