/** Adapts learned weights to a changed list of themes. Themes are matched by id, never by position. */
import { THEME_FEATURES } from './features/theme-features.js';
import type { Weights } from './weights.js';

/**
 * The weights for these themes, in this order. A theme that the weights do not know is scored by what all themes share, with their mean
 * bias: until the next training only its vocabulary speaks for it.
 */
export function alignThemes<T extends Pick<Weights, 'themes'>>(weights: T, ids: readonly string[]): T {
  const { themes } = weights;
  if (themes.ids.join() === ids.join()) return weights;
  const shared = themes.shared.slice(0, THEME_FEATURES);
  const biases = themes.shared.slice(THEME_FEATURES, -1);
  const ofAll = themes.shared.at(-1) ?? 0;
  const middle = biases.reduce((sum, bias) => sum + bias, 0) / Math.max(1, biases.length);
  const places = ids.map((id) => themes.ids.indexOf(id));
  return {
    ...weights,
    themes: {
      ...themes,
      ids: [...ids],
      shared: [...shared, ...places.map((place) => biases[place] ?? middle), ofAll],
      own: places.map((place) => themes.own[place] ?? []),
    },
  };
}
