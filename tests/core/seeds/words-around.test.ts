/** The clause and the sentence around a figure. */
import { expect, it } from 'vitest';
import { wordsAround } from '../../../src/core/seeds/words-around.js';

const around = (text: string, quote: string) => {
  const start = text.indexOf(quote);
  return wordsAround({ span: { place: 'body', start, end: start + quote.length } }, { title: '', text });
};

it.each([
  ['先前一句。女性占43%，家庭占六成；其余不详。', '43%', '女性占43%', '女性占43%，家庭占六成；其余不详'],
  [
    'It grew. Apple held 54.5%, Xiaomi 15.2% of it.',
    '15.2%',
    'Xiaomi 15.2% of it',
    'Apple held 54.5%, Xiaomi 15.2% of it',
  ],
  ['Revenue was 1,243 yuan.', '1,243', 'Revenue was 1,243 yuan', 'Revenue was 1,243 yuan'],
  ['【开售首日9台 下月交付】本报讯', '9台', '【开售首日9台', '【开售首日9台 下月交付'],
  ['小米 SU9 售价 22 万元，下月上市', '22', '小米 SU9 售价 22 万元', '小米 SU9 售价 22 万元，下月上市'],
  ['第一段\n第二段有9台', '9台', '第二段有9台', '第二段有9台'],
])('%s', (text, quote, clause, sentence) => {
  expect(around(text, quote)).toEqual({ clause, sentence });
});

it('searches the title for a figure of the title', () => {
  const span = { place: 'title' as const, start: 2, end: 5 };
  expect(wordsAround({ span }, { title: '份额15%，第三', text: '' })).toEqual({
    clause: '份额15%',
    sentence: '份额15%，第三',
  });
});
