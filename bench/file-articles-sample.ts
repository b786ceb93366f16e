/**
 * From what are the articles of the filing bench made?
 * Words are drawn as often as the model's own counts say, so that posting lists are as long as in real news; beside them each
 * article has some rare words that a few others share, a product name and an amount. Copies are made as re-posts are: another
 * headline, an added lead or tail, a cut end, some words changed.
 */
import { readFileSync } from 'node:fs';
import { StoryModel } from '../src/core/stories/story-model.js';

export interface SampleArticle {
  key: string;
  title: string;
  text: string;
  site: string;
  at: Date;
}

export type Chance = () => number;

/** Numbers in 0..1, the same for every run (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Words that no model knows; each stands in about ten articles of a month. */
const RARE_WORDS = 40_000;
const RARE_EACH = 6;
const WORDS_EACH = [120, 260] as const;

function readWords(): { words: string[]; upTo: number[] } {
  const file = new URL('../../../seeds/weights/stories.json', import.meta.url);
  const { idf } = StoryModel.parse(JSON.parse(readFileSync(file, 'utf8')));
  const words: string[] = [];
  const upTo: number[] = [];
  let sum = 0;
  for (const [count, terms] of Object.entries(idf.terms))
    for (const term of terms.split(' ')) {
      sum += Number(count);
      words.push(term);
      upTo.push(sum);
    }
  return { words, upTo };
}

const letter = (n: number): string => String.fromCharCode(0x4e00 + n);
const rareWord = (n: number): string => letter(20_000 + (n % 200)) + letter(20_200 + Math.floor(n / 200));
const pick = <T>(list: readonly T[], chance: Chance): T => list[Math.floor(chance() * list.length)] as T; // never empty

/** Makes articles; the n-th of one seed is always the same. */
export function createSampler(seed: number) {
  const { words, upTo } = readWords();
  const chance = chanceFrom(seed);
  const total = upTo.at(-1) ?? 1;
  const word = (): string => {
    const mark = chance() * total;
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) < mark) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  const some = (n: number): string[] => Array.from({ length: n }, word);
  const sentences = (list: readonly string[]): string =>
    list.map((one, n) => (n % 12 === 11 ? `${one}。` : `${one} `)).join('');
  return {
    article(key: string, at: Date): SampleArticle {
      const rare = Array.from({ length: RARE_EACH }, () => rareWord(Math.floor(chance() * RARE_WORDS)));
      const product = `${pick('abcdefgh'.split(''), chance)}${Math.floor(chance() * 400)}`;
      const amount = `${Math.floor(chance() * 90_000 + 100)} 元`;
      const body = some(WORDS_EACH[0] + Math.floor(chance() * (WORDS_EACH[1] - WORDS_EACH[0])));
      for (const one of rare) body.splice(Math.floor(chance() * 60), 0, one);
      return {
        key,
        at,
        title: [...some(5), rare[0], product, amount].join(' '),
        text: sentences([rare[1] ?? '', product, amount, ...body]),
        site: `site${Math.floor(chance() * 60)}.example`,
      };
    },

    /** A re-post of an article, up to two days later. */
    copy(of: SampleArticle, key: string): SampleArticle {
      const body = of.text.split(/(?<=[ 。])/).map((one) => (chance() < 0.008 ? `${word()} ` : one));
      const cut = chance() < 0.2 ? body.slice(0, Math.ceil(body.length * 0.8)) : body;
      const lead = chance() < 0.3 ? sentences(some(6)) : '';
      const tail = chance() < 0.3 ? sentences(some(12)) : '';
      const head = of.title.split(' ');
      const title =
        chance() < 0.5 ? of.title : `快讯：${[...head.slice(0, 3), ...some(2), ...head.slice(5)].join(' ')}`;
      const at = new Date(of.at.getTime() + Math.floor(chance() * 2 * 86_400_000));
      return {
        key,
        title,
        text: lead + cut.join('') + tail,
        site: `site${60 + Math.floor(chance() * 60)}.example`,
        at,
      };
    },
  };
}
