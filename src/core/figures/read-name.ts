/**
 * Which product begins at this brand or family?
 * The model is read by its pattern (letters and digits, "Pro", "Ultra", "系列"), so that names need not be listed.
 */

import { foldSource } from './fold-source.js';
import { skipSpace } from './read-number.js';
import type { NameToken } from './tokens.js';
import { buildTrie, isDigit, isLetter, isLetterOrDigit, longestWord } from './word-trie.js';

/** What may follow a model as part of its name. */
const SUFFIXES = buildTrie(
  'pro max|pro+|pro|max|ultra|plus|mini|air|turbo|lite|se|gt|note|fold|flip|mix|civi|pad|watch|band|buds|s|t|e|x|ultimate|premium|edition|performance|long range|standard|系列|标准版|大满配|青春版|至尊版|典藏版|徕卡版|顶配版|高配版|全球版|国际版|露营版|长续航版|长续航|四驱版|竞速版|尊享版|激光雷达版'
    .split('|')
    .map((word) => [foldSource(word), true] as const),
);
/** Common things that a household brand names its products after. */
const NOUNS = buildTrie(
  '空调|冰箱|洗衣机|洗碗机|电视|平板|手环|手表|耳机|充电桩|充电器|充电宝|移动电源|路由器|音箱|笔记本|显示器|风管机|柜机|挂机|净化器|扫地机器人|吸尘器|净水器|热水器|烟灶|燃气灶|油烟机|门锁|智能门锁|摄像机|台灯|电动牙刷|剃须刀|投影仪|打印机|行车记录仪|灶具|烤箱|微波炉|电饭煲|空气炸锅|香氛机|加湿器|风扇|循环扇|按摩椅|床垫|跑步机|眼镜|ai眼镜|音频眼镜|机器人|笔|键盘|鼠标|行李箱|汽车|手机|之家|商城|大模型|套装|车载冰箱|座椅'
    .split('|')
    .map((word) => [foldSource(word), true] as const),
);
/** Letters that look like a model after a brand and are none ("小米 5G 手机", "华为 4K 屏"). */
const NOT_MODELS = new Set([
  '5g',
  '4g',
  '6g',
  '3d',
  '2d',
  '4k',
  '8k',
  '2k',
  'ai',
  'ceo',
  'cto',
  'cfo',
  'app',
  'ota',
  'suv',
  'iot',
  'aiot',
  'tv',
  'os',
  'led',
  'q1',
  'q2',
  'q3',
  'q4',
  'h1',
  'h2',
  'ip',
  'cpu',
  'gpu',
  'api',
  'up',
]);
const CLASSIFIERS = new Set(
  [...'万亿元年月日台辆部家款个%人天时分秒亿多余千百后起手成第周城岁折条项名位号届期英寸升套倍核代w'].map((char) =>
    char.charCodeAt(0),
  ),
);
const LONGEST_NAME = 30;
const LONGEST_NOUN = 14;

/** Generations told apart by what stands before the name. */
const GENERATIONS = ['新一代', '第一代', '第二代', '初代', '全新', '新款', '现款', 'new ', 'first-generation '];

/** The product whose brand (or family) stands at start..brandEnd; a company where only the brand stands there. `maker` is put before a family's name. */
export function readName(
  source: string,
  text: string,
  start: number,
  brandEnd: number,
  role: 'brand' | 'family',
  maker: string,
): NameToken | null {
  const limit = start + LONGEST_NAME;
  const modelEnd = readModel(text, brandEnd, limit);
  const nounEnd = role === 'brand' ? readNoun(text, modelEnd, limit) : modelEnd;
  const end = nounEnd > modelEnd ? readModel(text, nounEnd, limit) : modelEnd;
  const isProduct = end > brandEnd || role === 'family';
  if (!isProduct && text.slice(start, brandEnd) === 'mi') return null; // "mi" alone is a web address or a syllable
  const spaced = maker !== '' && isLetter(foldSource(maker).charCodeAt(0)) ? `${maker} ` : maker;
  const before = isProduct ? generationBefore(text, start) : '';
  return {
    kind: 'name',
    role: isProduct ? 'product' : 'company',
    text: before + spaced + joinWords(source.slice(start, end)),
    start,
    end,
  };
}

function generationBefore(text: string, start: number): string {
  const ahead = text.slice(Math.max(0, start - 18), start);
  return GENERATIONS.find((word) => ahead.endsWith(word) || ahead.endsWith(`${word} `)) ?? '';
}

/** The end of a run of model words after `at`; `at` itself where there is none. */
function readModel(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit) {
    const word = skipJoint(text, end);
    const next = longestWord(SUFFIXES, text, word)?.end ?? readDesignator(text, word);
    if (next === null || next === word) break;
    end = next;
  }
  return end;
}

function skipJoint(text: string, at: number): number {
  const space = skipSpace(text, at);
  return text.charAt(space) === '-' && isLetterOrDigit(text.charCodeAt(space + 1)) ? space + 1 : space;
}

/** "SU7", "17", "V2.5", "K90", "N90"; null for a count, a year or a unit ("小米 20 家", "17 亿", "16GB"). */
function readDesignator(text: string, at: number): number | null {
  let end = at;
  let digits = 0;
  let letters = 0;
  for (; end - at < 9; end += 1) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) digits += 1;
    else if (isLetter(code)) letters += 1;
    else if (!(code === 46 && isDigit(text.charCodeAt(end + 1)))) break;
  }
  if (digits + letters === 0 || isLetterOrDigit(text.charCodeAt(end)) || NOT_MODELS.has(text.slice(at, end)))
    return null;
  if (digits === 0) return null;
  if (isDigit(text.charCodeAt(at))) return countsSomething(text, at, end, digits, letters) ? null : end;
  return letters <= 3 || text.charAt(at) === 'v' ? end : null;
}

function countsSomething(text: string, at: number, end: number, digits: number, letters: number): boolean {
  if (letters > 1 || digits > 3 || text.slice(at, end).includes('.')) return true;
  if (letters === 1 && !'setixc'.includes(text.charAt(end - 1))) return true;
  const next = text.charCodeAt(skipSpace(text, end));
  return CLASSIFIERS.has(next) || text.charAt(end) === '+' || text.charAt(end) === '-';
}

/** "米家空调强劲风 Pro 立式": a common noun within a few characters makes the run up to it a name. */
function readNoun(text: string, at: number, limit: number): number {
  const from = skipSpace(text, at);
  for (let place = from; place < Math.min(limit, from + LONGEST_NOUN); place += 1) {
    const match = longestWord(NOUNS, text, place);
    if (match !== null) return match.end;
    const code = text.charCodeAt(place);
    if (NAME_BREAKS.has(code) || Number.isNaN(code)) return at;
  }
  return at;
}

const NAME_BREAKS = new Set(
  [...'，。、：:；;！!？?（）()《》“”"\n\r,.|/的在是与和将已被了称表宣发开上推正获为首售旗公今昨第季年月全双'].map(
    (char) => char.charCodeAt(0),
  ),
);

/** One way to write a name: no space between Chinese and Latin, one between Latin words. */
export function joinWords(name: string): string {
  let joined = '';
  for (const char of name.trim()) {
    if (/\s/u.test(char)) {
      if (joined !== '' && isAscii(joined.charCodeAt(joined.length - 1))) joined += ' ';
      continue;
    }
    joined = joined.endsWith(' ') && !isAscii(char.charCodeAt(0)) ? `${joined.trimEnd()}${char}` : joined + char;
  }
  return joined.trimEnd();
}

function isAscii(code: number): boolean {
  return code > 32 && code < 127;
}
