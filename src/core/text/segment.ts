/**
 * Which words does a Chinese or mixed text hold?
 * Jieba's dictionary with the product names of this topic added; about 230 ms to load, once, on first use.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { foldText } from './fold-text.js';

/** Names that jieba's own dictionary cuts apart. A dictionary word may hold no space. */
const OWN_NAMES =
  '小米集团 小米汽车 小米之家 小米商城 红米 米家 玄戒 澎湃OS 澎程 超级小爱 小爱同学 卢伟冰 雷军 徕卡 影石 蔚来 小鹏 理想汽车 鸿蒙智行 ' +
  '余承东 保时捷 纽北';
/** Words that it cuts apart and that name nobody. */
const OWN_WORDS =
  '高端化 性价比 人车家全生态 自研芯片 锁单 大定 小定 国补 折叠屏 直板机 门店 挖孔 前舱盖 碳纤维 圈速 增程 智驾 内存涨价';
/** Tags of jieba's for people, places, organisations and other names. */
const NAME_TAG = /^n[rstz]/;

let jieba: Jieba | undefined;

function loaded(): Jieba {
  if (jieba) return jieba;
  jieba = Jieba.withDict(dict);
  // The count only has to outweigh the sum of the parts.
  const lines = [
    ...OWN_NAMES.split(' ').map((word) => `${word} 100000 nz`),
    ...OWN_WORDS.split(' ').map((word) => `${word} 100000 n`),
  ];
  jieba.loadDict(Buffer.from(lines.join('\n')));
  return jieba;
}

/** Words in order, folded and lower-cased; spaces and punctuation left out. */
export function segment(text: string): string[] {
  const words: string[] = [];
  for (const word of loaded().cut(foldText(text), true)) {
    if (/[\p{L}\p{N}]/u.test(word)) words.push(word.toLowerCase());
  }
  return words;
}

/** Words of two or more Han characters that the dictionary holds for names; folded. Names that it does not know are missed. */
export function hanNames(text: string): string[] {
  const tagged = loaded().tag(foldText(text), true);
  return tagged.flatMap(({ word, tag }) => (NAME_TAG.test(tag) && /^\p{Script=Han}{2,}$/u.test(word) ? [word] : []));
}
