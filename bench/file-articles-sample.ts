/**
 * Generated articles for the filing benchmark.
 * Words are drawn with the frequencies of the model, so that posting lists are as long as in real news. Each article also has
 * a few rare words shared with few others, a product name and an amount. Copies are edited like real reposts, with one kind of
 * change or several.
 */
import { readFileSync } from 'node:fs';
import { Converter } from 'opencc-js/cn2t';
import { StoryModel } from '../src/core/stories/describe/story-model.js';

export interface SampleArticle {
  key: string;
  title: string;
  text: string;
  site: string;
  at: Date;
}

export type Chance = () => number;

/** Random numbers from 0 to 1, the same in every run (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Words unknown to the model; each occurs in about ten articles a month. */
const RARE_WORDS = 40_000;
const RARE_EACH = 6;
const WORDS_EACH = [120, 260] as const;
const SENTENCE = 12;
const PARAGRAPH = 36;

const toTraditional: (text: string) => string = Converter({ from: 'cn', to: 'tw' });

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

/** Words of a paragraph, with full stops at regular distances. */
const writeParagraph = (words: readonly string[]): string =>
  words.map((one, n) => (n % SENTENCE === SENTENCE - 1 || n === words.length - 1 ? `${one}。` : `${one} `)).join('');

const paragraphsOf = (text: string): string[] => text.split('\n');

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  const left = [...list];
  return list.map(() => left.splice(Math.floor(chance() * left.length), 1)[0] as T); // as many as there are
}

/** Edits of reposts: from an article to the headline and text of its copy. */
export interface Edits {
  [kind: string]: (of: SampleArticle) => { title: string; text: string };
}

/** Generates articles; the n-th article of a seed is always the same. */
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

  /** A different headline that shares little except the product name. */
  const headline = ({ title }: SampleArticle): string => {
    const [product = '', amount = ''] = title.split(' ').slice(-3);
    return [...some(4), product, ...some(3), ...(chance() < 0.5 ? [amount, '元'] : [])].join(' ');
  };
  const reworded = (text: string, share: number): string =>
    text
      .split(/(?<=[ 。\n])/)
      .map((one) => (chance() < share ? `${word()}${one.endsWith('\n') ? '\n' : one.at(-1)}` : one))
      .join('');
  /** The first paragraphs, at least half of the text. */
  const cut = (text: string): string => {
    const all = paragraphsOf(text);
    return all.slice(0, Math.max(1, Math.ceil(all.length * (0.5 + 0.3 * chance())))).join('\n');
  };
  const lead = (): string => writeParagraph(some(24 + Math.floor(24 * chance())));

  const edits: Edits = {
    'as it is': ({ title, text }) => ({ title, text }),
    'other headline': (of) => ({ title: headline(of), text: of.text }),
    'added lead': (of) => ({ title: of.title, text: `${lead()}\n${of.text}` }),
    'other lead': (of) => ({ title: of.title, text: [lead(), ...paragraphsOf(of.text).slice(1)].join('\n') }),
    'added tail': (of) => ({ title: of.title, text: `${of.text}\n${lead()}\n${lead()}` }),
    'cut version': (of) => ({ title: of.title, text: cut(of.text) }),
    'paragraphs reordered': (of) => ({ title: of.title, text: shuffled(paragraphsOf(of.text), chance).join('\n') }),
    'traditional script': (of) => ({ title: toTraditional(of.title), text: toTraditional(of.text) }),
    'reworded, 1 word in 8': (of) => ({ title: of.title, text: reworded(of.text, 0.125) }),
    'headline, lead, cut, reordered': (of) => ({
      title: headline(of),
      text: [lead(), ...shuffled(paragraphsOf(cut(of.text)), chance)].join('\n'),
    }),
    'headline and 1 word in 8': (of) => ({ title: headline(of), text: reworded(of.text, 0.125) }),
  };

  return {
    edits: Object.keys(edits),

    article(key: string, at: Date): SampleArticle {
      const rare = Array.from({ length: RARE_EACH }, () => rareWord(Math.floor(chance() * RARE_WORDS)));
      const product = `${pick('abcdefgh'.split(''), chance)}${Math.floor(chance() * 400)}`;
      const amount = `${Math.floor(chance() * 90_000 + 100)} 元`;
      const body = some(WORDS_EACH[0] + Math.floor(chance() * (WORDS_EACH[1] - WORDS_EACH[0])));
      for (const one of rare) body.splice(Math.floor(chance() * 60), 0, one);
      const all = [rare[1] ?? '', product, amount, ...body];
      const paragraphs = Array.from({ length: Math.ceil(all.length / PARAGRAPH) }, (_, n) =>
        writeParagraph(all.slice(n * PARAGRAPH, (n + 1) * PARAGRAPH)),
      );
      return {
        key,
        at,
        title: [...some(5), rare[0], product, amount].join(' '),
        text: paragraphs.join('\n'),
        site: `site${Math.floor(chance() * 60)}.example`,
      };
    },

    /** A copy of an article, up to two days later, with one of `edits`. */
    copy(of: SampleArticle, key: string, kind: string): SampleArticle {
      const changed = edits[kind]?.(of) ?? of;
      const at = new Date(of.at.getTime() + Math.floor(chance() * 2 * 86_400_000));
      return { ...changed, key, site: `site${60 + Math.floor(chance() * 60)}.example`, at };
    },
  };
}
