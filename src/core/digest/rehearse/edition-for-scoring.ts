/** An edition as plain data for comparison with an answer key. */
import type { Edition } from '../edition/edition.js';

/** The items in printed order with all their articles, the one-line entries, the lean of the answer, and the fresh scorecard values. */
export function editionForScoring(edition: Edition) {
  return {
    items: edition.items.map(({ articles, theme, otherThemes, stance, figures }) => ({
      articles,
      theme,
      themes: [...(theme === null ? [] : [theme]), ...otherThemes],
      stance,
      figures: figures.map(({ metric, subject, value, unit, period, speaker }) => ({
        metric,
        subject,
        value,
        unit,
        period,
        speaker,
      })),
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
