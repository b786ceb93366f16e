/**
 * Recognition of bodies that are not feeds.
 * A source that answers 200 with something else is broken, not empty, and the operator needs to know what came instead.
 */

/** What came instead of a feed. */
export type Instead = 'empty' | 'web-page' | 'captcha' | 'login' | 'json' | 'binary' | 'sitemap-index' | 'unknown';

/** Thrown by `parseFeed` for bytes that hold no feed. */
export class NotAFeed extends Error {
  override readonly name = 'NotAFeed';

  constructor(
    readonly instead: Instead,
    /** A description in plain words; safe to log and to show. */
    readonly detail: string,
    /** For an index: the addresses of what it lists, newest first. */
    readonly parts: readonly string[] = [],
  ) {
    super(`not a feed but ${instead}: ${detail}`);
  }
}

/** Wording of the bot checks, Chinese and international, that large sites put in front of a feed. */
const CAPTCHA =
  /captcha|verify you are (?:a )?human|are you a robot|unusual traffic|just a moment\.\.\.|cf-chl-|cf-challenge|__cf_bm|安全验证|访问验证|人机验证|滑动验证|验证码|请完成验证|访问过于频繁|环境异常|punish-page|_waf_|acw_sc__v2|geetest|tcaptcha/i;
const LOGIN =
  /<input[^>]{0,300}type\s*=\s*["']?password|请先登录|登录后(?:查看|继续|访问)|please (?:log|sign) in|login required/i;
/** Characters examined; a bot check or login page identifies itself near its beginning. */
const EXAMINED_CHARS = 60_000;

/** Identifies a text that no reader accepted as a feed. */
export function describeNonFeed(text: string): NotAFeed {
  const head = text.slice(0, EXAMINED_CHARS);
  const trimmed = head.trimStart();
  if (trimmed === '') return new NotAFeed('empty', 'the body is empty');
  if (head.includes('\u0000')) return new NotAFeed('binary', 'the body is not text');
  if (/^[{[]/.test(trimmed)) return new NotAFeed('json', 'JSON without the items of a JSON Feed');
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(head)?.[1]?.trim();
  const named = title ? `a page titled “${title}”` : 'a page without a title';
  if (CAPTCHA.test(head)) return new NotAFeed('captcha', named);
  if (LOGIN.test(head)) return new NotAFeed('login', named);
  if (/<(?:!doctype html|html|head|body|div|p|script|meta)\b/i.test(head)) return new NotAFeed('web-page', named);
  return new NotAFeed('unknown', `begins with “${trimmed.slice(0, 60).replace(/\s+/g, ' ')}”`);
}
