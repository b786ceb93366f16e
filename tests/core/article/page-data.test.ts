/**
 * Metadata of articles, in words and in markup.
 */
import { describe, expect, it } from 'vitest';
import { sameSite } from '../../../src/core/address/site.js';
import { detectLanguage } from '../../../src/core/article/detect-language.js';
import { findEmbeddedText } from '../../../src/core/article/find-embedded-text.js';
import { joinPages } from '../../../src/core/article/pagination.js';
import { readByline } from '../../../src/core/article/read-byline.js';
import { readJsonLd } from '../../../src/core/article/read-json-ld.js';
import { paragraphs } from '../../support/made-up-page.js';

describe('detectLanguage', () => {
  it.each<[text: string, language: string]>([
    ['小米集团发布第三季度财报', 'zh'],
    ['小米集團發佈第三季度財報', 'zh'],
    ['小米 SU7 Ultra 与 YU7 Max 在 Nürburgring 亮相', 'zh'],
    ['Xiaomi 17 Ultra：售价 6999 元', 'zh'],
    ['Xiaomi raises its prices in Europe', 'en'],
    ['The café by the lake reopened today', 'en'],
    ['シャオミが新型スマートフォンを発表', 'ja'],
    ['샤오미, 신형 스마트폰 공개', 'ko'],
    ['Сяоми представила новый смартфон', 'other'],
    ['Xiaomi a présenté son téléphone à Paris, très réussi, déjà épuisé', 'other'],
    ['', 'other'],
    ['12345 !!!', 'other'],
  ])('takes "%s" for %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});

describe('readByline', () => {
  const TITLE = '小米高端机型的平均售价再创新高';
  const byline = (...scraps: string[]) => readByline([TITLE, '首页', '财经', TITLE, ...scraps, '正文第一段。'], TITLE);

  it.each<[scraps: string[], expected: object]>([
    [['2026年11月19日 18:30', '来源：', '某某财经'], { date: '2026年11月19日 18:30', source: '某某财经' }],
    [
      ['2026-11-19 18:30:00 来源: 某某网 作者：王小明 编辑：李雷'],
      { date: '2026-11-19 18:30:00', source: '某某网', author: '王小明' },
    ],
    [['文｜王小明', '编辑｜李雷'], { author: '王小明' }],
    [['作者 | 王小明'], { author: '王小明' }],
    [['By Jane Doe', 'Nov 19, 2026, 6:30 PM'], { author: 'Jane Doe', date: 'Nov 19, 2026, 6:30 PM' }],
    [['来源：', '作者：'], {}],
    [['阅读 2026', '评论 18:30'], {}],
    [['稿源：某某社&nbsp;&nbsp;2026/11/19'], { source: '某某社', date: '2026/11/19' }],
  ])('reads %j', (scraps, expected) => {
    expect(byline(...scraps)).toEqual(expected);
  });

  it('reads near the headline, not in lists of other articles', () => {
    const menu = Array.from({ length: 60 }, (_, n) => `别的新闻 2025-01-${(n % 28) + 1}`);
    expect(readByline(['某某网', ...menu, TITLE, '2026-11-19', ...menu], TITLE).date).toBe('2026-11-19');
  });
});

describe('readJsonLd', () => {
  it.each<[what: string, block: string, expected: object]>([
    [
      'an article',
      '{"@type":"NewsArticle","headline":"a","datePublished":"2026-11-19"}',
      { headline: 'a', published: '2026-11-19' },
    ],
    ['one of several', '[{"@type":"WebSite"},{"@type":"BlogPosting","headline":"a"}]', { headline: 'a' }],
    ['one in a graph', '{"@graph":[{"@type":"Organization"},{"@type":["Article"],"author":"x"}]}', { author: 'x' }],
    [
      'a search engine’s own',
      '{"@context":"https://x/cambrian.jsonld","title":"a","pubDate":"2026-11-19T18:30:00"}',
      { published: '2026-11-19T18:30:00' },
    ],
    ['a paywall', '{"@type":"NewsArticle","isAccessibleForFree":"False"}', { isFree: false }],
    ['wrapped in a comment', '<!-- {"@type":"Article","headline":"a"} -->', { headline: 'a' }],
    ['with raw line breaks', '{"@type":"Article","headline":"a\nb"}', { headline: 'a b' }],
    ['nothing of use', '{"@type":"Product","headline":"a"}', {}],
    ['no JSON', '{"@type":"Article",}', {}],
    ['values of wrong kinds', '{"@type":"Article","headline":5,"author":[1,null,{"name":{}}],"datePublished":{}}', {}],
  ])('reads %s', (_what, block, expected) => {
    expect(readJsonLd([block])).toEqual(expected);
  });
});

describe('findEmbeddedText', () => {
  const TEXT = paragraphs(4).join('');

  it('finds prose and skips code, data and lists', () => {
    const code = `function a(){return "${'x'.repeat(500)}"};var b="${'if (a) { return b; } '.repeat(50)}";`;
    const data = `var c="${'QUJDREVG'.repeat(200)}",d="${'标题一,标题二,'.repeat(60)}";`;
    expect(findEmbeddedText([code, data])).toBe('');
    expect(findEmbeddedText([code, data, JSON.stringify({ a: { body: `<p>${TEXT}</p>` } })])).toBe(TEXT);
  });

  it('copes with a stray quote', () => {
    expect(findEmbeddedText([`var q='"';\nwindow.s={"body":"${TEXT}"};`])).toBe(TEXT);
  });
});

describe('sameSite', () => {
  it.each<[one: string, other: string, same: boolean]>([
    ['www.a.example', 'm.a.example', true],
    ['a.example', 'a.example', true],
    ['a.example', 'b.example', false],
    ['tech.sina.com.cn', 'finance.sina.com.cn', true],
    ['sina.com.cn', 'sohu.com.cn', false],
    ['a.co.uk', 'b.co.uk', false],
  ])('of %s and %s: %s', (one, other, same) => {
    expect(sameSite(`https://${one}/`, `https://${other}/`)).toBe(same);
  });
});

describe('joinPages', () => {
  const [one = '', two = '', three = ''] = paragraphs(3);

  it('joins pages, dropping what a later one repeats', () => {
    expect(joinPages([`${one}\n${two}`, `${one}\n${three}`])).toBe(`${one}\n${two}\n${three}`);
    expect(joinPages([`${one}\n${two}`, `${one}\n${two}`])).toBe(`${one}\n${two}`);
  });

  it('keeps short lines that occur twice', () => {
    expect(joinPages([`问：\n${one}`, `问：\n${two}`])).toBe(`问：\n${one}\n问：\n${two}`);
  });
});
