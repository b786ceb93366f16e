/** Extracts consist of whole sentences with the news, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXTRACT_LIMITS, extractSentences, LEFT_OUT, roomOf } from '../../../src/core/digest/extract-sentences.js';
import { splitProse } from '../../../src/core/text/split-prose.js';

describe('extractSentences', () => {
  it('drops dateline, repeated title, credits and calls to subscribe', () => {
    const text =
      '【小米发布新旗舰】晨光社11月12日电，小米在北京发布新旗舰，起售价 5,999 元。▲ 图源：小米官方\n新机首次采用自研 3 纳米芯片。点击下载晨光客户端，查看更多精彩内容。\n责任编辑：王五。更多内容请扫码关注公众号。';
    expect(extractSentences('小米发布新旗舰', text)).toEqual([
      '小米在北京发布新旗舰，起售价 5,999 元。',
      '新机首次采用自研 3 纳米芯片。',
    ]);
  });

  it('drops an English dateline and the newsletter', () => {
    const text =
      'BEIJING, Nov 12 (Harbor Wire) - Xiaomi Corp. sold 41,200 cars in October, up 12.5% from a year ago. Mr. Lei called it “a good start.” Sign up for our newsletter.';
    expect(extractSentences('Xiaomi car sales rise', text)).toEqual([
      'Xiaomi Corp. sold 41,200 cars in October, up 12.5% from a year ago.',
      'Mr. Lei called it “a good start.”',
    ]);
  });

  it('leaves out where the writer is', () => {
    const [only] = extractSentences(
      'Xiaomi sells cars in Europe',
      'CHENGDU — Xiaomi will sell cars in Europe from 2027.',
    );
    expect(only).toBe('Xiaomi will sell cars in Europe from 2027.');
  });

  it('does not repeat the headline, whoever says it', () => {
    const title = '小米三季度一共卖掉了 3120 万台智能手机';
    const first = '小米公告称，三季度一共卖掉了 3120 万台智能手机。';
    expect(extractSentences(title, first)).toEqual([]);
    expect(extractSentences(title, `11 月 12 日，据小米公告显示，${first.slice(6)}`)).toEqual([]);
    expect(extractSentences(title, '小米公告称，三季度一共卖掉了 3120 万台智能手机，同比增长 4%。')).toHaveLength(1);
    expect(extractSentences(title, `${first}其中高端机型占比升至 27%，创历史新高。`)).toEqual([
      '其中高端机型占比升至 27%，创历史新高。',
    ]);
  });

  it('omits sentences that depend on an omitted one', () => {
    const text = '关注我们。此外，该机还支持无线充电。小米公布新机售价为 6,499 元，较上代上涨 500 元。';
    expect(extractSentences('小米公布新机售价', text)).toEqual(['小米公布新机售价为 6,499 元，较上代上涨 500 元。']);
  });

  it.each([
    ['小米今晚发布的 SU9 车长 5.1 米。'],
    ['小米 SU9 刚刚通过申报，车长 5.1 米。'],
    ['雷军昨日驾驶小米 SU9 从北京到了天津。'],
    ['小米 SU9 将于下周三公布价格。'],
    ['Xiaomi said on Tuesday that the SU9 will cost 350,000 yuan.'],
    ['A report released Monday puts the Xiaomi SU9 first.'],
  ])('omits what is true only on the day of writing: %s', (sentence) => {
    expect(extractSentences('小米 SU9 亮相', sentence)).toEqual([]);
    expect(extractSentences('小米 SU9 亮相', '小米 SU9 车长 5.1 米，轴距 3 米。')).toHaveLength(1);
  });

  it.each([
    ['小米 SU9 车模领券后到手 199 元。'],
    ['小米 SU9 的更多亮点，IT 小站将持续关注。'],
    ['从图片来看，小米 SU9 采用了封闭式前脸。'],
    ['“小米 SU9 的展车要等到月底才有。”'],
    ['我们在小米 SU9 的后排坐了半天。'],
    ['地址：展览中心展位：三号馆小米 SU9 展台。'],
    ['小米 SU9 有两个目标：第一个目标，是把车做安全。'],
    ['小米 SU9 的能耗更低了……'],
    ['小米 SU9 的电池（由两家供应。'],
    ['小米 SU9 售价 30 万元（某站注：约合 4 万美元）。'],
    ['We drove the Xiaomi SU9 for a day.'],
    ['being careful with the Xiaomi SU9.'],
    ['The Xiaomi SU9 is seen at the motor show in Chengdu.'],
    ['The Xiaomi SU9 can be ordered with the link below.'],
  ])('omits deals, editors’ notes, captions, voices without a name and broken sentences: %s', (sentence) => {
    expect(extractSentences('小米 SU9 亮相', sentence)).toEqual([]);
  });

  it('lets 新车 and 该机 stand only where the headline names one product, or behind the sentence that does', () => {
    const behind = '新车车长 5.1 米，轴距 3 米。';
    expect(extractSentences('小米 SU9 亮相', behind)).toEqual([behind]);
    expect(extractSentences('小米 SU9 与 YU9 亮相', behind)).toEqual([]);
    expect(extractSentences('小米新车亮相', behind)).toEqual([]);
    const named = '小米 SU9 在北京亮相，将于九月上市。';
    expect(extractSentences('小米两款汽车亮相', `${named}${behind}`)).toEqual([named, behind]);
    expect(extractSentences('小米新机现身', '页面显示该机配备 16GB 内存。')).toEqual([]);
  });

  it('omits an opening that leaves its subject to the reader', () => {
    const own = '小米 SU9 的电机由小米汽车自己设计，转速每分钟三万转。';
    const text = `关注我们。从追赶到领先，小米 SU9 走了四年。对此，小米 SU9 团队表示满意。小米 SU9 还公布了电机。${own}`;
    expect(extractSentences('小米 SU9 电机亮相', text)).toEqual([own]);
  });

  it('does not count a sentence about something else as news of the headline', () => {
    const title = '小米 SU9 亮相北京车展';
    const own = '小米 SU9 在北京车展亮相，车长 5.1 米。';
    expect(extractSentences(title, `${own}展馆门口新开了一家面馆。晨光汽车带来两台样车。`)).not.toContain(
      '晨光汽车带来两台样车。',
    );
  });

  it('prefers telling sentences to questions and old news', () => {
    const text =
      '小米还能涨价吗？据晨光社此前报道，该公司去年曾三次调价。小米公布新一代旗舰起售价为 4,999 元。渠道商表示首周订单超出预期。';
    const extract = extractSentences('小米公布新旗舰价格', text);
    expect(extract).toContain('小米公布新一代旗舰起售价为 4,999 元。');
    expect(extract.join('')).not.toContain('吗？');
  });

  it('omits a text that was cut off in mid-sentence', () => {
    expect(extractSentences('标题', '小米完整地说明了发生的事情。小米在中间被截')).toEqual([
      '小米完整地说明了发生的事情。',
    ]);
    expect(extractSentences('标题', '一整段都没有句号的文字')).toEqual([]);
    expect(extractSentences('标题', '')).toEqual([]);
  });

  it('quotes sentences verbatim, in order, within the limit', () => {
    const piece = fc.constantFrom(
      '小米',
      '发布',
      'SU7 Ultra',
      '售价',
      '5.99 万元',
      '“很好。”他说',
      '，',
      '（见图）',
      'the car ',
      '3.5% ',
    );
    const end = fc.constantFrom('。', '！', '？', '. ', '……', '；');
    const sentence = fc
      .tuple(fc.array(piece, { minLength: 3, maxLength: 25 }), end)
      .map(([words, stop]) => words.join('') + stop);
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 15 }), (sentences) => {
        const text = sentences.join('');
        const whole = extractSentences('标题', text);
        const extract = whole.filter((one) => one !== LEFT_OUT);
        let from = 0;
        for (const one of extract) {
          from = text.indexOf(one, from);
          expect(from).toBeGreaterThan(-1);
          from += one.length;
          expect(one).toMatch(/[。！？!?….][”」』’"'）)\]】]*$/u);
        }
        expect(extract.length).toBeLessThanOrEqual(EXTRACT_LIMITS.sentences);
        expect(extract.reduce((sum, one) => sum + roomOf(one), 0)).toBeLessThanOrEqual(EXTRACT_LIMITS.room);
      }),
    );
  });

  it('marks omissions between two sentences, and nothing else', () => {
    const first = '小米汽车宣布第三座工厂投产，年产能三十万辆。';
    const second = '记者在现场看到了不少来宾。';
    const third = '工厂投产后，小米汽车年产能达到 60 万辆。';
    expect(extractSentences('小米汽车第三座工厂投产', `${first}${third}`)).toEqual([first, third]);
    const apart = extractSentences('小米汽车第三座工厂投产', `${first}${second}${third}`, { sentences: 2, room: 150 });
    expect(apart).toEqual([first, LEFT_OUT, third]);
  });

  it('is quick with hostile text', () => {
    for (const text of [
      '“'.repeat(50_000),
      '。'.repeat(50_000),
      'A.'.repeat(50_000),
      '（小米'.repeat(30_000),
      `${' '.repeat(80_000)}。`,
    ]) {
      expect(extractSentences('标题', text).length).toBeLessThanOrEqual(3);
    }
  });
});

describe('splitProse', () => {
  it('keeps decimal points, abbreviations and quotations whole', () => {
    expect(splitProse('售价 5.99 万元。他说：“我们会坚持。高端没有退路。”随后离场。')).toEqual([
      '售价 5.99 万元。',
      '他说：“我们会坚持。高端没有退路。”',
      '随后离场。',
    ]);
    expect(splitProse('Xiaomi Inc. grew 3.5% in the U.S. market. “Great!” he said. Done.')).toEqual([
      'Xiaomi Inc. grew 3.5% in the U.S. market.',
      '“Great!” he said.',
      'Done.',
    ]);
    expect(splitProse('小米 SU9 有三处升级：1. 电机；2. 电池；3. 底盘。')).toHaveLength(1);
  });
});
