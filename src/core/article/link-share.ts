/**
 * How much of what a piece of HTML says is links?
 */
import { scanHtml } from '../text/scan-html.js';

/** Characters within links for each character, white space aside; 0 where nothing is said. Menus come near 1, articles stay under 0.2. */
export function linkShare(html: string): number {
  let inLink = false;
  let linked = 0;
  let all = 0;
  scanHtml(
    html,
    {
      text: (text) => {
        const length = text.trim().length;
        all += length;
        if (inLink) linked += length;
      },
      open: (name) => {
        if (name === 'a') inLink = true;
      },
      close: (name) => {
        if (name === 'a') inLink = false;
      },
    },
    true,
  );
  return all === 0 ? 0 : linked / all;
}
