/**
 * Resolving Google News tokens.
 */
import { describe, expect, it } from 'vitest';
import {
  newsPageAddress,
  newsToken,
  newsUrlRequest,
  readNewsSignature,
  readNewsUrlResponse,
} from '../../../../src/core/feed/search-links/google-news.js';

const id = (text: string) =>
  Buffer.concat([Buffer.from([8, 0x13, 0x22, text.length]), Buffer.from(text)]).toString('base64url');
const TOKEN = id('AU_yqLM0123456789abcdefghijklmnop');

describe('newsToken', () => {
  it('is found in an address that does not contain its article’s address', () => {
    for (const path of ['rss/articles', 'articles', 'read'])
      expect(newsToken(`https://news.google.com/${path}/${TOKEN}?oc=5`)).toBe(TOKEN);
  });
  it.each([
    `https://news.google.com/rss/articles/${id('https://a.example/story')}?oc=5`,
    `https://news.example/rss/articles/${TOKEN}`,
    'https://news.google.com/rss/search?q=x',
    'no address',
  ])('is null for %s', (link) => expect(newsToken(link)).toBeNull());
});

it('requests the page in the address’s locale', () => {
  const link = `https://news.google.com/articles/${TOKEN}?hl=zh-CN&gl=CN&ceid=CN:zh-Hans`;
  expect(newsPageAddress(link, TOKEN)).toBe(
    `https://news.google.com/rss/articles/${TOKEN}?hl=zh-CN&gl=CN&ceid=CN%3Azh-Hans`,
  );
});

describe('readNewsSignature', () => {
  it.each([
    '<div jscontroller="a" data-n-a-id="T" data-n-a-ts="17" data-n-a-sg="S-_9">',
    "<c-wiz><div data-n-a-sg='S-_9' class=x data-n-a-ts='17' data-n-a-id='T'/>",
    '<div data-n-a-sg="no"><!-- <i data-n-a-sg="no" data-n-a-ts="1"> --><script>"<b data-n-a-sg=\'no\' data-n-a-ts=\'1\'>"</script><p data-n-a-ts="17" data-n-a-sg="S-_9" data-n-a-id="T">',
  ])('reads both values from one element: %s', (html) => {
    expect(readNewsSignature(html, 'token')).toEqual({ id: 'T', signature: 'S-_9', timestamp: '17' });
  });
  it('takes the first of several', () => {
    const html = '<p data-n-a-ts="17" data-n-a-sg="S"><p data-n-a-ts="18" data-n-a-sg="of a related article">';
    expect(readNewsSignature(html, TOKEN)?.signature).toBe('S');
  });
  it('falls back to the requested token', () => {
    expect(readNewsSignature('<p data-n-a-ts="17" data-n-a-sg="S">', TOKEN)?.id).toBe(TOKEN);
  });
  it.each([
    '',
    '<p data-n-a-sg="S"><p data-n-a-ts="17">',
    '<p data-n-a-sg="" data-n-a-ts="17">',
    '<p data-n-a-sg="S" data-n-a-ts="now">',
  ])('finds none in %j', (html) => expect(readNewsSignature(html, TOKEN)).toBeNull());
});

it('puts token, time and signature into the request', () => {
  const { url, body } = newsUrlRequest(`https://news.google.com/read/${TOKEN}`, {
    id: TOKEN,
    signature: 'S"\\',
    timestamp: '17',
  });
  expect(url).toBe('https://news.google.com/_/DotsSplashUi/data/batchexecute?rpcids=Fbv4je');
  const asked = JSON.parse(new URLSearchParams(body).get('f.req') ?? '');
  expect(asked).toHaveLength(1);
  expect(asked[0][0][0]).toBe('Fbv4je');
  const question = JSON.parse(asked[0][0][1]);
  expect([question[0], ...question.slice(-3)]).toEqual(['garturlreq', TOKEN, 17, 'S"\\']);
});

describe('readNewsUrlResponse', () => {
  const frame = (address: unknown) =>
    JSON.stringify([
      ['wrb.fr', 'Fbv4je', JSON.stringify(['garturlres', address, 1]), null, null, null, 'generic'],
      ['di', 9],
    ]);
  const target = 'https://a.example/story?display=1&b=%E5%B0%8F';

  it.each([
    ['in one piece', `)]}'\n\n${frame(target)}`],
    [
      'in pieces with their lengths',
      `)]}'\n\n12\n[["e",4]]\n${frame(target).length}\n${frame(target)}\n25\n[["di",1]]\n`,
    ],
    ['without its guard', frame(target)],
    ['with escapes', `)]}'\n${frame(target).replaceAll('=', '\\\\u003d')}`],
  ])('finds the address %s', (_how, text) => expect(readNewsUrlResponse(text)).toBe(target));

  it.each([
    ['nothing', ''],
    ['a page', '<html>[["wrb.fr","Fbv4je"]]</html>'],
    ['half an answer', `)]}'\n\n${frame(target).slice(0, 40)}`],
    ['a refusal', `)]}'\n\n[["wrb.fr","Fbv4je",null,null,null,[3],"generic"]]`],
    ['the answer to another question', `)]}'\n\n${frame(target).replace('Fbv4je', 'Other1')}`],
    ['an address of no web page', frame('javascript:alert(1)')],
    ['an address that leads back', frame('https://news.google.com/read/x')],
    ['no text', frame(17)],
  ])('finds none in %s', (_what, text) => expect(readNewsUrlResponse(text)).toBeNull());
});
