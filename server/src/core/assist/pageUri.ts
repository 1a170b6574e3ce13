import type { ControlId, Service } from '../catalogue/catalogue.js';
import type { RuleId } from '../rules/rule.js';

/** Scheme of the read-only pages that the program makes from its data. Only an editor that asks for their text opens them. */
export const PAGE_SCHEME = 'tenderlint';

/** Address of the page of a control, of a sheet, or of a rule. Part of the interface between server and client. */
export type PageAddress =
  | { readonly kind: 'control'; readonly catalogue: string; readonly control: ControlId }
  | { readonly kind: 'sheet'; readonly catalogue: string; readonly service: Service }
  | { readonly kind: 'rule'; readonly rule: RuleId };

export function pageUri(address: PageAddress): string {
  switch (address.kind) {
    case 'control':
      return `${PAGE_SCHEME}:/catalogue/${address.catalogue}/control/${address.control}.md`;
    case 'sheet':
      return `${PAGE_SCHEME}:/catalogue/${address.catalogue}/sheet/${address.service}.md`;
    case 'rule':
      return `${PAGE_SCHEME}:/rule/${address.rule}.md`;
  }
}

const PATTERN = /^tenderlint:\/+(?:catalogue\/([^/]+)\/(control|sheet)|(rule))\/([^/?#]+)\.md$/;

/** What an address of ours names, without looking whether there is such a thing: kind, catalogue and name. */
export function readPageUri(
  uri: string,
): { readonly kind: PageAddress['kind']; readonly catalogue: string; readonly name: string } | undefined {
  const match = PATTERN.exec(decoded(uri));
  if (match === null) return undefined;
  const [, catalogue = '', kind, , name = ''] = match;
  return { kind: kind === 'control' || kind === 'sheet' ? kind : 'rule', catalogue, name };
}

/** Without its percent signs; as it is where these do not make sense. */
function decoded(uri: string): string {
  try {
    return decodeURI(uri);
  } catch {
    return uri;
  }
}
