/** An edition as plain data for comparison with an answer key. */
import type { Edition } from '../edition/edition.js';
import { storiesByRank } from '../edition/keep-strongest.js';
import { leanOf } from '../write-headline.js';

/** The items in printed order with all their articles, the one-line entries, the lean of the answer, and the fresh scorecard values. */
export function editionForScoring(edition: Edition) {
  const lean = leanOf(edition.evidence);
  return {
    items: storiesByRank(edition).map(({ articles, theme, otherThemes, stance, keyFigures }) => ({
      articles,
      theme,
      themes: [...(theme === null ? [] : [theme]), ...otherThemes],
      stance,
      figures: keyFigures.map(({ metric, subject, value, unit, period, speaker }) => ({
        metric,
        subject,
        value,
        unit,
        period,
        speaker,
      })),
    })),
    lines: [] as { articles: string[] }[],
    lean: lean === 'even' ? 'mixed' : lean === 'thin' ? 'neutral' : lean,
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
