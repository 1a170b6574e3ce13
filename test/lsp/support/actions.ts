import { expect } from 'vitest';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver';
import { connect, type ClientOptions, type TestClient } from './client.js';
import { DRAFT } from './drafts.js';
import { applyEdit } from './edits.js';
import { placeOf, readFixture } from './markers.js';
import { tagOf } from './tags.js';

/** A draft whose mark says where the author stands when asking what can be done. */
export interface Asked {
  readonly client: TestClient;
  readonly actions: readonly CodeAction[];
}

/** Opens a draft and asks what can be done at its mark. */
export async function askAt(
  marked: string,
  options: ClientOptions = {},
  context: Partial<CodeActionContext> = {},
): Promise<Asked> {
  const fixture = readFixture(marked);
  const client = await connect(options);
  await client.open(DRAFT, fixture.text);
  return { client, actions: await client.actions(DRAFT, placeOf(fixture), context) };
}

export function titlesOf({ actions }: Asked): readonly string[] {
  return actions.map(({ title }) => title);
}

export function actionOf({ actions }: Asked, title: string): CodeAction {
  const action = actions.find((each) => each.title === title);
  if (action === undefined)
    throw new Error(`「${title}」 is not among: ${actions.map((each) => each.title).join('; ')}`);
  return action;
}

/** A fix that was chosen and made. */
export interface Fixed extends Asked {
  readonly action: CodeAction;
  readonly text: string;
}

/**
 * Chooses an action by its title and makes it. Chosen a second time, whatever the version, it has nothing more to do.
 */
export async function applyFix(
  marked: string,
  title: string,
  options: ClientOptions = {},
  context: Partial<CodeActionContext> = {},
): Promise<Fixed> {
  const asked = await askAt(marked, options, context);
  const { client } = asked;
  const offered = actionOf(asked, title);
  const action = offered.edit === undefined ? await client.resolveAction(offered) : offered;
  if (action.edit === undefined) throw new Error(`「${title}」 changes nothing`);
  await applyEdit(client, DRAFT, action.edit);
  const { version } = client.document(DRAFT);
  if (offered.data !== undefined) {
    const again = await client.resolveAction({ ...offered, data: { ...(offered.data as object), version } });
    expect(again.edit).toBeUndefined();
  }
  return { ...asked, action, text: client.document(DRAFT).getText() };
}

/** What the draft is found to be after a fix: rules and controls. */
export async function leftAfter({ client }: Fixed): Promise<readonly string[]> {
  return (await client.diagnostics(DRAFT)).map(tagOf);
}

/** What is left of a clause whose blank (「＿等級風險」) waits for the author. */
export const BLANK_LEFT = 'control.weakened supplier-product-evidence';
