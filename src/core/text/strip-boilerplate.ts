/** Recognises what is not news in an article's text: datelines, credits, calls to subscribe, captions, background. */

/** The 【title】 that news flashes repeat before the text. */
const BRACKET_TITLE = /^\s*【[^】]{4,120}】\s*/u;

/** 新浪科技讯 11月16日上午消息，/ IT之家 3 月 25 日消息，/ 财联社6月22日电，/ 界面新闻获悉， */
const DATELINE_ZH =
  /^[\p{L}\p{N}·.\s]{1,16}?(?:讯|(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日[\p{Script=Han}]{0,4}?(?:消息|电|讯|报道|获悉))\s*[，,：:\s]\s*/u;
const DATE_MESSAGE_ZH = /^(?:\d{1,2}\s*月\s*\d{1,2}\s*日[早午晚上下间]{0,2}\s*)?(?:消息|获悉)[，,：:]\s*/u;
const REPORTER_ZH =
  /^(?:[（(]?记者|本报记者|文\s*[|｜/丨]|作者\s*[|｜:：]|编辑\s*[|｜:：])[^，。,]{0,30}[）)]?\s*[，,]?\s*/u;

/** BEIJING, Nov 16 (Reuters) - / (Xinhua) -- / SHENZHEN — */
const DATELINE_EN =
  /^(?:[A-Z][A-Z\s./]{2,30}(?:,\s*[A-Z][a-z]{2,8}\.?\s*\d{1,2})?\s*)?\((?:[A-Z][\w\s]{2,30})\)\s*[-–—]+\s*|^[A-Z]{4,20}(?:,\s*[A-Z][a-z]{2,8}\.?\s*\d{1,2})?\s*[-–—]+\s*/;

/** The article's text without its dateline and repeated title. */
export function stripDateline(text: string): string {
  const untitled = text.trimStart().replace(BRACKET_TITLE, '');
  return untitled
    .replace(REPORTER_ZH, '')
    .replace(DATELINE_ZH, '')
    .replace(DATE_MESSAGE_ZH, '')
    .replace(DATELINE_EN, '')
    .trimStart();
}

const BOILERPLATE_ZH =
  /责任编辑|编辑[:：]|校对[:：]|审核[:：]|本文来自|本文作者|本文为|原标题|原文链接|附上.{0,10}(?:如下|内容)|(?:如下|汇总)[:：]|图源|图片来源|图[/／]|题图|▲|△|▼|点击(?:查看|阅读|进入|下载|此处)|阅读(?:原文|全文|更多)|相关阅读|延伸阅读|推荐阅读|直达链接|点此|券后|领取.{0,8}券|到手价|广告声明|对外跳转|免责声明|风险提示|投资建议|版权(?:归|所有)|未经授权|转载(?:请|自|来源)|来源[:：]|扫码|二维码|公众号|关注我们|关注[“「]|欢迎(?:关注|订阅|加入)|订阅|下载.{0,6}(?:App|APP|客户端)|分享至|收藏\s*\d|浏览\s*\d|评论\s*\d|🔗|👁|⭐|https?:\/\//u;
const BOILERPLATE_EN =
  /\b(?:subscribe|newsletter|sign up|follow us|read more|click here|image credit|photo(?:graph)?:|getty images|all rights reserved|terms of (?:use|service)|privacy policy|cookies?|affiliate|advertis(?:e|ing|ement)|related (?:articles?|stories)|share this|join our|download our app|editor'?s note|this article (?:was|first))\b/i;

/** 据IT之家此前报道 / 值得一提的是 / As previously reported: background, rarely this week's news. */
const BACKGROUND =
  /据.{1,10}(?:此前|早前|昨[日天晚]|早些时候)(?:曾)?报道|此前(?:曾|已经?)?(?:报道|预热|公布|曝光)|曾于.{0,12}报道|了解到，?.{0,4}此前|as (?:we )?(?:previously|earlier) reported/iu;

/** Whether a sentence is page furniture. */
export function isBoilerplate(sentence: string): boolean {
  return BOILERPLATE_ZH.test(sentence) || BOILERPLATE_EN.test(sentence);
}

/** Whether a sentence restates earlier reports. */
export function isBackground(sentence: string): boolean {
  return BACKGROUND.test(sentence);
}
