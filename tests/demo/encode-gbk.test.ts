import { expect, it } from 'vitest';
import { encodeGbk } from '../../src/demo/encode-gbk.js';

it('round-trips through a decoder', () => {
  const text = '小米18 Ultra售价6999元，“高端”——三款：①②③；€、繁體與㎡。';
  expect(new TextDecoder('gb18030').decode(encodeGbk(text))).toBe(text);
});

it('takes two bytes for a Chinese character and one for a letter', () => {
  expect([...encodeGbk('中A')]).toEqual([0xd6, 0xd0, 0x41]);
});

it('writes characters outside GBK as references', () => {
  expect(new TextDecoder('gbk').decode(encodeGbk('好😀'))).toBe('好&#128512;');
});
