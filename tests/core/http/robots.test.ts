/**
 * Interpretation of robots.txt.
 */
import { describe, expect, it } from 'vitest';
import { parseRobots, robotsAllow } from '../../../src/core/http/robots.js';

function allows(text: string, path: string): boolean {
  return robotsAllow(parseRobots(text, 'halfstep'), new URL(path, 'https://news.example'));
}

describe('robotsAllow', () => {
  it.each<[rule: string, path: string, allowed: boolean]>([
    ['Disallow:', '/a', true],
    ['Disallow: /', '/a', false],
    ['Disallow: /', '/robots.txt', true],
    ['Disallow: /search', '/search?q=1', false],
    ['Disallow: /search', '/searching', false],
    ['Disallow: /search', '/find/search', true],
    ['Disallow: /Search', '/search', true],
    ['Disallow: /*.php$', '/a/b.php', false],
    ['Disallow: /*.php$', '/a/b.php?x=1', true],
    ['Disallow: /*.php', '/a/b.php?x=1', false],
    ['Disallow: /a*b*c', '/a1b2c3', false],
    ['Disallow: /a*b*c$', '/a1b2c3', true],
    ['Disallow: /a*b*c$', '/a1b2c3c', false],
    ['Disallow: /a*b*c$', '/abc', false],
    ['Disallow: /ab*ba$', '/aba', true],
    ['Disallow: /$', '/', false],
    ['Disallow: /$', '/a', true],
    ['Disallow: *', '/a', false],
    ['Disallow: /*?', '/a?b', false],
    ['Disallow: /新闻', '/%E6%96%B0%E9%97%BB/1', false],
    ['Disallow: /%e6%96%b0', '/新', false],
    ['Disallow: /%61b', '/ab', false],
    ['Disallow : /a # not this', '/a', false],
    ['DISALLOW:/a', '/a', false],
  ])('"%s" on %s: %s', (rule, path, allowed) => {
    expect(allows(`User-agent: *\n${rule}`, path)).toBe(allowed);
  });

  it('lets the longest rule decide, and of equals the one that allows', () => {
    const text =
      'User-agent: *\nDisallow: /news/\nAllow: /news/open/\nDisallow: /news/open/not\nAllow: /x\nDisallow: /x';
    expect(allows(text, '/news/a')).toBe(false);
    expect(allows(text, '/news/open/a')).toBe(true);
    expect(allows(text, '/news/open/not/a')).toBe(false);
    expect(allows(text, '/x')).toBe(true);
  });

  it('follows the rules for its own name rather than those for everyone', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: HalfStep/1.0\nDisallow: /private';
    expect(allows(text, '/a')).toBe(true);
    expect(allows(text, '/private/a')).toBe(false);
  });

  it('joins several groups for one name, even if they are not adjacent', () => {
    const text =
      '\ufeffUser-agent: *\r\nDisallow: /a\r\nSitemap: https://x/y\r\n\r\nUser-agent: b\r\nDisallow: /b\r\nUser-agent: *\r\nDisallow: /c';
    expect([allows(text, '/a'), allows(text, '/b'), allows(text, '/c')]).toEqual([false, true, false]);
  });

  it.each(['', '<!doctype html><html>not found</html>', 'Disallow: /', '\0\0\0', 'User-agent *\nDisallow /'])(
    'lets everything through on %j',
    (text) => {
      expect(allows(text, '/a')).toBe(true);
    },
  );

  it('does not hang on a hostile file', () => {
    const stars = `User-agent: *\n${`Disallow: /${'*a'.repeat(400)}b\n`.repeat(600)}`;
    expect(allows(stars, `/${'a'.repeat(5000)}`)).toBe(true);
  });
});

describe('parseRobots', () => {
  it.each<[line: string, ms: number]>([
    ['Crawl-delay: 10', 10_000],
    ['crawl-delay: 0.5', 500],
    ['Crawl-delay: 86400', 300_000],
    ['Crawl-delay: -1', 0],
    ['Crawl-delay: soon', 0],
  ])('reads "%s" as %i ms', (line, ms) => {
    expect(parseRobots(`User-agent: *\n${line}`, 'halfstep').crawlDelayMs).toBe(ms);
  });
});
