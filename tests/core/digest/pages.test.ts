/**
 * Layout of the HTML edition on a phone, in a mail pane and on a wide screen, in light and dark mode.
 * Needs Chromium. With HALFSTEP_SCREENSHOTS=folder, pictures of the pages are written there.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleEdition } from '../../../src/core/digest/assemble-edition.js';
import { renderHtml } from '../../../src/core/digest/render/html/render-html.js';
import { fullWeek } from './full-week.js';
import { makeEvent, makeInput, makeMember } from './sample-input.js';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env.CHROMIUM_PATH ?? '', ...BROWSERS].find((path) => path !== '' && existsSync(path));
if (executablePath === undefined) console.log('Left out: pages of the edition in a browser (no Chromium found).');

const options = {
  editionUrl: 'https://monitor.example/editions/46',
  archiveUrl: 'https://monitor.example/',
  unsubscribeUrl: 'https://monitor.example/leave',
  feedbackUrl: (story: string, mark: string) => `https://monitor.example/feedback/${story}/${mark}`,
};
const PAGES = {
  'zh-CN': renderHtml(assembleEdition(fullWeek()), options),
  en: renderHtml(assembleEdition(fullWeek('en')), options),
  // One word that nothing can break, in every place that takes text from outside.
  hostile: renderHtml(
    assembleEdition(
      makeInput({
        events: [
          makeEvent({
            articles: [makeMember({ title: 'X'.repeat(400), outlet: 'Y'.repeat(100), text: `${'Z'.repeat(300)}。` })],
          }),
        ],
        feedsInTrouble: [{ name: 'N'.repeat(200), since: null, problem: 'P'.repeat(300) }],
      }),
    ),
  ),
};

/** Runs in the page: the lowest contrast of any text with its background, by WCAG 2. As text, since tests know no DOM. */
const LOWEST_CONTRAST = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const part = (value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).map(part);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  let lowest = { ratio: 21, text: '' };
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!own || element.offsetParent === null) continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < lowest.ratio) lowest = { ratio, text: element.textContent.slice(0, 40) };
  }
  return lowest;
})()`;

describe.skipIf(executablePath === undefined)('the HTML edition in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  const cases = (['zh-CN', 'en', 'hostile'] as const).flatMap((name) =>
    [320, 360, 700, 1200].flatMap((width) =>
      (['light', 'dark'] as const).map((scheme) => [name, width, scheme] as const),
    ),
  );
  it.each(cases)('%s at %i px, %s: no sideways scrolling, every text readable', async (name, width, scheme) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    try {
      await page.setContent(PAGES[name]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const { ratio, text } = await page.evaluate<{ ratio: number; text: string }>(LOWEST_CONTRAST);
      expect(ratio, `contrast of “${text}”`).toBeGreaterThanOrEqual(4.5);
      const folder = process.env.HALFSTEP_SCREENSHOTS;
      if (folder !== undefined && name !== 'hostile' && width > 320) {
        await page.screenshot({ path: join(folder, `edition-${name}-${width}-${scheme}.png`), fullPage: true });
      }
    } finally {
      await page.close();
    }
  });
});
