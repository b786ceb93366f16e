/** Fits an edition into limited space by dropping the weakest items whole; sentences are never cut. */
import type { Edition } from './edition.js';

/** The same edition with only its `count` strongest items. */
export function keepStrongest(edition: Edition, count: number): Edition {
  return { ...edition, items: edition.items.slice(0, count) };
}

/** The rendering, and the number of stories dropped for it. */
export interface Fitted<Rendered> {
  rendered: Rendered;
  dropped: number;
}

/**
 * The largest rendering that fits. `render` gets the number of stories to keep; `fits` must be monotonic in it. With no
 * stories left, the result is returned even if it does not fit, because the frame alone is too large.
 */
export function fitStories<Rendered>(
  total: number,
  render: (count: number) => Rendered,
  fits: (rendered: Rendered) => boolean,
): Fitted<Rendered> {
  const whole = render(total);
  if (fits(whole) || total === 0) return { rendered: whole, dropped: 0 };
  let low = 0;
  let best = render(0);
  for (let high = total - 1; low < high; ) {
    const middle = Math.ceil((low + high) / 2);
    const rendered = render(middle);
    if (fits(rendered)) {
      low = middle;
      best = rendered;
    } else high = middle - 1;
  }
  return { rendered: best, dropped: total - low };
}
