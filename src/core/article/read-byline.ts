/**
 * Source, author and date in the visible text near the headline.
 * Chinese news pages put them there as plain text ("2026-11-19 18:30 来源：IT之家 作者：某某"), often without any markup.
 */
import { omitUndefined } from '../omit-undefined.js';

export interface Byline {
  /** The outlet that the page credits as its source. */
  source?: string;
  author?: string;
  /** The date as written. */
  date?: string;
}

/** Text runs examined around the headline; bylines are nearer, menus and comments farther away. */
const BEFORE = 12;
const AFTER = 40;
/** The headline is among the first text runs of any real page. */
const MAX_RUNS = 3000;

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
/** The next field on the same line as a name. */
const NEXT_FIELD = /\s+(?:来源|作者|编辑|责编|责任编辑|时间|发布|阅读|浏览|评论|字号|分享|我要|20\d{2}|\d+\s?人).*$/;

function cleanName(text: string | undefined): string | undefined {
  const name = (text ?? '')
    .trim()
    .replace(NEXT_FIELD, '')
    .replace(/^[@《【[(（]+|[》】\])）]+$/g, '')
    .trim();
  // A label followed directly by the next label or a bare number had no value.
  return name === '' || name.length > 30 || /^(?:作者|来源|编辑|时间|\d+)/.test(name) ? undefined : name;
}

function comparable(text: string): string {
  return text.replace(/[\s\p{P}]/gu, '').toLowerCase();
}

/** Index of the headline in the body. The very first text run is the page's title element. */
function headlineAt(textRuns: readonly string[], title: string): number {
  const wanted = comparable(title);
  if (wanted.length < 4) return 0;
  const at = textRuns.findIndex((run, index) => index > 0 && run.length < 300 && comparable(run) === wanted);
  return Math.max(at, 0);
}

/**
 * Reads the byline. A title that does not occur in the page means that the page's beginning is read.
 * @param textRuns the page's visible texts in order, see `prune-html.ts`.
 * @param title the article's headline.
 */
export function readByline(textRuns: readonly string[], title: string): Byline {
  const first = textRuns.slice(0, MAX_RUNS);
  const at = headlineAt(first, title);
  const near = [...first.slice(at + 1, at + AFTER), ...first.slice(Math.max(1, at - BEFORE), at)];
  // A label and its value may be separate text runs; the break between them does not end the field.
  const text = near
    .map((run) => run.slice(0, 300).replaceAll('&nbsp;', ' ').trim())
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
