/**
 * Names that a figure can be about or come from; words separated by "|" or line breaks. `read-name.ts` reads the model after a
 * brand by its pattern, so that newly announced products are recognised too.
 */

import { splitWords, type Word } from './word.js';

type Role = Extract<Word, { kind: 'known' }>['role'];

/** Makers whose names may be followed by a model. */
const BRANDS = `
  小米|xiaomi|redmi|红米|poco|mi|米家|mijia|小米澎程|澎程|玄戒|xring|小米mimo|mimo|xiaomi mimo|小米手机|苹果|apple
  华为|huawei|荣耀|honor|三星|samsung|vivo|iqoo|oppo|一加|oneplus|真我|realme|魅族|meizu|中兴|努比亚|nubia|传音
  摩托罗拉|motorola|谷歌|google|特斯拉|tesla|比亚迪|byd|蔚来|nio|理想|li auto|小鹏|xpeng|零跑|极氪|zeekr|问界|aito
  智界|享界|尊界|鸿蒙智行|阿维塔|岚图|智己|极狐|腾势|仰望|方程豹|吉利|geely|奇瑞|长安|魏牌|哪吒|广汽|埃安|上汽
  丰田|本田|宝马|bmw|奔驰|奥迪|audi|保时捷|porsche|福特|ford|雷诺|renault|日产|丰田|toyota|本田|volkswagen|法拉利|大疆|dji|美的|格力|海尔|海信|tcl|追觅|deepseek|openai
  anthropic|`;

/** Model families used without their maker's name, with the maker's Chinese and English names. */
const FAMILIES: readonly (readonly [families: string, makers: string])[] = [
  ['su7|yu7|yu9|mix fold|mix flip|mix alpha|mix|civi', '小米|Xiaomi'],
  ['iphone|macbook|ipad|airpods|apple watch|airtag|airtags', '苹果|Apple'],
  ['model y|model 3|model s|model x|cybertruck', '特斯拉|Tesla'],
  ['mate|pura|nova', '华为|Huawei'],
  ['galaxy', '三星|Samsung'],
  ['find x|find n|reno', 'OPPO|OPPO'],
  ['taycan|panamera|cayenne', '保时捷|Porsche'],
  ['leitzphone|openvela', '|'],
];

const COMPANIES = `
  小米集团|小米公司|小米科技|小米汽车|xiaomi corp|xiaomi group|xiaomi ev|xiaomi auto|xiaomi india|小米英国
  小米印度|小米欧洲|苹果公司|华为终端|比亚迪汽车|理想汽车|蔚来汽车|小鹏汽车|零跑汽车|长安汽车|大众汽车
  深蓝汽车|长城汽车|吉利汽车|奇瑞汽车|长城汽车|赛力斯|阿里|阿里巴巴|腾讯|金山云|泡泡玛特|海力士|美光|智谱|字节跳动|字节|百度|美团|拼多多|快手|
  武汉智能家电工厂|小米武汉智能家电工厂|小米武汉智能工厂|小米武汉工厂|小米汽车超级工厂|小米汽车工厂
  小米智能工厂|昌平智能工厂|小米产业投资|顺为资本|特斯拉中国|tesla china`;

/** Businesses and product classes; the company they belong to is searched for nearby. */
const SEGMENTS = `
  智能手机业务|智能手机|手机业务|手机×aiot分部|手机 ×aiot|手机×aiot|「手机 ×aiot」分部|手机x aiot|手机xaiot
  手机 x aiot|iot与生活消费产品业务|iot与生活消费产品|iot 与生活消费产品|iot业务|互联网服务业务|互联网服务
  互联网业务|境外互联网|智能电动汽车及ai等创新业务|智能电动汽车及 ai 等创新业务|智能电动汽车及ai等创新业务分部
  智能电动汽车业务|智能电动汽车|汽车业务|电动汽车业务|平板|可穿戴|智能大家电|大家电|空调|冰箱|洗衣机|电视|tws耳机
  tws 耳机|手环|智能手表|aiot平台|aiot 平台|核心业务|折叠屏手机|折叠屏|smartphone business|smartphones|smartphone
  ev business|iot business|internet services|tablets|小爱同学|米家app|直流家用充电桩|高端手机|高端智能手机|高端机型|高端机
  创新业务|汽车等创新业务|智能电动汽车等创新业务|智能电动汽车及ai等新业务|汽车及ai等创新业务|汽车业务分部|iot分部
  car unit|ev unit|car business|auto business|auto unit|smartphone unit|electric vehicle and ai segment|ev and ai segment
  smart ev segment|electric vehicle segment|premium smartphones|premium phones|premium models`;

/** Words that denote a business only directly before one of its results: "汽车毛利率", "手机均价". */
export const SEGMENT_HEADS: ReadonlySet<string> = new Set(['汽车', '手机']);
export const OF_SEGMENT = /^\s?(?:业务|板块|分部)?(?:毛利|净利|收入|营收|均价|平均售价|asp|利润|经营利润|盈利|亏损)/u;
const HEADS = [...SEGMENT_HEADS].join('|');

const MARKETS = `
  恒指|恒生指数|恒生科技指数|科指|上证指数|智能手机市场|手机市场|中国智能手机市场|全球智能手机市场|中国手机市场|新能源汽车|新能源车|新能源乘用车|新能源市场
  乘用车市场|乘用车|折叠屏市场|高端市场|高端手机市场|汽车市场|smartphone market|electric vehicles|phone market
  new energy vehicles|智能穿戴市场|平板市场|全行业`;

const PEOPLE = `
  雷军|卢伟冰|林斌|曾学忠|王化|胡峥楠|王晓雁|马骥|屈恒|魏思琪|单联瑜|许斐|张峰|朱丹|罗福莉|刘德|潘九堂|黄章晋
  余承东|任正非|何小鹏|李想|李斌|马斯克|王传福|库克|董明珠|罗永浩|赵明|lei jun|lu weibing|elon musk|tim cook|musk`;

/** Sources that state figures without being their subject. */
const SOURCES = `
  idc|canalys|counterpoint|counterpoint research|omdia|gfk|trendforce|集邦咨询|cinno|techinsights
  strategy analytics|奥维云网|avc|洛图科技|runto|乘联会|乘联分会|china passenger car association|cpca|中汽协
  中国汽车流通协会|精真估|懂车帝|易车|rd观测|数码闲聊站|摩根士丹利|大摩|摩根大通|小摩|高盛|瑞银|花旗|美银|汇丰
  野村|里昂|中金|中信证券|华泰证券|国泰君安|招商证券|morgan stanley|goldman sachs|jpmorgan|citi|ubs|财报|业绩公告
  业绩报告|季报|年报|半年报|业绩会|公告|工信部|市场监管总局|openrouter|text arena|artificial analysis|fortune
  彭博社|彭博|路透社|bloomberg|reuters|36氪供应链|接近小米的人士|知情人士|供应链|网友|博主|第三方机构|市场调研机构|分析师|分析人士|业内人士|行业人士|专家|管理层|executives|analysts|analyst
  研究机构|董事会|小米官方|官方`;

/** Component suppliers, whose names occur in every list of specifications. */
const SUPPLIERS =
  '高通|联发科|徕卡|leica|台积电|宁德时代|欣旺达|中创新航|英伟达|nvidia|索尼|豪威|博世|弗迪电池|qualcomm|mediatek|tsmc';

/** Names that are neither subject nor source: media, platforms, and words that only look like a brand. */
const MEDIA = `
  阿里自营|天猫优品|  京东|小米有品|有品|小米商城|京东自营|
  it之家|36氪|财联社|蓝鲸|蓝鲸记者|界面新闻|新浪科技|人民财讯|中国日报|央视新闻|央视|澎湃新闻|第一财经|证券时报
  每日经济新闻|快科技|钛媒体|虎嗅|晚点|cnbc|techcrunch|the verge|苹果汁|小米粥|小米酒|小米椒|小米价格|小米辣
  苹果价格|理想状态|理想的|理想化|荣耀感|理想主义|大众点评|大众消费|大众市场|大众化|大众用户|石头剪刀|深蓝色
  完美的|优美的|唯美的|精美的|健美的|甜美的|华美的|柔美的|壮美的|绝美的|俊美的|凄美的|审美的|赞美的|最美的|很美的|更美的|太美的|之美的
  媲美的|欧美的|北美的|南美的|拉美的|美的是|理想中|理想型|不理想|更理想|较理想|很理想|最理想|不太理想|理想信念|理想和信念|仰望星空|令人仰望|荣耀时刻|荣耀之
  一加一|统一加|逐一加|长安街|奔驰在|坦克级|微博|抖音|天猫|淘宝|拼多多百亿补贴`;

/** Trims and versions that narrow the product named before them. */
const TRIMS = `
  标准版|pro版|max版|ultra版|pro 版|max 版|ultra 版|顶配版|顶配|大满配|高配版|低配版|全球版|国际版|徕卡版|典藏版
  限量版|套装版|长续航版|四驱版|后驱版|至尊版|青春版|入门版|基础版|元年版|冠军版|露营版|竞速套装|标配版|舒适版
  豪华版|旗舰版|pro|max|ultra|plus|pro max`;

/** Places a share, rank or shipment figure is about; part of the subject, because China and the world are different figures. */
const PLACES = `
  全球|中国大陆|中国市场|中国|国内市场|国内|大陆|海外|境外|欧洲|西欧|中欧|英国|德国|法国|西班牙|意大利|印度|印尼
  东南亚|日本|韩国|拉美|中东|非洲|美国|北京|globally|worldwide|global|china|india|europe|uk|japan|mainland china
  overseas`;

function known(words: string, role: Role): (readonly [string, Word])[] {
  return splitWords(words).map((text) => [text, { kind: 'known', role }] as const);
}

function plain(words: string, kind: 'trim' | 'place'): (readonly [string, Word])[] {
  return splitWords(words).map((text) => [text, { kind }] as const);
}

function family([families, makers]: readonly [string, string]): (readonly [string, Word])[] {
  return splitWords(families).map((text) => [text, { kind: 'known', role: 'family', text: makers }] as const);
}

/** Every name word with its meaning; the first of several meanings counts. */
export const NAME_WORDS: readonly (readonly [string, Word])[] = [
  ...known(MEDIA, 'media'),
  ...known(COMPANIES, 'company'),
  ...known(SUPPLIERS, 'supplier'),
  ...known(BRANDS, 'brand'),
  ...FAMILIES.flatMap(family),
  ...known(MARKETS, 'market'),
  ...known(SEGMENTS, 'segment'),
  ...known(HEADS, 'segment'),
  ...known(PEOPLE, 'person'),
  ...known(SOURCES, 'source'),
  ...plain(TRIMS, 'trim'),
  ...plain(PLACES, 'place'),
];
