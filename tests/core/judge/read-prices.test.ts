/** Is the price on the label told from what a buyer pays after subsidies? */
import { describe, expect, it } from 'vitest';
import { readPrices } from '../../../src/core/judge/read-prices.js';

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
  ])('%s', (title, text, list) => {
    expect(readPrices(title, text).list).toBe(list);
  });
});
