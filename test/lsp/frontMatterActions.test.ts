import { describe, expect, it } from 'vitest';
import { applyFix, askAt, leftAfter, titlesOf } from './support/actions.js';
import { COVERING, DRAFT } from './support/drafts.js';
import { placeOf, readFixture } from './support/markers.js';

/** Applies a fix to a front matter: it then reads as expected, nothing is left to find, and nothing more is offered. */
async function checkMended(marked: string, title: string, expected: string): Promise<void> {
  const body = `${COVERING}\n`;
  const fixed = await applyFix(marked + body, title);
  expect(fixed.text).toBe(expected + body);
  expect(fixed.action).toMatchObject({ kind: 'quickfix', isPreferred: true });
  expect(fixed.action.diagnostics).toHaveLength(1);
  expect(await leftAfter(fixed)).toEqual([]);
  const actions = await fixed.client.actions(DRAFT, placeOf(readFixture(marked)));
  expect(titlesOf({ ...fixed, actions })).toEqual([]);
}

describe('the slip of a key in the front matter is mended:', () => {
  it('a full-width colon', () =>
    checkMended(
      '---\n服務類型‸：maintenance\nlevel: 普\n---\n',
      '改成「服務類型: maintenance」',
      '---\n服務類型: maintenance\nlevel: 普\n---\n',
    ));

  it('a full-width colon with a blank behind it', () =>
    checkMended(
      '---\n服務類型‸：　maintenance\nlevel: 普\n---\n',
      '改成「服務類型: maintenance」',
      '---\n服務類型: maintenance\nlevel: 普\n---\n',
    ));

  it('a full-width blank', () =>
    checkMended(
      '---\n服務類型:‸　maintenance\nlevel: 普\n---\n',
      '改成「服務類型: maintenance」',
      '---\n服務類型: maintenance\nlevel: 普\n---\n',
    ));

  it('no blank behind the colon', () =>
    checkMended(
      '---\n服務類型‸:maintenance\nlevel: 普\n---\n',
      '改成「服務類型: maintenance」',
      '---\n服務類型: maintenance\nlevel: 普\n---\n',
    ));

  it('a tab before an item', () =>
    checkMended(
      '---\n服務類型:\n‸\t- maintenance\nlevel: 普\n---\n',
      '改成「- maintenance」',
      '---\n服務類型:\n - maintenance\nlevel: 普\n---\n',
    ));

  it('a service that is none', () =>
    checkMended(
      '---\n服務類型: ‹maintainance›\nlevel: 普\n---\n',
      '改成「maintenance」',
      '---\n服務類型: maintenance\nlevel: 普\n---\n',
    ));

  it('a level that is none', () =>
    checkMended(
      '---\n服務類型: maintenance\nlevel: ‹loww›\n---\n',
      '改成「普」',
      '---\n服務類型: maintenance\nlevel: 普\n---\n',
    ));

  it('a key that is none', () =>
    checkMended(
      '---\n服務類型: maintenance\nlevel: 普\n‹責任等及›: E\n---\n',
      '改成「責任等級」',
      '---\n服務類型: maintenance\nlevel: 普\n責任等級: E\n---\n',
    ));

  it('a list that is none', () =>
    checkMended(
      '---\n服務類型: maintenance\nlevel: 普\n一覽表: ‹111›\n---\n',
      '改成「112-09-20」',
      '---\n服務類型: maintenance\nlevel: 普\n一覽表: 112-09-20\n---\n',
    ));

  it('a fence that is never closed', () =>
    checkMended(
      '---‸\n服務類型: maintenance\nlevel: 普\n',
      '改成「---」',
      '---\n服務類型: maintenance\nlevel: 普\n---\n',
    ));

  it('a fence that is never closed, in a file with Windows line ends', () =>
    checkMended(
      '---‸\r\n服務類型: maintenance\r\nlevel: 普\r\n',
      '改成「---」',
      '---\r\n服務類型: maintenance\r\nlevel: 普\r\n---\r\n',
    ));
});

describe('two slips of one kind', () => {
  const marked = `---\n‹服務類型：maintenance\n防護需求等級：普›\n---\n\n${COVERING}\n`;

  it('are mended one by one', async () => {
    const asked = await askAt(marked);
    expect(titlesOf(asked)).toEqual(['改成「服務類型: maintenance」', '改成「防護需求等級: 普」']);
    // Which of them the author most likely wants nobody knows.
    expect(asked.actions.map(({ isPreferred }) => isPreferred)).toEqual([undefined, undefined]);
  });

  it('are told apart by the diagnostic that the client asks about', async () => {
    const { client } = await askAt(marked);
    const diagnostics = (await client.diagnostics(DRAFT)).filter(({ range: { start } }) => start.line === 2);
    const actions = await client.actions(DRAFT, placeOf(readFixture(marked)), { diagnostics });
    expect(actions.map(({ title }) => title)).toEqual(['改成「防護需求等級: 普」']);
  });
});

describe('a level that is lacking is written', () => {
  const set = async (frontMatter: string): Promise<string> => {
    const body = `\n${COVERING}\n`;
    const fixed = await applyFix(`---\n${frontMatter}---\n${body}`, '填入防護需求等級：普');
    expect(fixed.action.isPreferred).toBeUndefined();
    expect(await leftAfter(fixed)).toEqual([]);
    return fixed.text.slice(0, -body.length);
  };

  it('below the service', async () => {
    expect(await set('服務類型: ‹maintenance›\n案名: 某案\n')).toBe(
      '---\n服務類型: maintenance\n防護需求等級: 普\n案名: 某案\n---\n',
    );
  });

  it('below a list of services', async () => {
    expect(await set('服務類型:\n  - ‹maintenance›\n案名: 某案\n')).toBe(
      '---\n服務類型:\n  - maintenance\n防護需求等級: 普\n案名: 某案\n---\n',
    );
  });

  it('behind its key, where that stands there already', async () => {
    expect(await set('服務類型: maintenance\n‹level›:\n')).toBe('---\n服務類型: maintenance\nlevel: 普\n---\n');
  });
});
