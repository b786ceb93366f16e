/** Which of the topic's products, companies and people a headline names, in English. */
import type { EnglishWords } from '../../seeds/english-words.js';
import { foldAligned } from '../../text/fold-text.js';

export interface Mention {
  name: string;
  kind: 'product' | 'company' | 'person';
  /** Its maker's or company's name alone. */
  house: string;
  at: number;
}

/** Model words after a maker: "17 Ultra", "SU7 Max", "MIX Fold 5"; never a number that counts or dates something. */
const MODEL =
  /^\s?(?:[a-z]{1,6} ?\d{1,4}[a-z]?|\d{1,2}[a-z]?|mix(?: ?(?:fold|flip|alpha))? ?\d?)(?: ?(?:ultra|pro|max|gt|plus|mini|fold|flip|turbo))*(?![a-z\d.%]| ?[万亿元年月日台辆部款家个号季小时分周倍位名成])/u;

/** Compiles the names; mentions are returned in the order of the headline. */
export function findMentions(words: EnglishWords): (title: string) => Mention[] {
  const own = words.own.map((row) => ({ ...row, zh: foldAligned(row.zh) })).sort((a, b) => b.zh.length - a.zh.length);
  const trims = Object.entries(words.trims).map(([zh, en]) => ({ zh: foldAligned(zh), en }));
  const { bare } = words;
  const bareModel = bare && new RegExp(`^(?:${bare.models})(?: ?(?:ultra|pro|max|gt|plus))*(?![a-z\\d])`, 'u');

  const trimAt = (folded: string, at: number) => {
    const space = folded.charAt(at) === ' ' ? 1 : 0;
    const row = trims.find(({ zh }) => folded.startsWith(zh, at + space));
    return row && { en: row.en, end: at + space + row.zh.length };
  };
  const product = (house: string, title: string, folded: string, [start, end]: [number, number]) => {
    const trim = trimAt(folded, end);
    const model = title.slice(start, end).trim();
    return { name: [house, model, trim?.en].filter(Boolean).join(' '), end: trim?.end ?? end };
  };
  const mentionAt = (folded: string, title: string, at: number): (Mention & { end: number }) | null => {
    const rest = folded.slice(at);
    const length = startsWord(folded, at) ? (bareModel?.exec(rest)?.[0].length ?? 0) : 0;
    if (bare && length > 0) {
      return { ...product(bare.maker, title, folded, [at, at + length]), kind: 'product', house: bare.maker, at };
    }
    const row = own.find(({ zh }) => rest.startsWith(zh));
    if (row === undefined) return null;
    const start = at + row.zh.length;
    const model = row.models ? (MODEL.exec(folded.slice(start))?.[0].length ?? 0) : 0;
    if (model > 0) {
      return { ...product(row.en, title, folded, [start, start + model]), kind: 'product', house: row.en, at };
    }
    return { name: row.en, kind: row.person ? 'person' : 'company', house: row.en, at, end: start };
  };

  return (title) => {
    const folded = foldAligned(title);
    const found: Mention[] = [];
    for (let at = 0; at < folded.length; ) {
      const mention = mentionAt(folded, title, at);
      if (mention !== null) found.push(mention);
      at = mention?.end ?? at + 1;
    }
    return found;
  };
}

/** The product if there is one; the company where several products or none are named; else the person. */
export function mainMention(mentions: readonly Mention[]): Mention | null {
  const products = mentions.filter(({ kind }) => kind === 'product');
  const [first] = products;
  if (first && products.every(({ name }) => first.name.startsWith(name) || name.startsWith(first.name))) return first;
  const company = mentions.find(({ kind }) => kind === 'company');
  if (company !== undefined) return company;
  return first ? { ...first, name: first.house, kind: 'company' } : (mentions[0] ?? null);
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[a-z\d]/u.test(text.charAt(at - 1));
}
