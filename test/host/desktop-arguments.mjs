// Reads the command line that a desktop VS Code is given.
const takesValue = new Set([
  'disable-extension',
  'extensionDevelopmentKind',
  'extensionDevelopmentPath',
  'extensionTestsPath',
  'extensions-dir',
  'file-uri',
  'folder-uri',
  'install-extension',
  'locale',
  'log',
  'profile',
  'timeout-ms',
  'uninstall-extension',
  'user-data-dir',
]);

/** @returns {{ option(name: string): string | undefined, options(name: string): string[], has(name: string): boolean, rest: string[] }} */
export function readDesktopArguments(argv) {
  const given = new Map();
  const rest = [];
  for (let index = 0; index < argv.length; index += 1) {
    const [, name, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(argv[index]) ?? [];
    if (name === undefined) {
      rest.push(argv[index]);
      continue;
    }
    const value = inline ?? (takesValue.has(name) ? argv[(index += 1)] : '');
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return {
    option: (name) => given.get(name)?.at(-1),
    options: (name) => given.get(name) ?? [],
    has: (name) => given.has(name),
    rest,
  };
}
