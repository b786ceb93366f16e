/** Displayed addresses lose tracking parameters and nothing else. */
import { expect, it } from 'vitest';
import { withoutTracking } from '../../../src/core/address/tracking-parameters.js';

it.each([
  ['https://m.example.com/a.html?utm_source=rss&id=7&spm=a.b', 'https://m.example.com/a.html?id=7'],
  ['https://example.com/a/?from=timeline&isappinstalled=0#top', 'https://example.com/a/#top'],
  ['https://example.com/%e5%b0%8f?b=2&a=1', 'https://example.com/%e5%b0%8f?b=2&a=1'],
  ['no address', 'no address'],
])('%s', (address, shown) => {
  expect(withoutTracking(address)).toBe(shown);
});
