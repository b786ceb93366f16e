/**
 * Which names and doings does filing know in both languages?
 * Only what many stories share; rare names need no list, their rarity speaks for them. All forms are folded and in lower case.
 */

const NAMES: Readonly<Record<string, string>> = {
  xiaomi: '小米|xiaomi|红米|redmi|poco|米家|mijia|澎湃 ?os|hyperos|miui|玄戒|xring',
  huawei: '华为|huawei|鸿蒙(?!智行)|harmonyos|麒麟|kirin|昇腾|盘古',
  honor: '荣耀|\\bhonor\\b',
  apple: '苹果|\\bapple\\b|iphone|ipad|macbook|vision pro|\\bios ?\\d',
  samsung: '三星|samsung|galaxy',
  oppo: '\\boppo\\b',
  vivo: '\\bvivo\\b|iqoo',
  oneplus: '一加|oneplus',
  realme: '真我|realme',
  zte: '中兴|努比亚|红魔|nubia|\\bzte\\b',
  lenovo: '联想|lenovo|moto(?:rola)?\\b',
  google: '谷歌|google|\\bpixel\\b|gemini',
  microsoft: '微软|microsoft|windows',
  openai: 'openai|chatgpt|奥尔特曼|altman',
  anthropic: 'anthropic|\\bclaude\\b',
  meta: '\\bmeta\\b|facebook|instagram',
  nvidia: '英伟达|nvidia|黄仁勋',
  amd: '\\bamd\\b|锐龙',
  intel: '英特尔|\\bintel\\b',
  qualcomm: '高通|骁龙|qualcomm|snapdragon',
  mediatek: '联发科|天玑|mediatek|dimensity',
  tsmc: '台积电|tsmc',
  micron: '美光|\\bmicron\\b',
  skhynix: '海力士|hynix',
  cxmt: '长鑫|cxmt',
  tesla: '特斯拉|tesla|model [3ysx]\\b|cybertruck|optimus',
  spacex: 'spacex|星链|starlink',
  xai: '\\bxai\\b|\\bgrok\\b',
  byd: '比亚迪|\\bbyd\\b|仰望|腾势|方程豹',
  nio: '蔚来|\\bnio\\b|乐道|萤火虫',
  xpeng: '小鹏|xpeng',
  liauto: '理想汽车|理想 ?[il]\\d|li auto',
  leapmotor: '零跑|leapmotor',
  zeekr: '极氪|zeekr',
  geely: '吉利|geely|领克|银河',
  gwm: '长城汽车|魏牌|坦克 ?\\d|哈弗|great wall',
  chery: '奇瑞|chery',
  changan: '长安汽车|深蓝汽车|阿维塔|avatr',
  gac: '广汽|埃安|\\baion\\b',
  saic: '上汽|名爵|智己',
  baic: '北汽|极狐',
  dongfeng: '东风汽车|岚图',
  faw: '一汽|红旗',
  seres: '赛力斯|问界|鸿蒙智行|尊界|享界|智界|aito',
  porsche: '保时捷|porsche|taycan|cayenne',
  bmw: '宝马|\\bbmw\\b',
  mercedes: '奔驰|mercedes',
  audi: '奥迪|\\baudi\\b',
  volkswagen: '大众汽车|volkswagen',
  toyota: '丰田|toyota|雷克萨斯|lexus',
  honda: '本田|\\bhonda\\b',
  hyundai: '现代汽车|hyundai|起亚|捷尼赛思|genesis',
  ford: '福特|\\bford\\b',
  gm: '通用汽车|general motors',
  ferrari: '法拉利|ferrari|玛莎拉蒂|maserati',
  catl: '宁德时代|catl',
  calb: '中创新航|calb',
  tencent: '腾讯|微信|wechat|tencent|元宝',
  alibaba: '阿里|淘宝|天猫超市|千问|qwen|alibaba|alipay|支付宝',
  bytedance: '字节|抖音|豆包|bytedance|tiktok',
  baidu: '百度|baidu|文心',
  jd: '京东集团|京东外卖|刘强东',
  meituan: '美团|meituan',
  pdd: '拼多多|temu\\b',
  kuaishou: '快手|可灵',
  bilibili: '哔哩|bilibili|b ?站',
  netease: '网易|netease',
  xiaohongshu: '小红书|rednote',
  deepseek: 'deepseek|深度求索',
  moonshot: '月之暗面|\\bkimi\\b',
  zhipu: '智谱|\\bglm\\b',
  minimax: 'minimax|稀宇',
  sony: '索尼|\\bsony\\b|playstation',
  nintendo: '任天堂|nintendo|switch 2',
  amazon: '亚马逊|amazon',
  leica: '徕卡|leica',
  dji: '大疆|\\bdji\\b',
  insta360: '影石|insta360',
  anker: '安克|anker',
  popmart: '泡泡玛特|pop mart',
  hangseng: '恒生|恒指|hang seng',
  southbound: '南向资金',
};

/** People; naming different ones is no conflict, naming the same one is a bond. */
const PEOPLE: Readonly<Record<string, string>> = {
  '@leijun': '雷军|lei jun',
  '@luweibing': '卢伟冰|lu weibing',
  '@xujieyun': '徐洁云',
  '@wanghua': '小米王化|王化发',
  '@musk': '马斯克|\\bmusk\\b',
  '@yuchengdong': '余承东|richard yu',
  '@cook': '库克|tim cook',
  '@hexiaopeng': '何小鹏',
  '@liubin': '李斌',
  '@trump': '特朗普|\\btrump\\b',
};

const ACTIONS: Readonly<Record<string, string>> = {
  launch: '发布(?!会)|推出|登场|上市|亮相|上架|launch|unveil|introduc|debut|announced?\\b',
  presale: '预售|预订|预约|盲订|小定|pre-?order',
  sale: '发售|开售|首销|开卖|现货|goes on sale|now available',
  crowdfund: '众筹|crowdfund',
  deal: '到手|新低|→|国补价|券后|免息|直降|立减|降价|补贴价|好价|\\bdeals?\\b|discount',
  recall: '召回|recall',
  buyback: '回购|购回|buy-?back|repurchas',
  results: '财报|营收|净利|业绩|财季|revenue|profit|earnings|quarterly results',
  deliver: '交付|deliver',
  orders: '锁单|大定|订单|\\borders\\b',
  deny: '辟谣|不实|否认|谣言|澄清|假的|den(?:y|ies|ied)\\b',
  respond: '回应|答网友|回复|致歉|声明|respond|apolog',
  leak: '曝光|曝|爆料|消息称|传闻|据悉|知情人|或将|有望|疑似|rumou?r|leak|reportedly|could be|tipped',
  tease: '预热|官宣|定档|预告|将于|即将|teas',
  review: '体验|评测|上手|开箱|图赏|review|hands-on|实测',
  stake: '持仓|持股|增持|减持|入股|投资|注资|收购|融资|acqui|invest|\\brais(?:e[sd]?|ing)\\b|funding|\\bstake',
  merge: '合并|合资|\\bmerg',
  open: '开盘|高开|低开|盘前|pre-?market',
  noon: '午评|午间|午盘|早盘',
  close: '收评|收盘|收涨|收跌|收报|盘后',
  move: '[跌涨](?:超|近|逾|幅)|走强|走弱|走低|走高|拉升|shares (?:sink|jump|slid|fall|rise)',
  share: '份额|出货|销量|market share|shipment|sales',
  record: '纪录|圈速|刷新|\\brecord\\b',
  rights: '商标|专利|trademark|patent',
  update: '推送|更新|升级|\\bota\\b|beta|先锋计划|内测|rollout|roll(?:s|ing) out',
  staff: '离职|任命|人事|接任|辞任|裁员|招聘|校招|裁减|resign|appoint|layoffs?|job cuts|hir(?:es|ing)',
  law: '处罚|罚款|起诉|诉讼|判决|立案|调查|\\bfine[sd]?\\b|\\bsue[sd]?\\b|lawsuit|probe',
  price: '售价|涨价|定价|起售|\\bprice[sd]?\\b|\\bcosts?\\b',
  ipo: '\\bipo\\b|招股|上市申请|挂牌|递表|goes public|going public',
  flow: '净买入|净卖出|净流',
  accident: '事故|起火|碰撞|自燃|失控|crash|caught fire',
  rating: '评级|目标价|研报|证券：|分析师|analyst|upgrade|downgrade',
  live: '直播|livestream',
};

/** Words that name a sibling of a product. */
const TRIMS =
  'pro|max|ultra|plus|lite|mini|se|gt|fold|flip|air|turbo|5g|4g|esim|标准版|长续航版|至尊版|青春版|后驱|四驱|柔风|露营版|五座|六座|七座|典藏|竞速版|纽北';

const KINDS: Readonly<Record<string, string>> = {
  roundup:
    '早报|晚报|日报：|8点1氪|早知道|派早报|一文汇总|投资日历|大事提醒|新闻精选|其他大新闻|今日热点|一周|盘点|看点|all the news|everything announced|takeaways',
  routine:
    '回购|购回|净买入|净卖出|持仓比例|开盘|午评|收评|收盘|收[涨跌]|午间|月交付|月份?销量|服务周|→|到手价|新低|免息|[跌涨](?:超|近|逾)\\d|走强|走低|[涨跌升降]幅|日内[涨跌]|站上|关口|逼近|失守|成交额|红包|现货(?:黄金|白银)|开盘|早盘',
  comment:
    '谈(?!判)|(?<![午收])评(?!级|测)|回应|解读|分析|为什么|为何|如何|\\?|背后|观察|研报|证券：|意味着|真的|who|why|how|opinion|analysis',
};

/** Stages of a product's way to its buyers: one outlet tells of each in an article of its own. */
export const STAGES: readonly string[] = ['leak', 'tease', 'launch', 'presale', 'crowdfund', 'sale', 'deliver'];

/** Headline words of rising and of falling. */
export const RISES = /涨|升|增(?!程|持)|高开|新高|走强|突破|站上|surge|jump|rise|rose|gain|soar|climb/;
export const FALLS = /跌|降(?!噪)|减(?!持)|低开|新低|走弱|失守|下滑|亏|sink|fall|fell|drop|slump|slid|plunge|tank/;

const SPEAKER =
  /^([^:：,，]{2,16})[:：]|([^,，。!！?？:：\s“”"]{2,8})(?:再次|首次|首度)?(?:回应|谈(?!判)|点?评(?!级|测)|表示|透露)/;

/** Who speaks, by the headline: the words before a colon, or before "回应", "谈" and the like; '' for nobody. */
export function findSpeaker(title: string): string {
  const match = SPEAKER.exec(title);
  return match?.[1] ?? match?.[2] ?? '';
}

const compile = (table: Readonly<Record<string, string>>): readonly (readonly [string, RegExp])[] =>
  Object.entries(table).map(([id, forms]) => [id, new RegExp(forms)] as const);

const BRAND_FORMS = compile({ ...NAMES, ...PEOPLE });
const ACTION_FORMS = compile(ACTIONS);
const KIND_FORMS = compile(KINDS);
const TRIM_FORM = new RegExp(`(?<![a-z])(?:${TRIMS})(?![a-z])`, 'g');

const matching = (forms: readonly (readonly [string, RegExp])[], text: string): string[] =>
  forms.filter(([, form]) => form.test(text)).map(([id]) => id);

/** Ids of known makers, products' houses and people ("@…") in a folded text. */
export const findBrands = (text: string): string[] => matching(BRAND_FORMS, text);
/** What happens, by the words of a headline or first sentence. */
export const findActions = (text: string): string[] => matching(ACTION_FORMS, text);
/** Kinds of article that a headline betrays. */
export const findKinds = (title: string): string[] => matching(KIND_FORMS, title);
/** Trim words, each once. */
export const findTrims = (text: string): string[] => [...new Set(text.match(TRIM_FORM) ?? [])];
/** People are bonds, never conflicts. */
export const isPerson = (brand: string): boolean => brand.startsWith('@');

const MODEL = /(?<![a-z\d.])([a-z]{1,12})[- ]?(\d{1,4}[a-z]{0,2}\d?)(?![\d.]*(?:[a-z%]|[ ]?[万亿元年月日小分秒]))/g;
const BARE_MODEL =
  /(?:小米|红米|荣耀|一加|问界|澎湃os|坦克|真我)[ ]?([a-z]{0,3}\d{1,3}[a-z]?)(?![\d.%]|[ ]?[万亿元年月日台辆部号款%])/g;
/** Units and words that look like the front of a model. */
const NOT_MODEL = new Set(
  'of to in on at for by the and top usb ip ddr lpddr ufs gb tb hz nm mah hk wi q h no than over under about up with from past next last first s'.split(
    ' ',
  ),
);

/** Product names that carry a number, written together ("watch6", "yu7", "n90"). */
export function findModels(text: string): string[] {
  const found = new Set<string>();
  for (const [, word, number] of text.matchAll(MODEL)) {
    if (word && number && !NOT_MODEL.has(word) && !/^(?:19|20)\d\d$/.test(number)) found.add(word + number);
  }
  for (const [, name] of text.matchAll(BARE_MODEL)) if (name) found.add(name);
  return [...found];
}
