/**
 * Which source, author and date stand in words under a headline?
 * Chinese news pages keep them there as text ("2026-11-19 18:30 来源：IT之家 作者：某某"), often without any markup.
 */
import { omitUndefined } from '../omit-undefined.js';

export interface Byline {
  /** The outlet that the page names as its source. */
  source?: string;
  author?: string;
  /** The date as written. */
  date?: string;
}

/** Scraps looked at around the headline; bylines are nearer, menus and comments farther away. */
const BEFORE = 12;
const AFTER = 40;
/** Pages have their article's headline within these. */
const MOST_SCRAPS = 3000;

const SOURCE = /(?:来源|稿源|转自|出处|source)\s*[：:]\s*([^\n|丨｜，。；;、]{1,40})/i;
const AUTHOR =
  /(?:作者|撰文|采写|编译|记者|文)\s*[：:|丨｜/]\s*([^\n：:，。；;]{1,30})(?=[\s|丨｜]|$)|(?<![a-z])[Bb]y:?\s+([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})/;
const DATE = new RegExp(
  [
    '20\\d{2}\\s?[年./-]\\s?\\d{1,2}\\s?[月./-]\\s?\\d{1,2}\\s?日?(?:[\\sT]{0,4}(?:上午|下午|晚上|晚|凌晨)?\\s?\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?)?',
    '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d{1,2},? 20\\d{2}(?:,? (?:at )?\\d{1,2}:\\d{2}(?: ?[AaPp]\\.?[Mm]\\.?)?)?',
    '\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?,? 20\\d{2}(?:,? (?:at )?\\d{1,2}:\\d{2})?',
    '(?:\\d{1,2}\\s?(?:分钟|小时|天)前|(?:昨天|前天|今天)\\s?\\d{1,2}[:：]\\d{2})',
  ].join('|'),
);
/** What follows a name on the same line belongs to the next field. */
const NEXT_FIELD = /\s+(?:来源|作者|编辑|责编|责任编辑|时间|发布|阅读|浏览|评论|字号|分享|我要|20\d{2}|\d+\s?人).*$/;

function cleanName(text: string | undefined): string | undefined {
  const name = (text ?? '')
    .trim()
    .replace(NEXT_FIELD, '')
    .replace(/^[@《【[(（]+|[》】\])）]+$/g, '')
    .trim();
  // A label directly followed by the next one, or by a bare number, had no value.
  return name === '' || name.length > 30 || /^(?:作者|来源|编辑|时间|\d+)/.test(name) ? undefined : name;
}

function comparable(text: string): string {
  return text.replace(/[\s\p{P}]/gu, '').toLowerCase();
}

/** Where the headline stands in the body; the first scrap of all is the page's title element. */
function headlineAt(scraps: readonly string[], title: string): number {
  const wanted = comparable(title);
  if (wanted.length < 4) return 0;
  const at = scraps.findIndex((scrap, index) => index > 0 && scrap.length < 300 && comparable(scrap) === wanted);
  return Math.max(at, 0);
}

/**
 * @param scraps the page's visible texts in order, see `prune-html.ts`.
 * @param title of the article; where it does not stand in the page, the page's beginning is read.
 */
export function readByline(scraps: readonly string[], title: string): Byline {
  const first = scraps.slice(0, MOST_SCRAPS);
  const at = headlineAt(first, title);
  const near = [...first.slice(at + 1, at + AFTER), ...first.slice(Math.max(1, at - BEFORE), at)];
  // A label and its value may be two scraps: the break between them is no end of a field.
  const text = near
    .map((scrap) => scrap.slice(0, 300).replaceAll('&nbsp;', ' ').trim())
    .join('\n')
    .replace(/([：:])\n/g, '$1');
  const author = AUTHOR.exec(text);
  const found = {
    source: cleanName(SOURCE.exec(text)?.[1]),
    author: cleanName(author?.[1] ?? author?.[2]),
    date: DATE.exec(text)?.[0].trim(),
  };
  return omitUndefined(found);
}
