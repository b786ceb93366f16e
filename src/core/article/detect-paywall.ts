/**
 * Is the text that a page gave the whole article?
 */

const PAYWALL_WORDS =
  /(?:付费(?:阅读|内容|文章|订阅后)|会员(?:专享|专属|可读|免费读)|(?:订阅|购买|付费|登录|开通会员)(?:后|即可|以)(?:继续)?(?:阅读|查看|解锁)|解锁(?:全文|本文|文章)|剩余\s?\d{1,2}(?:\.\d)?%|试读(?:已)?结束|本文为(?:会员|付费|VIP)|subscribe (?:now )?to (?:continue|read|unlock|keep)|(?:for|available to) (?:paying |paid )?(?:subscribers|members)(?: only)?|subscribers? only|already a (?:subscriber|member)\?|(?:log|sign) in to (?:continue|read)|unlock this (?:article|story)|to continue reading|remaining free articles)/i;

const STUB_WORDS =
  /(?:阅读全文|查看全文|展开全文|查看原文|阅读原文|点击查看更多|read (?:more|the full (?:story|article))|continue reading)\s*[>»›…\].）)]*\s*$/i;

/** A Han character says about as much as a quarter of an English word's letters. */
function weightOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + (text.length - han) / 4;
}

/** Above this much text (some 800 Chinese characters, 600 English words) the words of a paywall are advertising beside a whole article. */
const WHOLE_ARTICLE = 800;
/** Less is a headline with a sentence, not an article; the shortest newsflashes of the default sources are longer. */
const STUB = 60;

/**
 * @param scraps the page's visible texts, where the paywall's own words stand.
 * @param isFree what the publisher's JSON-LD says, if it does.
 */
export function isPaywalled(text: string, scraps: readonly string[], isFree: boolean | undefined): boolean {
  if (isFree === false) return true;
  if (weightOf(text) >= WHOLE_ARTICLE) return false;
  return scraps.some((scrap) => scrap.length < 200 && PAYWALL_WORDS.test(scrap));
}

/** Too short for an article, or it ends by asking to read on elsewhere. */
export function isStub(text: string): boolean {
  return weightOf(text) < STUB || STUB_WORDS.test(text.slice(-60));
}
