/** Reads prices in yuan from a text, and picks the list price. */

/** "6999 元", "6,999.15 元", "23.35 万元", "12999 → 5818 元", "3999 yuan". A number before 亿 is never a price. */
const PRICE = /(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?(万)?(?:多|余)? ?(?:元|→|yuan)/g;
/** A price that the text calls the full one: the label price before vouchers and subsidies. */
const FULL_PRICE =
  /(?:定价|标价|建议零售价|零售价|首发价|预售价|售价|原价|上市价|发售价|官方价|价格为|priced at)[^。0-9]{0,12}(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?(万)? ?(?:元|yuan)?/g;
/** "€1,499", "rs. 69,999", "rmb 5,999", "1,999 euros"; sums such as "$2.3 billion" or "rs 400 crore" are not prices. */
const FOREIGN =
  /(?:(€|\$|£|₹|rs\.? |inr |eur |usd |gbp |rmb |cny )(\d{1,3}(?:,\d{2,3})+|\d{1,8})|(?<![\d,.])(\d{1,3}(?:,\d{2,3})+|\d{1,8}) ?(欧元|美元|英镑|卢比|euros?|eur|dollars|usd|pounds|rupees))(?![\d,.]* ?(?:[bm]n?\b|billion|million|trillion|thousand|crore|lakh|k\b|亿|万))/g;
/** Yuan per unit of currency, about 2024. Only the price bracket matters, so the rates need no updates. */
const RATES: readonly [sign: RegExp, yuan: number][] = [
  [/^(?:€|eur|欧)/, 7.8],
  [/^(?:\$|usd|dollars|美)/, 7.2],
  [/^(?:£|gbp|pounds|英)/, 9.1],
  [/^(?:₹|rs|inr|rupees|卢)/, 0.085],
  [/^(?:rmb|cny)/, 1],
];
/** Words for the price after subsidies, which hides the list price in a title. */
const REDUCED = /国补|到手|券后|补贴价|换新|免息/;
const LEAST = 50;
const MOST = 10_000_000;

export interface Prices {
  /** Highest price in the title; 0 if there is none. */
  title: number;
  /** List price as far as title and beginning state it; otherwise 0. */
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

/** Both arguments are folded; `beginning` is the start of the text. */
export function readPrices(title: string, beginning: string): Prices {
  const inTitle = Math.max(highest(title, PRICE), highestForeign(title));
  if (inTitle > 0 && !REDUCED.test(title)) return { title: inTitle, list: inTitle };
  const full = Math.max(highest(beginning, FULL_PRICE), inTitle > 0 ? 0 : highestForeign(beginning));
  return { title: inTitle, list: Math.max(inTitle, full) };
}
