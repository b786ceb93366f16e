/** List prices are distinguished from prices after subsidies. */
import { describe, expect, it } from 'vitest';
import { readPrices } from '../../../../src/core/judge/features/read-prices.js';

describe('readPrices', () => {
  it.each([
    ['冰箱上架，6999 元', '', 6999],
    ['12999 → 5818 元：电视直降', '', 12_999],
    ['中央空调开售，国补价 5609.2 元起', '首发价为 6599 元，国补价 5609.2 元。', 6599],
    ['新车预售 23.35 万元起', '', 233_500],
    ['新车 1,099 元', '', 1099],
    ['洗碗机预售', '定价 6999 元，首发到手价 6399 元。', 6999],
    ['营收 1130 亿元', '', 0],
    ['没有价格', '也没有。', 0],
    ['The flagship costs €1,499', '', 11_692],
    ['Launched in India at Rs. 69,999', '', 5950],
    ['It starts at 1,999 euros', '', 15_592],
    ['It raises $2.3 billion', '', 0],
    ['A fund of Rs 400 crore', '', 0],
    ['手机在德国卖 999 欧元', '', 7792],
  ])('%s', (title, text, list) => {
    expect(readPrices(title.toLowerCase(), text).list).toBe(list);
  });
});
