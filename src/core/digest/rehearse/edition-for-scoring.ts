/** An edition as plain data for comparison with an answer key. */
import { growthOf, isGrowth } from '../../metrics/derived-metrics.js';
import type { Edition, EditionFigure } from '../edition/edition.js';

/** What a printed figure states: its value, and the change printed beside a sum or a count as a growth. */
function statements({ metric, subject, value, unit, period, speaker, change }: EditionFigure) {
  const figure = { metric, subject, value, unit, period, speaker };
  if (change === null || unit === '%' || isGrowth(metric)) return [figure];
  return [figure, { ...figure, metric: growthOf(metric), value: change, unit: '%' }];
}

/** The items in printed order with all their articles, the one-line entries, the lean of the answer, and the fresh scorecard values. */
export function editionForScoring(edition: Edition) {
  return {
    items: edition.items.map(({ articles, theme, otherThemes, stance, figures }) => ({
      articles,
      theme,
      themes: [...(theme === null ? [] : [theme]), ...otherThemes],
      stance,
      figures: figures.flatMap(statements),
    })),
    lines: edition.lines.map(({ articles }) => ({ articles })),
    lean: edition.lean,
    scorecard: edition.scorecard.flatMap(({ id, fresh, newest }) =>
      newest === null || !fresh
        ? []
        : [
            {
              metric: id,
              value: newest.value,
              unit: newest.unit,
              period: newest.period,
              speaker: newest.speaker,
              article: newest.articleId,
            },
          ],
    ),
  };
}
