/** Where the drafts of the tests lie. */
export const FOLDER = 'file:///cases';
export const DRAFT = `${FOLDER}/a.md`;

/**
 * A small draft of a service with few rows: at this level the maintenance sheet has one ●, agency-security-policy. `body` comes
 * behind the front matter.
 */
export function maintenance(body: string, level = '普'): string {
  return `---\n服務類型: maintenance\n防護需求等級: ${level}\n---\n\n${body}\n`;
}

/** Asks for the one ● of {@link maintenance}. */
export const COVERING = '廠商須符合機關資訊安全要求規範，並依機關資安政策辦理。';
/** Asks for nothing. */
export const LACKING = '廠商應於每月五日前提送維運月報。';
