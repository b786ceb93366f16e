/** Pages are decoded by their real charset, even if they declare another. */
import { describe, expect, it } from 'vitest';
import { decodeHtml } from '../../../src/core/bytes/decode-bytes.js';

/** "小米还差半步，高端化仍需努力。" in bytes of the charset. */
const GBK = Buffer.from('d0a1c3d7bbb9b2eeb0ebb2bda3acb8dfb6cbbbafc8d4d0e8c5acc1a6a1a3', 'hex');
const BIG5 = Buffer.from('a470a6ccc1d9ae74a562a842a141b0aabadda4c6a4b4bbdda756a44fa143', 'hex');
const TEXT = '小米还差半步，高端化仍需努力。';
const TRADITIONAL = '小米還差半步，高端化仍需努力。';

function html(head: string, body: Buffer | string): Uint8Array {
  return Buffer.concat([
    Buffer.from(`<html><head>${head}</head><body><p>`),
    Buffer.from(body),
    Buffer.from('</p></body></html>'),
  ]);
}

describe('decodeHtml', () => {
  it.each<[what: string, bytes: Uint8Array, contentType: string | undefined, text: string]>([
    ['UTF-8 undeclared', html('', TEXT), undefined, TEXT],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), html('', TEXT)]), undefined, TEXT],
    ['GBK by HTTP', html('', GBK), 'text/html; charset=GBK', TEXT],
    ['GBK by meta', html('<meta charset="gb2312">', GBK), 'text/html', TEXT],
    [
      'GBK by old meta',
      html('<meta http-equiv="Content-Type" content="text/html; charset=gbk">', GBK),
      undefined,
      TEXT,
    ],
    [
      'GBK by a meta far down',
      html(`<script>${'x'.repeat(5000)}</script><meta charset="gbk">`, GBK),
      'text/html',
      TEXT,
    ],
    ['GBK undeclared', html('', Buffer.concat([GBK, GBK, GBK])), undefined, TEXT],
    ['GBK that HTTP calls UTF-8', html('<meta charset="gbk">', GBK), 'text/html; charset=utf-8', TEXT],
    ['UTF-8 that HTTP calls GBK', html('<meta charset="utf-8">', TEXT), 'text/html; charset=gbk', TEXT],
    ['UTF-8 that HTTP calls Latin-1', html('', TEXT), 'text/html; charset=ISO-8859-1', TEXT],
    ['Big5', html('<meta charset="big5">', BIG5), undefined, TRADITIONAL],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`<p>${TEXT}</p>`, 'utf16le')]), undefined, TEXT],
    [
      'windows-1252',
      html('<meta charset="iso-8859-1">', Buffer.from('caf\xe9 \x93quoted\x94', 'latin1')),
      undefined,
      'café “quoted”',
    ],
    ['an unknown charset', html('<meta charset="x-none">', TEXT), 'text/html; charset=nonsense', TEXT],
  ])('reads %s', (_what, bytes, contentType, text) => {
    expect(decodeHtml(bytes, contentType)).toContain(text);
  });
});
