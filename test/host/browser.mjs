// The headless browser with one page in it.
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from './chromium.mjs';

/**
 * @param {object} [options]
 * @param {string} [options.locale]
 * @param {{ width: number, height: number }} [options.size] of the window, in CSS pixels
 * @param {number} [options.scale] device pixels in one of those, for sharper pictures
 */
export async function openBrowser({ locale, size = { width: 1280, height: 800 }, scale = 1 } = {}) {
  const { executable, env } = findChromium();
  const browser = await chromium.launch({
    executablePath: executable,
    env,
    args: [...chromiumArguments, ...(locale === undefined ? [] : [`--lang=${locale}`])],
    // Whoever opens it closes it, in an order that leaves no error in the log.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale, ...(locale && { locale }) });
  return { browser, page: await context.newPage() };
}
