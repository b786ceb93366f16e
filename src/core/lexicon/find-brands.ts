/**
 * Makers, houses and people named in a text, in Chinese or English. Only names that many stories share are listed; rare names
 * are distinctive without a list.
 */

export type Forms = readonly (readonly [string, RegExp])[];

/** Compiles a table of id → regular-expression alternatives, for folded and lower-cased text. */
export const compileForms = (table: Readonly<Record<string, string>>): Forms =>
  Object.entries(table).map(([id, forms]) => [id, new RegExp(forms)] as const);

/** Ids whose forms occur in the text, in table order. */
export const matchForms = (forms: Forms, text: string): string[] =>
  forms.filter(([, form]) => form.test(text)).map(([id]) => id);
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

/** People. Sharing one links two reports; naming different ones is no conflict. */
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

const FORMS = compileForms({ ...NAMES, ...PEOPLE });

/** Ids of the known makers and people ("@…") in a folded text. */
export const findBrands = (text: string): string[] => matchForms(FORMS, text);
/** Whether an id is a person's. */
export const isPerson = (brand: string): boolean => brand.startsWith('@');
