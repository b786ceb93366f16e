import { describe, expect, it } from 'vitest';
import { findFigures } from '../../../src/core/figures/find-figures.js';
import type { ArticleText, Figure } from '../../../src/core/model.js';

function article(text: string, title = '', date = '2026-05-26'): ArticleText {
  return { id: 'a', url: null, title, text, date, lang: 'zh', site: '' };
}

function best(text: string, title = ''): Figure | undefined {
  return findFigures(article(text, title))[0];
}

describe('a figure in a plain sentence', () => {
  it.each([
    ['小米SU7累计交付38.5万辆。', 'deliveries', 385000, 'units'],
    ['小米集团营收991亿元。', 'revenue', 99.1, 'yuan_bn'],
    ['小米17 Ultra售价6,499元起。', 'price', 6499, 'yuan'],
    ['Xiaomi sold over 200,000 units of the YU7.', 'sales', 200000, 'units'],
    ['小米手机出货量为七十多万台。', 'shipments', 700000, 'units'],
    ['小米汽车门店已有321家。', 'stores', 321, 'stores'],
  ])('%s', (text, metric, value, unit) => {
    expect(best(text)).toMatchObject({ metric, value, unit });
  });
});
