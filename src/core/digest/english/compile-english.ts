/** Names and actions of Chinese headlines in English, by the words of `seeds/english.yaml`. What is not listed is not said. */
import type { EnglishWords } from '../../seeds/english-words.js';
import { anyPattern } from '../../seeds/pattern.js';
import { foldAligned } from '../../text/fold-text.js';
import { findMentions, mainMention } from './find-mentions.js';

export interface EnglishAction {
  text: string;
  /** The metric whose figure says the same better. */
  metric: string | null;
}

/** The compiled words. */
export interface English {
  /** The name in English; null if a part of it is unknown. */
  name(text: string): string | null;
  /** The topic's product, company or person that the headline is about; null if it names none. */
  subject(title: string): string | null;
  /** Whether that subject is one product: figures of another one say nothing about it. */
  isProduct(title: string): boolean;
  /** What the headline tells of that subject; null if that is not certain, or may be another maker's. */
  action(title: string): EnglishAction | null;
}

const HAN = /\p{Script=Han}/u;

/** Compiles the words; a longer name goes before a shorter one. */
export function compileEnglish(words: EnglishWords): English {
  const others = Object.entries({ ...words.names, ...words.trims, ...words.makers }).map(([zh, en]) => ({ zh, en }));
  const names = [...words.own, ...others]
    .map(({ zh, en }) => ({ zh: foldAligned(zh), en }))
    .sort((a, b) => b.zh.length - a.zh.length);
  const makers = Object.keys(words.makers).map((zh) => foldAligned(zh));
  const mentionsOf = findMentions(words);
  const tellAction = compileActions(words);
  return {
    name: (text) => translate(text, names),
    subject: (title) => mainMention(mentionsOf(title))?.name ?? null,
    isProduct: (title) => mainMention(mentionsOf(title))?.kind === 'product',
    action: (title) => {
      const mentions = mentionsOf(title);
      const main = mainMention(mentions);
      if (main === null) return null;
      const folded = foldAligned(title);
      const before = folded.slice(0, mentions[0]?.at);
      return makers.some((zh) => before.includes(zh)) ? null : tellAction(folded, main.kind);
    },
  };
}

function translate(text: string, names: readonly { zh: string; en: string }[]): string | null {
  const folded = foldAligned(text);
  const parts: string[] = [];
  let latin = '';
  for (let at = 0; at < folded.length; ) {
    const may = HAN.test(folded.charAt(at)) || at === 0 || !/[a-z\d]/u.test(folded.charAt(at - 1));
    const row = may ? names.find(({ zh }) => folded.startsWith(zh, at)) : undefined;
    if (row !== undefined) {
      parts.push(latin, row.en);
      latin = '';
      at += row.zh.length;
    } else if (HAN.test(folded.charAt(at))) {
      return null;
    } else {
      latin += text.charAt(at);
      at += 1;
    }
  }
  const known = [...parts, latin].map((part) => part.trim()).filter(Boolean);
  return known.length === 0 ? null : known.join(' ').replace(/（/g, ' (').replace(/）/g, ')').replace(/\s+/g, ' ');
}

function compileActions({ actions, coming, doubt }: EnglishWords) {
  const rows = actions.map((action) => ({ ...action, any: anyPattern(action.any), none: anyPattern(action.none) }));
  const [isComing, isDoubted] = [anyPattern(coming), anyPattern(doubt)];
  return (folded: string, subject: 'product' | 'company' | 'person'): EnglishAction | null => {
    const row = rows.find(({ any, none }) => any?.test(folded) && !none?.test(folded));
    if (row === undefined || (isDoubted?.test(folded) && !row.doubted)) return null;
    if (row.product && subject !== 'product') return null;
    if (subject === 'person' && !row.talk) return null;
    const ahead = (isComing?.test(folded) ?? false) && !row.doubted;
    const text = ahead && row.coming !== '' ? row.coming : row.en;
    return text === null ? null : { text, metric: row.metric };
  };
}
