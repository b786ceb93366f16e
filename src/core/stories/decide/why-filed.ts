/**
 * Explanations of filing decisions, for readers.
 */
import type { PairScore } from '../compare/score-pair.js';
import type { Veto } from '../compare/vetoes.js';
import type { FiledCandidate, FilingWhy, Undecided } from '../describe/signature.js';
import type { StoryFit } from './story-fit.js';

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const named = ({ site, signature }: { site: string; signature: { title: string } }): string =>
  `${site || '?'}《${signature.title.slice(0, 40)}》`;

const VETO: Readonly<Record<Veto, FilingWhy>> = {
  figures: { zh: '标题中的关键数字不同', en: 'the key figures of the headlines differ' },
  direction: { zh: '一升一降', en: 'one reports a rise, the other a fall' },
  brand: { zh: '品牌不同', en: 'the brands differ' },
  subject: { zh: '主语不同', en: 'the subjects of the headlines differ' },
  model: { zh: '型号不同', en: 'the models differ' },
  trim: { zh: '版本不同', en: 'the trims differ' },
  days: { zh: '日期相距太远', en: 'the dates are too far apart' },
  period: { zh: '所指时间不同', en: 'the headlines are about different days or periods' },
  routine: { zh: '例行消息，日期不同', en: 'a routine notice from another day' },
  stage: { zh: '处于不同阶段', en: 'the stages differ (listing, presale, sale …)' },
  roundup: { zh: '合集类文章', en: 'a round-up' },
};

/** Why an article counts as a copy. */
export function whyCopy(root: FiledCandidate, score: PairScore): FilingWhy {
  return {
    zh: `文字与${named(root)}基本相同（把握 ${percent(score.text)}）`,
    en: `the text is that of ${named(root)} (confidence ${percent(score.text)})`,
  };
}

/** Why an article counts as another report of a known event. */
export function whyReport(self: Undecided, fit: StoryFit): FilingWhy {
  const near = fit.nearest;
  if (!near) return { zh: '', en: '' };
  const shared = [
    ...self.signature.titleBrands.filter((brand) => near.signature.titleBrands.includes(brand)),
    ...self.signature.titleModels.filter((model) => near.signature.titleModels.includes(model)),
  ].slice(0, 4);
  const both = shared.length > 0 ? shared.join(', ') : '';
  return {
    zh: `与${named(near)}报道同一事件（把握 ${percent(fit.score)}${both ? `；共同点：${both}` : ''}）`,
    en: `reports the same event as ${named(near)} (confidence ${percent(fit.score)}${both ? `; in common: ${both}` : ''})`,
  };
}

/** Why an article begins a story: what keeps it out of the nearest one. */
export function whyNew(scored: readonly { candidate: FiledCandidate; score: PairScore }[]): FilingWhy {
  const nearest = [...scored].sort(
    (x, y) => y.score.link - x.score.link || (x.candidate.articleId < y.candidate.articleId ? -1 : 1),
  )[0];
  if (!nearest || nearest.score.link < 0.2) return { zh: '没有相近的报道', en: 'nothing like it is known' };
  const veto = nearest.score.vetoes[0];
  const reason = veto ? VETO[veto] : { zh: '相似度不足', en: 'not similar enough' };
  return {
    zh: `最接近${named(nearest.candidate)}，但${reason.zh}`,
    en: `the nearest is ${named(nearest.candidate)}, but ${reason.en}`,
  };
}

/** Why a story follows another. */
export function whyFollows(before: FiledCandidate, news: readonly string[]): FilingWhy {
  const fresh = news.length;
  return {
    zh: `${named(before)}的后续${fresh ? `，新增 ${fresh} 项数字或主体` : ''}`,
    en: `carries on ${named(before)}${fresh ? ` with ${fresh} new figures or names` : ''}`,
  };
}
