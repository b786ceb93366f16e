/** Which prices in yuan does a text state, and which of them is the list price? */

/** "6999 元", "6,999.15 元", "23.35 万元", "12999 → 5818 元", "3999 yuan"; the number before 亿 is never a price. */
const PRICE = /(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?(万)?(?:多|余)? ?(?:元|→|yuan)/g;
/** A price that the text calls the full one: what stands on the label before vouchers and subsidies. */
const FULL_PRICE =
  /(?:定价|标价|建议零售价|零售价|首发价|预售价|售价|原价|上市价|发售价|官方价|价格为|priced at)[^。0-9]{0,12}(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?(万)? ?(?:元|yuan)?/g;
/** What a buyer pays after subsidies; in a title it hides the list price. */
const REDUCED = /国补|到手|券后|补贴价|换新|免息/;
const LEAST = 50;
const MOST = 10_000_000;

export interface Prices {
  /** Highest price in the title; 0 where there is none. */
  title: number;
  /** The price on the label, as far as title and beginning tell; 0 where they do not. */
  list: number;
}

function highest(text: string, pattern: RegExp): number {
  let best = 0;
  for (const match of text.matchAll(pattern)) {
    const value = Number(`${(match[1] ?? '').replaceAll(',', '')}${match[2] ?? ''}`) * (match[3] ? 10_000 : 1);
    if (value >= LEAST && value > best && value < MOST) best = value;
  }
  return best;
}

/** Reads the folded title and the beginning of the folded text. */
export function readPrices(title: string, beginning: string): Prices {
  const inTitle = highest(title, PRICE);
  if (inTitle > 0 && !REDUCED.test(title)) return { title: inTitle, list: inTitle };
  const full = highest(beginning, FULL_PRICE);
  return { title: inTitle, list: Math.max(inTitle, full) };
}
