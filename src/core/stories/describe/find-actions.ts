/**
 * Meaning of headline words: actions, kinds of article, direction, and the speaker.
 */
import { compileForms, matchForms } from '../../lexicon/find-brands.js';

const ACTIONS: Readonly<Record<string, string>> = {
  launch: '发布(?!会)|推出|登场|上市|亮相|上架|launch|unveil|introduc|debut|announced?\\b',
  presale: '预售|预订|预约|盲订|小定|pre-?order',
  sale: '发售|开售|首销|开卖|现货|goes on sale|now available',
  crowdfund: '众筹|crowdfund',
  deal: '到手|新低|→|国补价|券后|免息|直降|立减|降价|补贴价|好价|\\bdeals?\\b|discount',
  recall: '召回|recall',
  buyback: '回购|购回|buy-?back|repurchas',
  results:
    '财报|营收|净利|净亏|业绩|财季|营业(?:总)?收入|总收入|营业利润|销售净?额|一季报|半年报|revenue|profit|earnings|quarterly results',
  deliver: '交付|deliver',
  orders: '锁单|大定|订单|\\borders\\b',
  deny: '辟谣|不实|否认|谣言|澄清|假的|den(?:y|ies|ied)\\b',
  respond: '回应|答网友|回复|致歉|声明|respond|apolog',
  leak: '曝光|曝|爆料|消息称|传闻|据悉|知情人|或将|有望|疑似|rumou?r|leak|reportedly|could be|tipped',
  tease: '预热|官宣|定档|预告|将于|即将|teas',
  review: '体验|评测|上手|开箱|图赏|review|hands-on|实测',
  stake:
    '持仓|持股|增持|减持|入股|投资|注资|收购|融资|\\bbuys?\\b|bought|acqui|invest|\\brais(?:e[sd]?|ing)\\b|funding|\\bstake',
  merge: '合并|合资|\\bmerg',
  end: '停产|停售|停用|停更|停运|停摆|退役|下架|下线|关停|关闭|discontinu|clos(?:es?|ing)\\b|\\bkill|shut',
  settle: '和解|撤诉|撤回|settle|withdraw',
  approve: '批准|获批|核准|许可|备案|申报|approv|clears?\\b',
  elect: '提名|当选|出任|nominat|elect(?:s|ed)',
  ally: '合作|联合|携手|合伙|partner|team(?:s|ed)? up',
  open: '开盘|高开|低开|盘前|pre-?market',
  noon: '午评|午间|午盘|早盘',
  close: '收评|收盘|收涨|收跌|收报|盘后',
  move: '[跌涨](?:超|近|逾|幅)|走强|走弱|走低|走高|拉升|shares (?:sink|jump|slid|fall|rise)',
  share: '份额|出货|销量|market share|shipment|sales',
  record: '纪录|圈速|刷新|\\brecord\\b',
  rights: '商标|专利|trademark|patent',
  update: '推送|更新|升级|\\bota\\b|beta|先锋计划|内测|rollout|roll(?:s|ing) out',
  staff: '离职|任命|人事|接任|辞任|裁员|招聘|校招|裁减|resign|appoint|layoffs?|job cuts|hir(?:es|ing)',
  law: '处罚|罚款|被罚|起诉|诉讼|索赔|指控|判决|裁定|立案|调查|\\bfine[sd]?\\b|\\bsue[sd]?\\b|lawsuit|probe',
  price: '售价|涨价|定价|起售|\\bprice[sd]?\\b|\\bcosts?\\b',
  ipo: '\\bipo\\b|招股|上市申请|挂牌|递表|goes public|going public',
  flow: '净买入|净卖出|净流',
  accident: '事故|起火|碰撞|自燃|失控|crash|caught fire',
  rating: '评级|目标价|研报|证券：|分析师|analyst|upgrade|downgrade',
  live: '直播|livestream',
};

const KINDS: Readonly<Record<string, string>> = {
  roundup:
    '早报|晚报|日报：|8点1氪|早知道|派早报|一文汇总|投资日历|大事提醒|新闻精选|其他大新闻|今日热点|一周|盘点|看点|all the news|everything announced|takeaways',
  routine:
    '回购|购回|净买入|净卖出|持仓比例|开盘|午评|收评|收盘|收[涨跌]|午间|月交付|月份?销量|服务周|→|到手价|新低|免息|[跌涨](?:超|近|逾)\\d|走强|走低|[涨跌升降]幅|日内[涨跌]|站上|关口|逼近|失守|成交额|红包|现货(?:黄金|白银)|开盘|早盘',
  comment:
    '谈(?!判)|(?<![午收])评(?!级|测)|回应|解读|分析|为什么|为何|如何|\\?|背后|观察|研报|证券：|意味着|真的|who|why|how|opinion|analysis',
  analysis: '分析|解读|背后|观察|为什么|为何|如何|意味着|真的|\\?|why|how|opinion|analysis',
};

/** Stages of a product on its way to buyers; an outlet reports each in a separate article. */
export const STAGES: readonly string[] = ['leak', 'tease', 'launch', 'presale', 'crowdfund', 'sale', 'deliver'];

/** Headline words of rises and of falls. */
export const RISES = /涨|升|增(?!程|持)|高开|新高|走强|突破|站上|surge|jump|rise|rose|gain|soar|climb/;
export const FALLS = /跌|降(?!噪)|减(?!持)|低开|新低|走弱|失守|下滑|亏|sink|fall|fell|drop|slump|slid|plunge|tank/;

const SPEAKER =
  /^([^:：,，]{2,16})[:：]|([^,，。!！?？:：\s“”"]{2,8})(?:再次|首次|首度)?(?:回应|谈(?!判)|点?评(?!级|测)|表示|透露)/;

/** The speaker in a headline: the words before a colon, or before "回应", "谈" and the like; '' if there is none. */
export function findSpeaker(title: string): string {
  const match = SPEAKER.exec(title);
  return match?.[1] ?? match?.[2] ?? '';
}

const ACTION_FORMS = compileForms(ACTIONS);
const KIND_FORMS = compileForms(KINDS);

/** Actions in a folded headline or first sentence. */
export const findActions = (text: string): string[] => matchForms(ACTION_FORMS, text);
/** Kinds of article that a headline reveals. */
export const findKinds = (title: string): string[] => matchForms(KIND_FORMS, title);
