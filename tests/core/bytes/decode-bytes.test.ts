/** Feeds are decoded by their real charset, even if they declare another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../src/core/bytes/decode-bytes.js';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

/** Label, text, the text's bytes in that charset. */
const SHORT: [string, string, string][] = [
  ['gb2312', '小米高端化观察', 'd0a1c3d7b8dfb6cbbbafb9dbb2ec'],
  ['GBK', '小米高端化觀察', 'd0a1c3d7b8dfb6cbbbafd35eb2ec'],
  ['gb18030', '小米高端化㐀', 'd0a1c3d7b8dfb6cbbbaf8139ee39'],
  ['big5', '小米高端化觀察週報', 'a470a6ccb0aabadda4c6c65bb9eeb667b3f8'],
  ['Shift_JIS', 'シャオミの高級化', '835683838349837e82cc8d828b8989bb'],
  ['EUC-JP', 'シャオミの高級化', 'a5b7a5e3a5aaa5dfa4ceb9e2b5e9b2bd'],
  ['euc-kr', '샤오미 고급화', 'bbfebfc0b9cc20b0edb1dec8ad'],
  ['windows-1251', 'Премиум Сяоми', 'cff0e5ece8f3ec20d1ffeeece8'],
  ['koi8-r', 'Премиум Сяоми', 'f0d2c5cdc9d5cd20f3d1cfcdc9'],
  ['windows-1252', '“Half step” — 5 €', '9348616c66207374657094209720352080'],
  ['iso-8859-1', 'Évolution', 'c9766f6c7574696f6e'],
  ['iso-2022-jp', 'シャオミ', '1b244225372563252a255f1b2842'],
];

/** Charset, running text, its bytes. */
const RUNNING: [string, string, string][] = [
  [
    'gb18030',
    '小米汽车昨晚发布了新款轿车，售价五十二万九千九百元，比上一代高出三成。分析师认为这家公司正在走向高端。',
    'd0a1c3d7c6fbb3b5d7f2cdedb7a2b2bcc1cbd0c2bfeebdceb3b5a3accadbbcdbcee5caaeb6fecdf2bec5c7a7bec5b0d9d4aaa3acb1c8c9cfd2bbb4fab8dfb3f6c8fdb3c9a1a3b7d6cef6caa6c8cfceaad5e2bcd2b9abcbbed5fdd4dad7dfcff2b8dfb6cba1a3',
  ],
  [
    'big5',
    '小米汽車昨晚發表了新款轎車，售價五十二萬九千九百元，比上一代高出三成。分析師認為這家公司正在走向高端。',
    'a470a6cca854a8aeac51b1dfb56faaeda446b773b4dac3e2a8aea141b0e2bbf9a4ada451a447b855a445a464a445a6caa4b8a141a4f1a457a440a54eb0aaa558a454a6a8a143a4c0aa52ae76bb7bacb0b36fae61a4bda571a5bfa662a8aba656b0aabadda143',
  ],
  [
    'shift_jis',
    'シャオミは昨夜、新型セダンを発表した。価格は前のモデルより三割高い。アナリストはこの会社が高級路線に向かっているとみている。',
    '835683838349837e82cd8df096e9814190568c5e835a835f839382f094ad955c82b582bd814289bf8a6982cd914f82cc83828366838b82e682e88e4f8a848d8282a2814283418369838a8358836782cd82b182cc89ef8ed082aa8d828b89984890fc82c98cfc82a982c182c482a282e982c682dd82c482a282e98142',
  ],
  [
    'euc-jp',
    'シャオミは昨夜、新型セダンを発表した。価格は前のモデルより三割高い。アナリストはこの会社が高級路線に向かっているとみている。',
    'a5b7a5e3a5aaa5dfa4cfbaf2cceba1a2bfb7b7bfa5bba5c0a5f3a4f2c8afc9bda4b7a4bfa1a3b2c1b3caa4cfc1b0a4cea5e2a5c7a5eba4e8a4eabbb0b3e4b9e2a4a4a1a3a5a2a5caa5eaa5b9a5c8a4cfa4b3a4ceb2f1bcd2a4acb9e2b5e9cfa9c0fea4cbb8fea4aba4c3a4c6a4a4a4eba4c8a4dfa4c6a4a4a4eba1a3',
  ],
  [
    'euc-kr',
    '샤오미가 어젯밤 새로운 세단을 발표했다. 가격은 이전 모델보다 삼십 퍼센트 높다. 분석가들은 이 회사가 고급화되고 있다고 본다.',
    'bbfebfc0b9ccb0a120beeec1acb9e320bbf5b7cebfee20bcbcb4dcc0bb20b9dfc7a5c7dfb4d92e20b0a1b0ddc0ba20c0ccc0fc20b8f0b5a8bab8b4d920bbefbdca20c6dbbcbec6ae20b3f4b4d92e20bad0bcaeb0a1b5e9c0ba20c0cc20c8b8bbe7b0a120b0edb1dec8adb5c7b0ed20c0d6b4d9b0ed20babbb4d92e',
  ],
  [
    'windows-1251',
    'Сяоми вчера вечером представила новый седан. Цена выше на треть, чем у прошлой модели. Аналитики считают, что компания движется в премиум.',
    'd1ffeeece820e2f7e5f0e020e2e5f7e5f0eeec20eff0e5e4f1f2e0e2e8ebe020edeee2fbe920f1e5e4e0ed2e20d6e5ede020e2fbf8e520ede020f2f0e5f2fc2c20f7e5ec20f320eff0eef8ebeee920eceee4e5ebe82e20c0ede0ebe8f2e8eae820f1f7e8f2e0fef22c20f7f2ee20eaeeecefe0ede8ff20e4e2e8e6e5f2f1ff20e220eff0e5ece8f3ec2e',
  ],
  [
    'koi8-r',
    'Сяоми вчера вечером представила новый седан. Цена выше на треть, чем у прошлой модели. Аналитики считают, что компания движется в премиум.',
    'f3d1cfcdc920d7dec5d2c120d7c5dec5d2cfcd20d0d2c5c4d3d4c1d7c9ccc120cecfd7d9ca20d3c5c4c1ce2e20e3c5cec120d7d9dbc520cec120d4d2c5d4d82c20dec5cd20d520d0d2cfdbcccfca20cdcfc4c5ccc92e20e1cec1ccc9d4c9cbc920d3dec9d4c1c0d42c20ded4cf20cbcfcdd0c1cec9d120c4d7c9d6c5d4d3d120d720d0d2c5cdc9d5cd2e',
  ],
  [
    'windows-1252',
    'L’été dernier, la société a présenté une voiture très chère à côté de Munich.',
    '4c92e974e9206465726e6965722c206c6120736f6369e974e92061207072e973656e74e920756e6520766f6974757265207472e873206368e8726520e02063f474e9206465204d756e6963682e',
  ],
];

describe('decodeBytes', () => {
  it.each(SHORT)('trusts the prolog: %s', (label, text, encoded) => {
    const feed = join(bytes(`<?xml version="1.0" encoding="${label}"?><title>`), hex(encoded), bytes('</title>'));
    expect(decodeBytes(feed).text).toContain(`<title>${text}</title>`);
    expect(decodeBytes(feed).faults).toEqual([]);
  });

  it.each(SHORT)('trusts the HTTP header: %s', (label, text, encoded) => {
    expect(decodeBytes(hex(encoded), `text/xml; charset=${label}`).text).toBe(text);
  });

  it.each(RUNNING)('recognises undeclared %s by its content', (charset, text, encoded) => {
    expect(decodeBytes(join(bytes('<rss><title>'), hex(encoded), bytes('</title></rss>')))).toMatchObject({
      charset,
      text: `<rss><title>${text}</title></rss>`,
    });
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'reads %s with and without a byte-order mark',
    (charset) => {
      const text = '<rss>小米 😀</rss>';
      const width = charset.startsWith('utf-16') ? 2 : 4;
      const units =
        width === 2
          ? [...text].flatMap((c) => c.split('').map((u) => u.charCodeAt(0)))
          : [...text].map((c) => c.codePointAt(0) ?? 0);
      const encode = (values: number[]): Uint8Array => {
        const view = new DataView(new ArrayBuffer(values.length * width));
        values.forEach((value, n) => {
          if (width === 2) view.setUint16(n * 2, value, charset.endsWith('le'));
          else view.setUint32(n * 4, value, charset.endsWith('le'));
        });
        return new Uint8Array(view.buffer);
      };
      expect(decodeBytes(encode(units)).text).toBe(text);
      expect(decodeBytes(encode([0xfeff, ...units]))).toEqual({ text, charset, faults: [] });
    },
  );

  it('prefers the header to the prolog, and a byte-order mark to both', () => {
    const prolog = bytes('<?xml version="1.0" encoding="utf-8"?>');
    expect(decodeBytes(join(prolog, hex('93')), 'text/xml; charset=windows-1252').text).toContain('“');
    expect(decodeBytes(join(hex('efbbbf'), bytes('小米')), 'text/xml; charset=gbk').text).toBe('小米');
  });

  it('rejects a header that the bytes contradict, and reports it', () => {
    const utf8 = decodeBytes(bytes('<title>小米汽车</title>'), 'text/xml; charset=ISO-8859-1');
    expect(utf8).toEqual({
      text: '<title>小米汽车</title>',
      charset: 'utf-8',
      faults: ['declared as windows-1252, but the bytes are utf-8'],
    });
    const gbk = decodeBytes(
      join(bytes('<?xml version="1.0" encoding="gbk"?>'), hex(RUNNING[0]?.[2] ?? '')),
      'text/xml; charset=utf-8',
    );
    expect(gbk.text).toContain('小米汽车昨晚');
    expect(gbk.faults).toEqual(['declared as utf-8, but the bytes are gb18030']);
  });

  it('reads the meta element of a page', () => {
    const page = join(
      bytes('<!doctype html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>'),
      hex('d0a1c3d7'),
    );
    expect(decodeBytes(page).text).toContain('<title>小米');
  });

  it('ignores a UTF-16 label in a prolog that is ASCII', () => {
    expect(decodeBytes(bytes('<?xml version="1.0" encoding="utf-16"?><title>小米</title>')).text).toContain('小米');
  });

  it('uses the charset that the operator configured', () => {
    expect(decodeBytes(hex('d0a1c3d7'), 'text/xml; charset=utf-8', 'gbk').text).toBe('小米');
  });

  it('decodes UTF-8 with a few bad bytes as UTF-8', () => {
    const text = '小米汽车交付再创新高，单价上移。';
    expect(decodeBytes(join(bytes(text), hex('ff'), bytes(text))).text).toBe(`${text}\ufffd${text}`);
  });

  it('repairs windows-1252 that was stored as control characters', () => {
    expect(decodeBytes(bytes('don\u0092t')).text).toBe('don’t');
  });

  it('ignores an unknown label', () => {
    expect(decodeBytes(bytes('<?xml version="1.0" encoding="no-such"?>小米')).text).toContain('小米');
  });

  it('decodes UTF-8 truncated at any byte as UTF-8', () => {
    const whole = bytes('小米汽车 Premium é 😀 高端');
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const { text, charset } = decodeBytes(whole.subarray(0, cut));
      expect(charset).toBe('utf-8');
      expect('小米汽车 Premium é 😀 高端').toContain(text.replace(/\ufffd+$/, ''));
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.string(),
        (body, type) => typeof decodeBytes(body, type).text === 'string',
      ),
    );
  });
});
