/** Words that make up a product name after its brand, separated by "|" or line breaks. */
import { foldSource } from '../text/fold-source.js';
import { splitWords } from './word.js';
import { buildTrie } from './word-trie.js';

function trieOf(words: string) {
  return buildTrie(splitWords(words).map((word) => [foldSource(word), true] as const));
}

/** Words that may follow a model as part of its name. */
export const SUFFIXES = trieOf(`
  pro max|pro+|pro|max|ultra|plus|mini|air|turbo|lite|se|gt|note|fold|flip|mix|civi|pad|watch|band|buds|s|t|e|x|ultimate|premium|
  edition|performance|long range|standard|系列|标准版|大满配|青春版|至尊版|典藏版|徕卡版|顶配版|高配版|全球版|国际版|露营版|
  长续航版|长续航|四驱版|竞速版|尊享版|激光雷达版`);

/** Product classes used as names: "米家智能洗碗机 Pro". */
export const NOUNS = trieOf(`
  空调|冰箱|洗衣机|洗碗机|电视|平板|手环|手表|耳机|充电桩|充电器|充电宝|移动电源|路由器|音箱|笔记本|显示器|风管机|柜机|挂机|
  净化器|扫地机器人|吸尘器|净水器|热水器|烟灶|燃气灶|油烟机|净烟机|冲牙器|吹风机|门锁|智能门锁|摄像机|台灯|电动牙刷|剃须刀|
  投影仪|打印机|行车记录仪|灶具|烤箱|微波炉|电饭煲|空气炸锅|香氛机|加湿器|除湿机|风扇|循环扇|按摩椅|床垫|跑步机|眼镜|ai眼镜|
  音频眼镜|机器人|键盘|鼠标|行李箱|双肩包|花洒|汽车|手机|之家|商城|大模型|套装|车载冰箱|座椅|工厂`);

/** Nouns that add nothing after a model: "小米17T手机" is 小米17T. */
export const GENERIC_NOUNS: ReadonlySet<string> = new Set(['手机', '汽车']);

/** Final characters of household goods. They end a name after 米家, which is only used for goods. */
export const HOUSE_TAILS: ReadonlySet<number> = codes('机器灯包刷锁扇洒锅箱柜壶枪仪枕椅桌床毯帘镜秤杯膜钟');

/** Letters and digits after a brand that look like a model but are not ("小米 5G 手机", "华为 4K 屏"). */
export const NOT_MODELS: ReadonlySet<string> = new Set(
  splitWords(`
  5g|4g|6g|3d|2d|4k|8k|2k|ai|ceo|cto|cfo|app|ota|suv|iot|aiot|tv|os|led|q1|q2|q3|q4|h1|h2|ip|cpu|gpu|api|up`),
);

/** Characters after a number that make it a count, a date or a size, not a model: "小米 20 家", "12 期". */
export const CLASSIFIERS: ReadonlySet<number> = codes(
  '万亿元年月日台辆部家款个%人天时分秒多余千百后起手成第周城岁折条项名位号届期英寸升套倍核代w',
);

/** Characters that never occur in a product name: stops, brackets, and the verbs and dates that follow names. */
export const NAME_BREAKS: ReadonlySet<number> = codes(
  '，。、：:；;！!？?（）()《》“”"\n\r,.|/的在是与和将已被了称表宣发开上推正获为售旗公今昨第季年月位居下调向让从由曝等已仍拟一',
);

function codes(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((char) => char.charCodeAt(0)));
}
