/**
 * The core of a text: headline tags, datelines, source tails and reading tips, which many articles share, are removed, and the
 * point where the background begins is marked.
 */
import { foldText } from '../../text/fold-text.js';

export interface CleanText {
  /** Folded headline; the first sentence if there is none. */
  title: string;
  headless: boolean;
  /** Folded whole text without its frame. */
  text: string;
  /** Offset in `text` where the background begins; its length if there is none. */
  news: number;
  /** Outlet that the text names as its origin. */
  source: string | null;
}

const MAX_TEXT = 12_000;
const AGENCY =
  '(?:财联社|it之家|36氪|新华社|科创板日报|界面新闻|澎湃新闻|蓝鲸新闻|新浪科技|快科技|中新网|央视新闻|证券时报|每经|钛媒体|雷递网|品玩|凤凰网科技|智通财经|格隆汇)';
const DATE = '(?:\\d{4} ?年)? ?(?:\\d{1,2} ?月)? ?\\d{1,2} ?日';
const FRAME_FRONT: readonly RegExp[] = [
  /^【[^】]{2,120}】\s*/,
  /^\\?\[[^\]]{0,40}\]\s*/,
  /^(?:watch now|topshot)\b[\s:-]*/,
  /^(?:文|作者|编辑|来源|责编)\s*[|丨｜:：][^\n]{0,40}\n/,
  new RegExp(`^[《「]?${AGENCY}[》」]?(?:[^，。,]{0,12})?${DATE}[^，。,]{0,4}(?:电|讯|消息|报道)[，,：:\\s]*`),
  new RegExp(`^${AGENCY}(?:获悉|讯|消息)[，,：:\\s]*`),
  new RegExp(`^${DATE}(?:[上下中]午|晚间?|凌晨|早间?)?(?:消息|电|讯)?[，,]\\s*`),
  /^(?:据悉|日前|近日|据报道|记者获悉)[，,]\s*/,
  /^据[^，。,]{2,24}(?:消息|报道|获悉|披露|显示)[，,]\s*/,
  /^据[^，。,]{2,16}[，,]\s*(?=日前|近日)/,
];
const FRAME_TAIL: readonly RegExp[] = [
  /\s*\((?:来源[:：])?[^()\d]{2,14}\)\s*$/,
  /\s*(?:责任编辑|责编|编辑|来源|原文链接|阅读原文|查看全文)[:：]?[^\n。]{0,40}$/,
  /\s*广告声明[:：].*$/s,
  /\n\s*(?:相关阅读|延伸阅读|相关推荐|推荐阅读|媒体报道|更多阅读|read more|related)[:：]?\s*\n.{0,600}$/s,
];
const BACKGROUND =
  /(?:[。！!?？\n]|\.\s)\s*(?:据?(?:it之家)?(?:此前|早些时候|之前)(?:的)?(?:报道|消息|获悉|公布|介绍|宣布)?[，,]|值得一提的是|值得注意的是|作为对比|作为参考|it之家(?:此前|注意到|了解到|附|注)|据it之家(?:此前|了解|获悉)|(?:公开)?资料显示|据?公开(?:资料|信息)|企查查信息显示|天眼查|回顾|另据|目前，?小米|(?:据|根据)(?:此前|官方此前)|in related news|background:|earlier this (?:month|year))/;

const strip = (text: string, patterns: readonly RegExp[]): string => {
  let left = text.trim();
  // Frames nest (a tag, then a dateline, then "据…消息，"): repeat until nothing more can be removed.
  for (let pass = 0; pass < 4; pass++) {
    const before = left;
    for (const pattern of patterns) left = left.replace(pattern, '').trim();
    if (left === before) break;
  }
  return left;
};

const SOURCE =
  /(?:来源|转自|转载自|via|source)\s*[:：]\s*([^\s，。,)）|]{2,16})|^[《「]?(财联社|it之家|36氪|新华社|科创板日报|界面新闻|澎湃新闻|快科技)|据\s?[《「]?((?:财联社|it之家|36 ?氪|新华社|科创板日报|界面新闻|澎湃新闻|新浪科技|路透社|彭博社|晚点|第一财经|央视新闻|证券时报)[^》」，,]{0,8}?)[》」]?(?:今日|消息|报道|获悉|\d|，|,)|\((新浪科技|新浪财经|界面|澎湃新闻|凤凰网科技|证券时报|第一财经|财联社|36氪|it之家)\)\s*$/;

const TITLE_FRAME: readonly RegExp[] = [
  /^(?:\d{2}版\s*-\s*|独家[|丨｜:：]\s*|快讯[|丨｜:：]\s*|最前线[|丨｜:：]\s*|\[[^\]]{1,12}\]\s*|【[^】]{2,8}】\s*)/,
  /\s*[-_|丨｜–—]\s*(?:it之家|36氪|财联社|新浪科技|techcrunch|the verge|cnbc|ars technica|engadget|xda|界面新闻)\s*$/,
];

const decode = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ');

const plain = (text: string): string => foldText(decode(text)).toLowerCase();

function firstSentence(text: string): string {
  const end = text.search(/[。！!？\n]|\.\s/);
  return (end < 0 ? text : text.slice(0, end)).slice(0, 120);
}

/** Cleans one article. Accepts any input; an empty one results in empty strings. */
export function cleanCore(title: string, text: string): CleanText {
  const whole = plain(text.slice(0, MAX_TEXT));
  const tag = /^【([^】]{4,120})】/.exec(whole)?.[1];
  const source = SOURCE.exec(whole.slice(0, 200)) ?? SOURCE.exec(whole.slice(-80));
  const core = strip(strip(whole, FRAME_FRONT), FRAME_TAIL);
  const given = strip(plain(title), TITLE_FRAME) || (tag ?? '');
  const at = core.search(BACKGROUND);
  return {
    title: (given || firstSentence(core)).slice(0, 160),
    headless: given === '',
    text: core,
    news: at < 40 ? core.length : at,
    source: source?.slice(1).find((name) => name !== undefined) ?? null,
  };
}
