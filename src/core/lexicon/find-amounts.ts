/**
 * The amounts of a text in a form that compares by value: "38.99 万元" and "389,900 yuan" are the same amount. Dates and clock
 * times are excluded.
 */

/** Kind letter of each unit: m money, p per cent, c count, t lap time, s specification. */
const UNITS: readonly (readonly [string, RegExp])[] = [
  ['p', /^(?:%|个百分点|个点|percent|per cent|pct)/],
  ['m', /^(?:元|块|港元|港币|美元|欧元|英镑|日元|韩元|卢比|人民币|yuan|dollars?|euros?|usd|hkd|eur|rmb|cny)/],
  [
    'c',
    /^(?:辆|台|部|股|家|人|名|单|颗|套|份|款|个|枚|次|座|条|件|位|例|units?|vehicles?|cars?|stores?|people|jobs|users|phones|shares)/,
  ],
  [
    's',
    /^(?:mah|wh|kwh|gwh|kw|w|km\/h|km|公里|千米|mm|cm|m|米|毫米|厘米|g|kg|克|千克|公斤|英寸|寸|inch(?:es)?|nm|ghz|mhz|hz|ps|n·?m|gb|tb|mb|mp|像素|l|升|v|a|℃|°c|度|nit|尼特|fps|级|匹|k|token|tops|分|万像素|期|集|届|秒|分钟|小时|h|min|天|seconds?|minutes?|hours?|miles?)/,
  ],
];

const SCALE: Readonly<Record<string, number>> = {
  万亿: 1e12,
  亿: 1e8,
  千万: 1e7,
  百万: 1e6,
  万: 1e4,
  千: 1e3,
  trillion: 1e12,
  tn: 1e12,
  billion: 1e9,
  bn: 1e9,
  million: 1e6,
  thousand: 1e3,
};

const LAP = /(\d{1,2})\s*分\s*(\d{1,2})\s*秒\s*(\d{1,3})?|(?<![\d:.])(\d{1,2}):(\d{2})\.(\d{1,3})(?!\d)/g;
/** Dates and times, removed before amounts are read. */
const WHEN = new RegExp(
  [
    '\\d{4}\\s*年|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*[日号]|\\d{1,2}\\s*月(?:份|底|初|中旬)?|\\d{1,2}\\s*[日号](?!股)|\\d{1,2}[:：]\\d{2}(?::\\d{2})?',
    '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}\\s*[点时](?![\\d.]*[万%])|(?:19|20)\\d\\d(?![\\d.,]*[\\s]*[万亿元辆台部%a-z])|[qh]\\d\\b',
    '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s*\\d{4})?',
    '\\(\\d{4,6}(?:\\.(?:hk|sh|sz))?\\)|（\\d{4,6}(?:\\.(?:hk|sh|sz))?）',
  ].join('|'),
  'g',
);
const AMOUNT =
  /([$¥€£])?(?<![a-z\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(万亿|亿|千万|百万|万|千|trillion|tn|billion|bn|million|thousand|[bm](?![a-z]))?\s*/g;

const LISTING = /^[、/~～至和-]\s*\d/;

const short = (value: number): string => String(Number(value.toPrecision(8)));

function lapTimes(text: string, into: string[]): string {
  return text.replace(LAP, (_, m1, s1, f1, m2, s2, f2) => {
    const [minutes, seconds, fraction] = [m1 ?? m2, s1 ?? s2, f1 ?? f2 ?? ''];
    into.push(`t${short(Number(minutes) * 60 + Number(`${seconds}.${fraction}0`))}`);
    return ' ';
  });
}

function kindOf(currency: string | undefined, after: string): string {
  if (currency) return 'm';
  return UNITS.find(([, unit]) => unit.test(after))?.[0] ?? 'n';
}

function scaleOf(word: string | undefined, currency: string | undefined): number {
  if (word === 'b') return currency ? 1e9 : 1;
  if (word === 'm') return currency ? 1e6 : 1;
  return word ? (SCALE[word] ?? 1) : 1;
}

/**
 * Distinct amounts in a folded, lower-cased text, in order of appearance: kind letter + value in base units. `limit` caps the
 * result for very long texts.
 */
export function findAmounts(text: string, limit = 60): string[] {
  const found: string[] = [];
  const plain = lapTimes(text, found).replace(WHEN, ' ');
  // "3699、4299 元": only the last number of a list carries the unit.
  let listed: number[] = [];
  for (const match of plain.matchAll(AMOUNT)) {
    if (found.length >= limit) break;
    const [whole, currency, digits, word] = match;
    const value = Number((digits ?? '').replaceAll(',', '')) * scaleOf(word, currency);
    const after = plain.slice(match.index + whole.length, match.index + whole.length + 8);
    const kind = word === 'm' && !currency ? 's' : kindOf(currency, after);
    if (kind === 'n' && !word && LISTING.test(after)) {
      listed.push(value);
      continue;
    }
    for (const one of listed) found.push(kind + short(one * (value >= 1e4 && one < 1e4 ? scaleOf(word, currency) : 1)));
    listed = [];
    // A small bare number is an item number, a generation or a version; `find-models.ts` handles models.
    if (kind === 'n' && !word && value < 100 && !(digits ?? '').includes('.')) continue;
    found.push(kind + short(value));
  }
  return [...new Set(found)];
}
