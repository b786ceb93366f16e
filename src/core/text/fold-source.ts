/**
 * Folding of width, case and script for the figure reader. The folded text has the length of its source, so offsets are
 * interchangeable.
 */

/** Traditional characters in the figure vocabulary; `SIMPLIFIED` lists their simplified forms in the same order. */
const TRADITIONAL =
  '並亞佈佔併來侷係個偉備傢傳僅價儀億償優儲內兩冊凈別剋創劃劉勁動務勢匯區協參員問單噹國圖團報場塊塵墊奧奪奬學實寧寫寶將專對導屆峯崗崢嵐嵗師帶幀幷幾庫廠廣廳張強彆彎彔彙後從徠復恆愛態應懞戶拚掃掛換損搧摺擇' +
  '擊據擲擴攝攬數於旂昇時晉曉會朮東枱條業極榮構樁標機檔檯櫃權歐歲歸殘殺氣沖淨減測湊準溼滙滲滿漢漲潤濃濕濛濟瀏灣為煙熱燈營爐爭爲爾牀牴狀獎獨獲獻現環產産當疊發監盤盧眞眾矇硃碼礎稱穀積穩穫竈競筆箇節糰紀約紅' +
  '紐純級紹終給統絲經綜綫維網線緯縮總績繫續纍纔罰羅義聞聯脩臉臨臺與興艙艦華菸萬蔘薦藍藝蘋號虧蟬衆術衕衚衝衹裏補裝裡複覈規覓視覽觀訂計訊託記訪設許註証評詞詢試認誠說説調請論諮證讀變讚豐貓財貢貨貴貸費貼資賠' +
  '賣賬購賽贊趙踰躋躍車軍較載輛輪轉迴連週過達適選釦鈦銀銖銳銷鋭錄錢録錶鍋鍵鎊鎖鏈鏡長門開閑閒間閤閱閲闆關陞陸隊階際險隻雙雲電韆韓頂項順須預領頭頻顆額類顧顯風颱飆飯餘饋馬馳駛騰驅驗驟驥體髮鬍鬚鯨鴻鵬麪麫麯' +
  '麴麵黃點齣幣';
const SIMPLIFIED =
  '并亚布占并来局系个伟备家传仅价仪亿偿优储内两册净别克创划刘劲动务势汇区协参员问单当国图团报场块尘垫奥夺奖学实宁写宝将专对导届峰岗峥岚岁师带帧并几库厂广厅张强别弯录汇后从徕复恒爱态应蒙户拼扫挂换损扇折择' +
  '击据掷扩摄揽数于旗升时晋晓会术东台条业极荣构桩标机档台柜权欧岁归残杀气冲净减测凑准湿汇渗满汉涨润浓湿蒙济浏湾为烟热灯营炉争为尔床抵状奖独获献现环产产当叠发监盘卢真众蒙朱码础称谷积稳获灶竞笔个节团纪约红' +
  '纽纯级绍终给统丝经综线维网线纬缩总绩系续累才罚罗义闻联修脸临台与兴舱舰华烟万参荐蓝艺苹号亏蝉众术同胡冲只里补装里复核规觅视览观订计讯托记访设许注证评词询试认诚说说调请论咨证读变赞丰猫财贡货贵贷费贴资赔' +
  '卖账购赛赞赵逾跻跃车军较载辆轮转回连周过达适选扣钛银铢锐销锐录钱录表锅键镑锁链镜长门开闲闲间合阅阅板关升陆队阶际险只双云电千韩顶项顺须预领头频颗额类顾显风台飙饭余馈马驰驶腾驱验骤骥体发胡须鲸鸿鹏面面曲' +
  '曲面黄点出币';

/** Native UTF-16 (every platform Node supports is little-endian). A byte order mark is kept as an ordinary character. */
const DECODER = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Reused for every text that fits: allocating per text would cost more than folding it. */
const SCRATCH = new Uint16Array(8192);

/** Folds code units one to one: full-width digits, letters and signs, capitals, traditional characters, unusual spaces. A lone surrogate becomes U+FFFD. */
export function foldSource(source: string): string {
  const codes = source.length > SCRATCH.length ? new Uint16Array(source.length) : SCRATCH;
  for (let i = 0; i < source.length; i += 1) codes[i] = FOLD[source.charCodeAt(i)] ?? 0;
  return DECODER.decode(codes.subarray(0, source.length));
}

/** Folds a single code unit. */
export function foldUnit(code: number): number {
  return FOLD[code] ?? code;
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let code = 0; code < table.length; code += 1) table[code] = foldCode(code);
  for (let i = 0; i < TRADITIONAL.length; i += 1) table[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  return table;
}

function foldCode(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code + 32;
  if (code >= 0xff10 && code <= 0xff19) return code - 0xfee0; // full-width digits
  if (code >= 0xff21 && code <= 0xff3a) return code - 0xfee0 + 32;
  if (code >= 0xff41 && code <= 0xff5a) return code - 0xfee0;
  return SIGNS.get(code) ?? code;
}

/** Full-width commas and colons are kept: "，" separates clauses, "," thousands. */
const SIGNS = new Map(
  [
    '％%',
    '．.',
    '＋+',
    '－-',
    '＄$',
    '￥¥',
    '￡£',
    '–-',
    '～~',
    '〜~',
    '\u3000 ',
    '\u00a0 ',
    '\u202f ',
    '\u2009 ',
    '×x',
  ].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)] as const),
);

const FOLD = buildTable();
