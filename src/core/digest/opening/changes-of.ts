/** What changed: the scorecard's fresh values beside their baselines, one line each. */
import type { DigestLanguage } from '../../config/digest-definition.js';
import { cleanLine } from '../../text/clean-text.js';
import type { ScorecardRow, ScorecardValue } from '../edition/edition.js';
import type { OpeningChange } from '../edition/edition-opening.js';
import { type OpeningWords, openingWordsOf } from '../words/opening-words.js';

/** Nothing where nothing is fresh, nor where sources disagree: the scorecard shows both values. */
export function changesOf(rows: readonly ScorecardRow[], language: DigestLanguage): OpeningChange[] {
  const words = openingWordsOf(language);
  return rows.flatMap((row) => {
    const { id, name, newest, fresh, disputed } = row;
    if (newest === null || !fresh || disputed.length > 0) return [];
    const of = [newest.period, newest.speaker].filter((one) => one !== null).map(cleanLine);
    const text = words.change(name, newest.text, of, comparison(row, newest, words));
    return [
      {
        metric: id,
        text,
        url: newest.url,
        outlet: newest.source,
        articles: newest.articleId === null ? [] : [newest.articleId],
      },
    ];
  });
}

/** The change from the baseline, or else the baseline itself where there is but one; null where baselines contradict each other. */
function comparison({ change, baselines }: ScorecardRow, newest: ScorecardValue, words: OpeningWords): string | null {
  const [baseline, ...others] = baselines.filter(({ unit }) => unit === newest.unit);
  if (baseline === undefined) return null;
  if (change !== null) return words.changed(change.value, change.kind, baseline.period);
  return others.length > 0 ? null : words.baseline(baseline.text, baseline.period);
}
