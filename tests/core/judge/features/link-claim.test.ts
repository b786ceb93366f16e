/** A claim is linked only where it is about the same thing as the article. */
import { describe, expect, it } from 'vitest';
import { compileClaims } from '../../../../src/core/judge/features/link-claim.js';
import type { Figure } from '../../../../src/core/model.js';
import { ClaimAbout, type SeedDocument } from '../../../../src/core/seeds/seed-document.js';

const about = (value: unknown) => ClaimAbout.parse(value);
const claim = (id: string, theme: string, alternatives: ClaimAbout[]): SeedDocument['claims'][number] => ({
  id,
  document: 'sample',
  heading: id,
  text: { zh: `主张 ${id}`, en: id },
  themes: [theme],
  stance: 'neutral',
  place: '01 ¶1',
  figures: [],
  about: alternatives,
});

const DOCUMENT: SeedDocument = {
  id: 'sample',
  file: 'sample.txt',
  title: { zh: '样例', en: 'Sample' },
  author: '某人',
  outlet: '某刊',
  date: '2025-05-28',
  address: null,
  kind: 'commentary',
  language: 'zh',
  thesis: { zh: '一句。', en: 'One.' },
  claims: [
    claim('total', 'car', [about({ metrics: ['deliveries'], products: ['小米汽车', 'su9'], within: ['累计'] })]),
    claim('monthly', 'car', [about({ metrics: ['deliveries'], products: ['小米汽车', 'su9'], not: ['累计'] })]),
    claim('recall', 'trust', [about({ products: ['小米', 'su9'], matters: ['召回', 'recall'] })]),
    claim('lens', 'imaging', [about({ products: ['晨光镜头'] })]),
    claim('silent', 'car', []),
  ],
};
const link = compileClaims([DOCUMENT]);

function figure(title: string, text: string, quote: string, subject: string): Figure {
  const inTitle = title.indexOf(quote);
  const start = inTitle >= 0 ? inTitle : text.indexOf(quote);
  return {
    metric: 'deliveries',
    subject,
    value: 1,
    high: null,
    unit: 'units',
    bound: null,
    period: null,
    comparison: null,
    saidBy: null,
    span: { place: inTitle >= 0 ? 'title' : 'lead', start, end: start + quote.length },
    quote,
  };
}

const idOf = (title: string, text: string, themes: string[], figures: Figure[] = []) =>
  link({ title, text, themes, figures })?.id ?? null;

describe('linking claims', () => {
  it('takes the claim on the same metric, product and span', () => {
    const total = '小米 SU9 累计交付 12 万辆';
    expect(idOf(total, '', ['car'], [figure(total, '', '12 万辆', '小米SU9')])).toBe('total');
    const month = '小米汽车三月交付 3 万辆';
    expect(idOf(month, '', ['car'], [figure(month, '', '3 万辆', '小米汽车')])).toBe('monthly');
  });

  it('does not take a number that is somebody else’s, or not in the headline', () => {
    const rival = '小米汽车与晨光汽车：后者累计交付 9 万辆';
    expect(idOf(rival, '', ['car'], [figure(rival, '', '9 万辆', '晨光汽车')])).toBeNull();
    const text = '小米汽车今年累计交付 12 万辆。';
    expect(idOf('小米 SU9 标配新灯组', text, ['car'], [figure('', text, '12 万辆', '小米汽车')])).toBeNull();
    expect(idOf('', text, ['car'], [figure('', text, '12 万辆', '小米汽车')])).toBe('total');
  });

  it('finds the number of the headline where it was read from the text', () => {
    const text = '小米汽车公布，SU9 累计交付 12 万辆。';
    expect(idOf('小米SU9累计交付超12万辆', text, ['car'], [figure('', text, '12 万辆', '小米SU9')])).toBe('total');
  });

  it('links a recall to the dispute and not to sales', () => {
    const title = '小米汽车召回 3000 辆 SU9';
    expect(idOf(title, '', ['car', 'trust'], [figure(title, '', '3000 辆', '小米SU9')])).not.toBe('total');
    expect(idOf('Xiaomi SU9 recall begins', '', ['trust'])).toBe('recall');
  });

  it('asks for a theme in common, and for words of the headline', () => {
    expect(idOf('小米与晨光镜头续约', '', ['imaging'])).toBe('lens');
    expect(idOf('小米与晨光镜头续约', '', ['finance'])).toBeNull();
    expect(idOf('小米新机发布', '它用了晨光镜头。', ['imaging'])).toBeNull();
    expect(idOf('', '【快讯】小米与晨光镜头续约。', ['imaging'])).toBe('lens');
  });

  it('never links a claim that does not say what it is about', () => {
    expect(link({ title: '主张 silent', text: '', themes: ['car'], figures: [] })).toBeNull();
  });
});
