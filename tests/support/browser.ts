/** The browser for page tests, if one is installed. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CANDIDATES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Null without a browser; then the reason is printed. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    console.warn('Left out: tests in a browser. No Chromium was found (apt install chromium, or set CHROMIUM).');
    return null;
  }
  return chromium.launch({
    executablePath,
    // Containers run as root, where the sandbox does not work; the pages are our own and on loopback.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
