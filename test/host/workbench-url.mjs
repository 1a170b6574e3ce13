// Addresses as the served workbench wants them.
import path from 'node:path';

/** A path of this machine as the workbench names it. Besides what `encodeURI` does, # and ? must not end the path. */
export function remoteUri(server, file) {
  const encoded = encodeURI(path.resolve(file)).replace(/[?#]/g, encodeURIComponent);
  return `vscode-remote://${server.authority}${encoded}`;
}

/**
 * @param {string | undefined} target a folder or a .code-workspace file; without one the window is empty
 * @param {[string, string][]} payload what a desktop VS Code takes from its command line
 */
export function workbenchUrl(server, target, payload = []) {
  const url = new URL(`http://${server.authority}/`);
  url.searchParams.set('tkn', server.token);
  if (target === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', path.resolve(target));
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
