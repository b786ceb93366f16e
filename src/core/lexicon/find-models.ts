/** Product models and trim levels named in a text. */

/** Words that distinguish variants of a product. */
const TRIMS =
  'pro|max|ultra|plus|lite|mini|se|gt|fold|flip|air|turbo|5g|4g|esim|标准版|长续航版|至尊版|青春版|后驱|四驱|柔风|露营版|五座|六座|七座|典藏|竞速版|纽北';

const TRIM_FORM = new RegExp(`(?<![a-z])(?:${TRIMS})(?![a-z])`, 'g');

/** The distinct trim words of a text. */
export const findTrims = (text: string): string[] => [...new Set(text.match(TRIM_FORM) ?? [])];

const MODEL = /(?<![a-z\d.])([a-z]{1,12})[- ]?(\d{1,4}[a-z]{0,2}\d?)(?![\d.]*(?:[a-z%]|[ ]?[万亿元年月日小分秒]))/g;
const BARE_MODEL =
  /(?:小米|红米|荣耀|一加|问界|澎湃os|坦克|真我)[ ]?([a-z]{0,3}\d{1,3}[a-z]?)(?![\d.%]|[ ]?[万亿元年月日台辆部号款%])/g;
/** Units and words that look like the start of a model name. */
const NOT_MODEL = new Set(
  'of to in on at for by the and top usb ip ddr lpddr ufs gb tb hz nm mah hk wi q h no than over under about up with from past next last first s'.split(
    ' ',
  ),
);

/** Product names with a number, written as one word ("watch6", "yu7", "n90"). */
export function findModels(text: string): string[] {
  const found = new Set<string>();
  for (const [, word, number] of text.matchAll(MODEL)) {
    if (word && number && !NOT_MODEL.has(word) && !/^(?:19|20)\d\d$/.test(number)) found.add(word + number);
  }
  for (const [, name] of text.matchAll(BARE_MODEL)) if (name) found.add(name);
  return [...found];
}
