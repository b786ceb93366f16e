/** Function words that steer the reading of a figure: bounds, changes, stops, speech, ranks; separated by "|" or line breaks. */

import { splitWords, type Word } from './word.js';

function each(words: string, word: Word): (readonly [string, Word])[] {
  return splitWords(words).map((text) => [text, word] as const);
}

/** The weight of a stop is the distance it adds between a number and a word; from this weight on it ends the sentence. */
export const SENTENCE_STOP = 9;
const CLAUSE_STOP = 1.5;
const LIGHT_STOP = 0.5;

const STOPS: readonly (readonly [string, Word])[] = [
  ['\n', { kind: 'stop', weight: SENTENCE_STOP }],
  ['\r', { kind: 'stop', weight: SENTENCE_STOP }],
  ['. ', { kind: 'stop', weight: SENTENCE_STOP }],
  ['|', { kind: 'stop', weight: CLAUSE_STOP }],
  ...each('。|！|？|；|;|!|?|◆|●|▲|■|•', { kind: 'stop', weight: SENTENCE_STOP }),
  ...each('，|,|｜', { kind: 'stop', weight: CLAUSE_STOP }),
  ...each('、|/|：|:|（|）|(|)|——|—|“|”|「|」|【|】|《|》', { kind: 'stop', weight: LIGHT_STOP }),
];

const BOUNDS: readonly (readonly [string, Word])[] = [
  ...each(
    `超|超过|超过了|超出|逾|突破|突破了|破|过|高于|多于|不低于|不少于|至少|起码|大于|已超|over|more than|above|exceeding|exceeded|
    exceeds|surpassed|surpassing|topped|at least|north of|upwards of`,
    { kind: 'bound', bound: 'over' },
  ),
  ...each('近|接近|将近|临近|逼近|nearly|almost|close to|just under', { kind: 'bound', bound: 'nearly' }),
  ...each('约|大约|约为|大概|差不多|预计约|about|around|approximately|roughly|some', { kind: 'bound', bound: 'about' }),
  ...each('不到|不足|低于|少于|未满|至多|最多|不超过|不高于|less than|under|fewer than|up to', {
    kind: 'bound',
    bound: 'under',
  }),
];

const TRENDS: readonly (readonly [string, Word])[] = [
  ...each(
    `同比|按年|较去年同期|较上年同期|与去年同期相比|year-on-year|year on year|yoy|year-over-year|year over year|
    from a year earlier|from a year ago|y/y|compared with a year|比去年同期|比上年同期|同去年同期相比|较上年|较去年`,
    { kind: 'trend', change: 'yoy', sign: 0 },
  ),
  ...each(
    `环比|按季|quarter-on-quarter|quarter on quarter|qoq|sequentially|month-on-month|month on month|
    from the previous quarter`,
    { kind: 'trend', change: 'qoq', sign: 0 },
  ),
  ...each(
    `增长|增长了|增|提升|提升了|提高|提高了|上升|上涨|增加|增加了|劲增|大增|激增|暴涨|飙升|微增|略增|高出|高了|贵了|贵出|多了|涨|增幅|升幅|增速|同增|+|up|rose|rise|grew|growth|grow|
    increase|increased|jumped|surged|gained|climbed|soared|higher|hiked|surge|jump|gain`,
    { kind: 'trend', change: 'other', sign: 1 },
  ),
  ...each(
    `下降|下降了|下滑|下滑了|减少|减少了|下跌|跌|降|降低|缩减|锐减|骤降|微降|略降|大降|低了|便宜了|便宜|少了|回落|降幅|同降|收窄|down|fell|fall|declined|decline|
    decreased|decrease|dropped|drop|slid|plunged|shrank|lower|cut|slashed|lowered|reduced|narrowed|slumped`,
    { kind: 'trend', change: 'other', sign: -1 },
  ),
];

const RANKS: readonly (readonly [string, Word])[] = [
  ...each(
    `冠军|榜首|登顶|销冠|夺冠|居首|问鼎|登榜首|桂冠|榜一|第一名|number one|came first|ranked first|first place|top spot|best-selling|top-selling|
    bestselling`,
    { kind: 'rank', value: 1 },
  ),
  ...each(
    '亚军|came second|finished second|ranked second|second place|second-largest|second largest|second-biggest|second-best-selling',
    {
      kind: 'rank',
      value: 2,
    },
  ),
  ...each(
    '季军|came third|finished third|ranked third|third place|third-largest|third largest|third-biggest|third-best-selling',
    {
      kind: 'rank',
      value: 3,
    },
  ),
];

const PLAIN: readonly (readonly [string, Word])[] = [
  ...each('分别|分别为|依次|各|respectively', { kind: 'each' }),
  ...each('实现', { kind: 'achieve' }),
  ...each(
    `下降至|提升至|增至|升至|上升至|增长至|达到|增长到|提高到|提高至|降为|下滑至|回升至|攀升至|减少至|跃升至|升到|扩大至|收窄至|增到|上升到|下降到|降到|降至|跌至|跌到|减至|提升到|提至`,
    { kind: 'reach' },
  ),
  ...each('目标|计划|指引|力争|冲击|剑指|target|targets|aims|aiming|plans|will open|will launch|to open|hopes', {
    kind: 'target',
  }),
  ...each(
    '预计|预期|有望|预测|预估|预判|料将|料达|或将|或为|expects|expected|forecast|forecasts|estimates|estimated|could reach|rumored|rumoured',
    {
      kind: 'forecast',
    },
  ),
  ...each(
    `表示|称|透露|宣布|指出|介绍|公布|披露|强调|认为|发文|回应|坦言|发布|官宣|说|提到|写道|统计|显示|数据显示|报告显示|汇报|
    公告|said|says|announced|reported|showed|shows|told|claims|claimed|revealed`,
    { kind: 'say' },
  ),
  ...each('据|根据|按照|援引|according to|data from', { kind: 'per' }),
  ...each(
    `排名|排行|排在|位列|位居|名列|跻身|蝉联|稳居|居|排|榜|市场|世界|全国|行业|夺得|荣获|ranked|ranks|ranking|rank|list|
    leaderboard|place|maker|brand|vendor`,
    { kind: 'ranking' },
  ),
  ...each('数据|咨询|证券|研究院|实验室|智库|consultancy|research firm|research house|market researcher', {
    kind: 'firm',
  }),
  ...each('此前报道|此前消息|作为参考|作为对比|作为比较|相关阅读|延伸阅读|previously', { kind: 'aside' }),
];

/** Words that begin like a number, a unit or a rank but are not. */
const TRAPS = each(
  `根据地|据悉|据说|据称|据了解|据点|证据|收据|依据|万一|千万别|百货|千元机|万象|万物|万里|万能|万众|亿万|百变|百米|百分|百科|十分|十足|千里|半步|下半场|上半场|半导体|
  半固态|一定|一些|第一代|第二代|第三代|第一时间|第一次|第一款|第一视角|第一批|第一步|第一台|第一辆|第一个|第一家|第一天|双11|
  双十一|双12|818|12306|11.11|九号|两会|五一|十一|千问|万达|亿纬|亿航|亿联|约定|预约|过去|过程|经过|通过|近日|近期|最近|附近|
  超级|超长|超大|超充|超声|超广角|超跑|超强|超高|超薄|超越|超市|破损|破坏|破解|不过|过年|过滤|some of|就近|逆回购|质押式回购|破风|破局|破圈`,
  { kind: 'skip' },
);

/** Every function word with its meaning; the first of several meanings counts. */
export const SENTENCE_WORDS: readonly (readonly [string, Word])[] = [
  ...TRAPS,
  ...STOPS,
  ...RANKS,
  ...PLAIN,
  ...TRENDS,
  ...BOUNDS,
];
