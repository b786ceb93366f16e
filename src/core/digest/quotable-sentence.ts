/** Which sentences of an article may be quoted weeks later, on a page of their own, and what they lean on. */
import { findModels } from '../lexicon/find-models.js';
import { foldAligned } from '../text/fold-text.js';
import { isBackground, isBoilerplate } from '../text/strip-boilerplate.js';

/** Times that are true only on the day of writing. */
const RELATIVE_ZH =
  /今(?:天|日|早|晨|午|晚|夜|起)|昨|明(?:天|日|早|晚|起)|前天|后天|刚(?:刚|才|[发宣公推上])|方才|稍[早后]|正在进行|即日起|[本这上下]周|(?:周|星期)[一二三四五六日天末]|此刻|眼下|截至发稿|\d+\s*(?:分钟|小时)前/u;
const RELATIVE_EN =
  /\b(?:today|tonight|yesterday|tomorrow|(?:this|last|next|earlier this|later this) (?:week|month|morning|afternoon|evening|weekend)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|just now|(?:minutes?|hours?|days?) ago)\b/i;

/** Prices after coupons and subsidies, and what a buyer is told to do. */
const DEAL =
  /领券|用券|券|优惠码|到手|点此|点击|下单|拍下|凑单|付款|加购|包邮|立减|满减|红包|国补|补贴[后价]|补后|秒杀|抢购|到账|积分|抽奖|参与(?:活动|抽)|\b(?:coupons?|promo code|use code|checkout|add to cart|buy now|pre-?order now|deal)\b/iu;

/** The writer speaks to the reader, about the page, or of what a picture shows. */
const PAGE =
  /本文|篇文章|编辑部|来看看|值得期待|笔者|小编|编者|后续将|(?:持续|保持)(?:关注|跟进)|第一时间|还在进行|敬请|拭目以待|一起来?看|带大家|为大家|供(?:大家)?参考|汇总如下|如下|下方|如图|图为|[图文]注|[从由](?:图片|照片|截图|图中)|(?:视频|页面|微博)截图|供图|摄影|摄$|网友.{0,6}投稿|感谢.{0,14}(?:线索|投递)|\b(?:in this (?:article|post|video|review)|pictured|as seen (?:above|below)|see (?:above|below)|(?:seen|displayed|pictured) (?:at|in|on|during|outside)|(?:link|video|image|photo|chart|table)s? (?:above|below)|read (?:about|more)|right here|stay tuned|let us know|via:|source:|here(?:'s| is| are))\b/iu;

/** A speaker that the extract would have to name. */
const FIRST_PERSON =
  /我(?!国|省|市|方|军)|咱们|本人|[你您]|\b(?:I|I'm|I’m|I've|I’ve|[Ww]e|[Ww]e're|[Ww]e’re|[Oo]ur|ours|[Mm]y|me|us|[Yy]ou|[Yy]our)\b/u;

/** Headings, numbered points and ends of lists that a page lost its line breaks between. */
const LISTED =
  /(?:^|[：:—])[一二三四五六七八九十]{1,2}[、.．]|^(?:[（(]?\d{1,2}[)）、]|[①-⑳]|第[一二三四五六七八九十][，、]|(?:问|答|Q|A)\d*[:：]|[a-z](?!phone|pad))|[\p{L}\p{N}]{0,6}注[:：]|[①-⑳丨｜]|^.{6,}注意到[，,]|[：:]\s*(?:第一|一是|其一|首先)(?!.*(?:第二|二是|其二|其次))|^(?![^：]*(?:[称说道示调应明布告问言息者]|可见)[：])[\p{L}\p{N} ]{2,16}：|(?:汇总|一览|要点|亮点|规格|参数|配置)\d|&\w{2,6};|[<>{}|]|^[，。、；：）》”’,.;:)\]]/u;
/** Words and digits are spaced throughout, except where two lines were run together. */
const RUN_TOGETHER =
  /\p{Script=Han}\d[\d.,]* \p{Script=Han}|\p{Script=Han} [\d.,:]+%?(?![年月日时分万亿元倍])\p{Script=Han}{2,}[:：]/u;

/** What stands in quotation marks is somebody's words. */
const QUOTED = /“[^”]*”|「[^」]*」|『[^』]*』|"[^"]*"/gu;

/** Whether a sentence can be quoted at all: prose, complete, and still true when the week is over. */
export function isQuotable(sentence: string): boolean {
  const own = sentence.replace(QUOTED, '');
  if (isBoilerplate(sentence) || isBackground(sentence) || PAGE.test(sentence) || DEAL.test(sentence)) return false;
  if (RELATIVE_ZH.test(sentence) || RELATIVE_EN.test(sentence) || FIRST_PERSON.test(own)) return false;
  // A quotation on its own does not say whose it is.
  if (own.replace(/\p{P}/gu, '').trim() === '') return false;
  if (LISTED.test(sentence) || RUN_TOGETHER.test(sentence) || (own.match(/[：]/gu)?.length ?? 0) > 1) return false;
  // A question is not news, and an ellipsis mostly marks where a text was cut.
  return !/(?:[？?…]|\.\.)[”」』"’）)]*$/u.test(sentence) && balanced(sentence);
}

/** Whether every quotation mark and bracket has its partner: otherwise a part of the sentence is missing. */
function balanced(sentence: string): boolean {
  const count = (mark: string) => sentence.split(mark).length;
  return ['“”', '「」', '『』', '《》', '（）', '()', '【】'].every(
    ([open, close]) => count(open ?? '') === count(close ?? ''),
  );
}

/** Openings that say who reports or when, and leave the subject to what follows. */
const OPENING =
  /^(?:(?:据|根据)[^，,]{0,16}(?:介绍|了解|悉|称|透露|表示|显示|消息|报道|披露)[，,]|(?:目前|当前|据悉|值得(?:一提|注意|关注)的是|需要(?:注意|说明)的是|值得一提|官方(?:表示|称|介绍)|资料显示|另悉|截至[^，]{0,14})[，,]\s*)+/u;

/** Words for what was named before; these and the following are alternatives of one pattern. */
const POINTING =
  '他|她|它|[该其此这那本](?!次(?:召回|发布会))|双方|两者|前者|后者|二者|两[车款台种位家]|[三四五]款|上述|以上|官方|有?网友';
/** Words that join a sentence to the one before it. */
const LINKING =
  '此外|从[^，]{1,8}到|在?另|结合|从[^，]{1,8}来看|第[一二三四五]|同[时样一期]|而|但|不过|然而|却|因此|因而|所以|于是|从而|故|对此|对于?此|随后|随即|之后|接着|紧接着|最终|最后|结果|首先|其次|再次|与[此之]|除|并|还|也|又|再|更|甚至|尤其|即(?!将)便?|例如|比如|譬如|正如|如此|如果|若|反观|相比|相较|反之|总之|换句话|换言之|可见|具体|一方面|值得|至于';
/** Places and times that the sentence before it gave. */
const THERE_AND_THEN =
  '在?[本这]场|当时|当天|当晚|期间|至此|从此|(?:在)?(?:发布会|活动|会议|现场|直播|采访|视频|文中|评论区)(?:上|中|里|的|，)';
/** Verbs whose subject stands before. */
const NO_SUBJECT =
  '表示|称|强调|指出|认为|搭载|采用|支持|配备|拥有|提供|内置|基于|包含|包括|可[选以]|带来|实现|累计|[总合共]计|位列|登顶|(?:全球|国内|行业|业内)首|在[^，]{2,30}[中上下](?:全面|均|已)?(?:取得|获得|实现|达到|位列|排名|拿下)';
/** The same in English. */
const GOING_ON_EN =
  'he|she|it|its|they|their|this|that|these|those|both|such|the (?:company|firm|device|phone|handset|smartphone|car|sedan|suv|vehicle|brand|maker|latter|former|report|update|two|new)|however|but|and|or|so|yet|still|then|meanwhile|also|moreover|besides|instead|as for|whereas|while|another|other|others|in addition|in contrast|by contrast|as a result|for (?:example|instance)|according to (?:him|her|them|it)|there|here|if (?:it|they|he|she)|even|that said|to that end|similarly|likewise|additionally|furthermore';

/** A sentence that opens like this goes on from the one before it. */
const GOES_ON = new RegExp(
  `^(?:${[POINTING, LINKING, THERE_AND_THEN, NO_SUBJECT].join('|')}|(?:${GOING_ON_EN})\\b)`,
  'iu',
);

/** A sentence that opens like this is about a product that it does not name. */
const UNNAMED =
  /^(?:新[车机品]|整[车机]|[该这此本](?:款|台|部|辆)?(?:新?[车机]|机型|车型|新品|产品)|新款|车型|产品|全系|车[辆身内顶]|机身|屏幕|电池|续航|外观|内饰|动力|尺寸|重量|售价|起售价|价格|定价|首发|后置|前置|影像|处理器|[\p{Script=Han}]{2,6}(?:方面|上)[，,])/u;
/** 这款冰箱, 该系统: a noun that the headline may hold. */
const POINTED = /^[该这此](?:款|台|部|辆|项|次|个|种|套|座|份)?([\p{Script=Han}]{2})/u;

/** 小米还公布了…, 达成这一成就后: a first clause that refers back. */
const REFERS =
  /^[^，,：:。]{1,14}(?:还(?!没|未)|也|则|亦|同样|随即|随后)|^[^，,。]*(?:[这此那该](?:一|个|些|种|项|类)|前述|上述|[对就为由]此|因此)|^(?:(?![和与、]).)*[两二前后]者/u;
/** 页面显示该机…: a product pointed at inside the sentence. */
const POINTS = /^(.*?)(?:[该此](?:车|机|款|系列|机型|车型|产品)|[这本]款)/u;

/** Whether a sentence needs the one before it, given the headline that stands above the extract. */
export function leansBack(sentence: string, title: string): boolean {
  const bare = sentence.replace(OPENING, '');
  if (/^据[其该此]/u.test(bare)) return true;
  const before = POINTS.exec(bare)?.[1];
  const unnamed = before !== undefined && findModels(foldAligned(before)).length === 0;
  const noun = POINTED.exec(bare)?.[1];
  if (noun !== undefined && title.includes(noun)) return false;
  if (unnamed || UNNAMED.test(bare)) return findModels(foldAligned(title)).length !== 1;
  return GOES_ON.test(bare) || REFERS.test(bare);
}

/** 小米汽车宣布， / 5 月 3 日，某机构数据显示，: who says it and when. */
const SAID =
  /^(?:[^，,：:]{0,14}[月日年]\s*[，,]\s*)?(?:[^，,。]{0,40}(?:宣布|表示|显示|获悉|消息|称|公告|发文|公布|透露|介绍|指出|announced|said|reported)[^，,：:]{0,6}[，,：:]\s*)?/iu;

/** The sentence without its speaker and date, to see what it adds to a headline. */
export function withoutSpeaker(sentence: string): string {
  return sentence.replace(SAID, '');
}
