// What an author sees, step by step in the workbench itself: with a real mouse, real keys and a real composition of an input method.
// The tests run the scenes; the script of the pictures runs them too and keeps what they show.
import path from 'node:path';

const DRAFT = '需求規範書.md';
const PATIENCE = 30_000;

/** @typedef {import('playwright-core').Page} Page */

function line(page, text) {
  return page.locator('.editor-instance .view-line', { hasText: text }).first();
}

async function squiggles(page) {
  await page.locator('.monaco-editor .squiggly-warning').first().waitFor({ timeout: PATIENCE });
}

/** Waits for an element and for text in it. */
async function shows(page, selector, text) {
  await page.locator(selector, { hasText: text }).first().waitFor({ timeout: PATIENCE });
}

/** Puts the cursor into the heading that lacks controls. */
async function intoHeading(page) {
  await squiggles(page);
  await line(page, '貳、資訊安全需求').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
}

/** Opens the menu; another extension that registers at that moment makes the editor give up, as it does for anybody. */
async function lightBulb(page) {
  const entry = page.locator('.action-widget .monaco-list-row', { hasText: '補上' }).first();
  for (let attempt = 0; ; attempt++) {
    await page.keyboard.press('Control+.');
    try {
      await entry.waitFor({ timeout: 5000 });
      return;
    } catch (error) {
      if (attempt === 5) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Composes text as an input method does: it shows underlined first, then it is committed. */
async function compose(page, text) {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send('Input.insertText', { text });
  await session.detach();
}

/** @type {readonly { name: string, title: string, run: (page: Page) => Promise<void> }[]} */
export const SCENES = [
  {
    name: 'problems',
    title: 'squiggles in the draft, the Problems panel, the status',
    run: async (page) => {
      await squiggles(page);
      await page.keyboard.press('Control+Shift+M');
      await shows(page, '.markers-panel .monaco-list-row', '一覽表列為●（建議辦理），草案未見');
      await shows(page, '.statusbar-item', '●3／26');
    },
  },
  {
    name: 'quick-fix',
    title: 'the light bulb’s menu',
    run: async (page) => {
      await intoHeading(page);
      await lightBulb(page);
    },
  },
  {
    name: 'hover',
    title: 'the explanation of a clause',
    run: async (page) => {
      await squiggles(page);
      await line(page, '（二）應用程式安全')
        .locator('span span')
        .first()
        .hover({ position: { x: 150, y: 8 } });
      await shows(page, '.monaco-hover', '程式來源不得為陸港澳');
      await shows(page, '.monaco-hover', '中級（本案）');
    },
  },
  {
    name: 'completion',
    title: 'completion while an input method composes',
    run: async (page) => {
      await squiggles(page);
      await line(page, '（三）應用程式安全').click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await compose(page, '（四）');
      await compose(page, '軟體');
      await shows(page, '.suggest-widget .monaco-list-row', '軟體物料清單');
    },
  },
  {
    name: 'inserted',
    title: 'a clause that was written by a quick fix, its blanks filled, and one undo',
    run: async (page) => {
      await intoHeading(page);
      await lightBulb(page);
      await page.locator('.action-widget .monaco-list-row', { hasText: '補上條文：「應用程式安全' }).first().click();
      await shows(page, '.view-line', '（四）應用程式安全');
      await page.keyboard.press('Control+z');
      await line(page, '（四）應用程式安全').waitFor({ state: 'detached', timeout: PATIENCE });
      await page.keyboard.press('Control+Shift+z');
      await shows(page, '.view-line', '（四）應用程式安全');
    },
  },
];

/** What every workbench of a scene has in common. */
export function sceneOptions(folder, theme) {
  return {
    target: folder,
    openFiles: [path.join(folder, DRAFT)],
    theme,
    locale: 'zh-tw',
    size: { width: 1280, height: 760 },
    settings: {
      'editor.fontFamily': "'Noto Sans Mono CJK TC', monospace",
      'editor.minimap.enabled': false,
      'editor.wordWrap': 'on',
      'editor.hover.delay': 100,
      'window.autoDetectColorScheme': false,
      'window.title': '${activeEditorShort}${separator}${rootName}',
      'window.commandCenter': false,
      'breadcrumbs.enabled': false,
    },
  };
}
