/** Which prices does a text state, in yuan, and which of them is the list price? */

/** "6999 元", "6,999.15 元", "23.35 万元", "12999 → 5818 元", "3999 yuan"; the number before 亿 is never a price. */
const PRICE = /(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?(万)?(?:多|余)? ?(?:元|→|yuan)/g;
/** A price that the text calls the full one: what stands on the label before vouchers and subsidies. */
const FULL_PRICE =
  /(?:定价|标价|建议零售价|零售价|首发价|预售价|售价|原价|上市价|发售价|官方价|价格为|priced at)[^。0-9]{0,12}(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?(万)? ?(?:元|yuan)?/g;
/** "€1,499", "rs. 69,999", "rmb 5,999", "1,999 euros"; sums ("$2.3 billion", "rs 400 crore") are no prices. */
const FOREIGN =
  /(?:(€|\$|£|₹|rs\.? |inr |eur |usd |gbp |rmb |cny )(\d{1,3}(?:,\d{2,3})+|\d{1,8})|(?<![\d,.])(\d{1,3}(?:,\d{2,3})+|\d{1,8}) ?(欧元|美元|英镑|卢比|euros?|eur|dollars|usd|pounds|rupees))(?![\d,.]* ?(?:[bm]n?\b|billion|million|trillion|thousand|crore|lakh|k\b|亿|万))/g;
/** Yuan for one of each, about 2024: the step of price matters here, not the price. */
const RATES: readonly [sign: RegExp, yuan: number][] = [
  [/^(?:€|eur|欧)/, 7.8],
  [/^(?:\$|usd|dollars|美)/, 7.2],
  [/^(?:£|gbp|pounds|英)/, 9.1],
  [/^(?:₹|rs|inr|rupees|卢)/, 0.085],
  [/^(?:rmb|cny)/, 1],
];
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

function highestForeign(text: string): number {
  let best = 0;
  for (const [, before = '', first, second, after = ''] of text.matchAll(FOREIGN)) {
    const rate = RATES.find(([sign]) => sign.test(before || after))?.[1] ?? 0;
    const value = Number((first ?? second ?? '').replaceAll(',', '')) * rate;
    if (value >= LEAST && value > best && value < MOST) best = Math.round(value);
  }
  return best;
}

/** Reads the folded title and the beginning of the folded text. */
export function readPrices(title: string, beginning: string): Prices {
  const inTitle = Math.max(highest(title, PRICE), highestForeign(title));
  if (inTitle > 0 && !REDUCED.test(title)) return { title: inTitle, list: inTitle };
  const full = Math.max(highest(beginning, FULL_PRICE), inTitle > 0 ? 0 : highestForeign(beginning));
  return { title: inTitle, list: Math.max(inTitle, full) };
}
