/**
 * Detecting incomplete articles: paywalls and stubs.
 */

const PAYWALL_WORDS =
  /(?:付费(?:阅读|内容|文章|订阅后)|会员(?:专享|专属|可读|免费读)|(?:订阅|购买|付费|登录|开通会员)(?:后|即可|以)(?:继续)?(?:阅读|查看|解锁)|解锁(?:全文|本文|文章)|剩余\s?\d{1,2}(?:\.\d)?%|试读(?:已)?结束|本文为(?:会员|付费|VIP)|subscribe (?:now )?to (?:continue|read|unlock|keep)|(?:for|available to) (?:paying |paid )?(?:subscribers|members)(?: only)?|subscribers? only|already a (?:subscriber|member)\?|(?:log|sign) in to (?:continue|read)|unlock this (?:article|story)|to continue reading|remaining free articles)/i;

const STUB_WORDS =
  /(?:阅读全文|查看全文|展开全文|查看原文|阅读原文|点击查看更多|read (?:more|the full (?:story|article))|continue reading)\s*[>»›…\].）)]*\s*$/i;

/** Length in Han characters; four letters of English count as one. */
function weightOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + (text.length - han) / 4;
}

/** From this length on (about 800 Chinese characters or 600 English words), paywall wording is advertising next to a complete article. */
const WHOLE_ARTICLE = 800;
/** Anything shorter is a headline with a sentence; the shortest newsflashes of the default sources are longer. */
const STUB = 60;

/**
 * @param textRuns the page's visible texts, which contain the paywall's wording.
 * @param isFree as stated in the publisher's JSON-LD, if at all.
 */
export function isPaywalled(text: string, textRuns: readonly string[], isFree: boolean | undefined): boolean {
  if (isFree === false) return true;
  if (weightOf(text) >= WHOLE_ARTICLE) return false;
  return textRuns.some((run) => run.length < 200 && PAYWALL_WORDS.test(run));
}

/** Whether the text is too short for an article or ends with a prompt to read on elsewhere. */
export function isStub(text: string): boolean {
  return weightOf(text) < STUB || STUB_WORDS.test(text.slice(-60));
}
