// The workbench's own log comes on the channel that the tests print on. These lines are in every run and mean nothing.
import { stripVTControlCharacters } from 'node:util';

const beginnings = [
  'An unknown error occurred',
  "Cannot read properties of null (reading 'getChannel')",
  'CodeExpectedError',
  'Creating a socket',
  'Creation of workbench contribution',
  'Found additional builtin',
  'Ignoring fetching additional',
  'Loading development extension',
  'No extension gallery service',
  'No search provider registered',
  'Resolved connection token',
  'Resolving connection token',
  'Settings Sync',
  'Skipping extension',
  'Started local extension host',
  'Updating additional builtin',
  'WebSocket close',
  '[AccountPolicyGate]',
  '[AgentHost',
  '[Service Worker]',
  '[chat-stt]',
  '[reconnection-grace-time]',
  '[remote-connection]',
  // These are @vscode/test-web's; code-server lacks the browser's half of some built-in extensions, and pictures.
  "ENOPRO: No file system provider found for resource 'vscode-test-web:",
  'GET /extensions/',
  'GET /static/build/extensions/',
  'GET /static/media/',
  'Ignoring the error while validating workspace folder vscode-test-web:',
  'Listening on',
  'Opening browser',
  'Serving ',
  'Using ESM',
  'vscode-test-web-support',
];

/** VSCODE_HOST_LOG=all shows them, for when the host itself is in doubt. */
const showAll = process.env.VSCODE_HOST_LOG === 'all';

export function isNoise(line) {
  if (showAll) return false;
  const text = stripVTControlCharacters(line);
  return beginnings.some((each) => text.startsWith(each)) || /\/browser\/workbench\/workbench\.js:\d+/.test(text);
}
