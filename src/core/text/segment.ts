/**
 * Word segmentation of Chinese and mixed text: jieba's dictionary plus this topic's product names. Loading takes about 230 ms,
 * once, on first use.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { foldText } from './fold-text.js';

/** Names that jieba's dictionary would split. Dictionary words cannot contain spaces. */
const OWN_NAMES =
  '小米集团 小米汽车 小米之家 小米商城 红米 米家 玄戒 澎湃OS 澎程 超级小爱 小爱同学 卢伟冰 雷军 徕卡 影石 蔚来 小鹏 理想汽车 鸿蒙智行 ' +
  '余承东 保时捷 纽北';
/** Common words that jieba's dictionary would split. */
const OWN_WORDS =
  '高端化 性价比 人车家全生态 自研芯片 锁单 大定 小定 国补 折叠屏 直板机 门店 挖孔 前舱盖 碳纤维 圈速 增程 智驾 内存涨价';
/** Jieba's tags for people, places, organisations and other proper names. */
const NAME_TAG = /^n[rstz]/;

let jieba: Jieba | undefined;

function loaded(): Jieba {
  if (jieba) return jieba;
  jieba = Jieba.withDict(dict);
  // The frequency only has to outweigh the combined parts.
  const lines = [
    ...OWN_NAMES.split(' ').map((word) => `${word} 100000 nz`),
    ...OWN_WORDS.split(' ').map((word) => `${word} 100000 n`),
  ];
  jieba.loadDict(Buffer.from(lines.join('\n')));
  return jieba;
}

/** Words in order, folded and lower-cased, without spaces and punctuation. */
export function segment(text: string): string[] {
  const words: string[] = [];
  for (const word of loaded().cut(foldText(text), true)) {
    if (/[\p{L}\p{N}]/u.test(word)) words.push(word.toLowerCase());
  }
  return words;
}

/** Folded words of two or more Han characters that the dictionary tags as names. Names not in the dictionary are missed. */
export function hanNames(text: string): string[] {
  const tagged = loaded().tag(foldText(text), true);
  return tagged.flatMap(({ word, tag }) => (NAME_TAG.test(tag) && /^\p{Script=Han}{2,}$/u.test(word) ? [word] : []));
}
