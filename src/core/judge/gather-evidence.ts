/** Gathers what decided about an article in words that stand in it: names, what happened, and the number of the headline. */
import type { Hit } from '../lexicon/phrase-scanner.js';
import { METRICS } from '../metrics/metric-names.js';
import type { Figure } from '../model.js';
import type { CompiledLexicon } from './features/compile-lexicon.js';
import type { ScannedArticle } from './features/scan-article.js';
import { spanOf } from './features/weigh-phrases.js';

/** Quotations from one place of the article. */
export interface Quoted {
  inTitle: boolean;
  texts: readonly string[];
}

export interface DecidingEvidence {
  /** What the first of the names stands for. */
  label: { zh: string; en: string } | null;
  names: Quoted | null;
  words: Quoted | null;
  /** A number of the headline with the words before it, e.g. 累计交付 23.2 万台. */
  number: string | null;
}

const MOST_NAMES = 2;
const MOST_WORDS = 2;
/** One character or two letters seldom say what happened, nor does a number or an ordinal alone. */
const LEAST_HAN = 2;
const LEAST_LATIN = 4;

/** The rest of a product's name after the part that identifies it: YU7 | GT, 17 | Ultra, MiMo-V2.5 | -Pro. */
const REST =
  /^(?:[ -]?(?!q[1-4]|h[12])(?:[a-z]{0,3}\d[\d.]*[a-z]{0,2}(?![\d.]* ?[年月日季号时分秒元财亿万千百个款台辆条项名人次家店%])|ultra|pro|max|plus|fold|flip|lite|mini|air|gt|turbo)(?![a-z\d]))+/i;
/** Words directly before a number that belong to it; a longer run is a clause of its own. */
const BEFORE_NUMBER = /(?<![\p{Script=Han}\d] ?)\p{Script=Han}{1,6} ?$/u;
/** Numbers of less weight, such as a screen's size, say little about an article. */
const LEAST_WEIGHT = 0.5;

interface Stretch {
  start: number;
  end: number;
}

type Article = { title: string; text: string };

/** @param figures the article's figures, in any order */
export function gatherEvidence(
  compiled: CompiledLexicon,
  scanned: ScannedArticle,
  article: Article,
  figures: readonly Figure[],
): DecidingEvidence {
  for (const inTitle of [true, false]) {
    const hits = scanned.hits.filter((hit) => placed(hit, scanned, inTitle));
    const first = compiled.named.find(({ group }) => hits.some((hit) => hit.group === group));
    if (!first && inTitle) continue;
    const names = namesOf(compiled, hits, first?.group, scanned, article);
    const number = numberOf(figures, article.title, names);
    const words = quote(wordsOf(compiled, scanned, names, article), scanned, article);
    return {
      label: first ? { zh: first.zh, en: first.en } : null,
      names: quote(names, scanned, article),
      words: words && without(words, number),
      number,
    };
  }
  return { label: null, names: null, words: null, number: null };
}

/** Whether a hit is in the title, or else in the lead; what serves as the title of a flash is its text. */
function placed({ start, end }: Hit, { textStart, leadStart, leadEnd }: ScannedArticle, inTitle: boolean): boolean {
  return inTitle ? end < textStart : start >= leadStart && end <= leadEnd;
}

/** The longest names around the hits of the strongest role, whole as the article writes them. */
function namesOf(
  compiled: CompiledLexicon,
  hits: readonly Hit[],
  role: number | undefined,
  { textStart }: ScannedArticle,
  { title, text }: Article,
): Stretch[] {
  const roles = new Set(compiled.named.map(({ group }) => group));
  const all = hits.filter(({ group }) => roles.has(group)).sort((a, b) => a.start - b.start);
  const whole = `${title}\n${text}`;
  const grown: (Stretch & { first: boolean })[] = [];
  for (const { start, end, group } of all) {
    const last = grown.at(-1);
    const joins = last !== undefined && (start <= last.end || (start === last.end + 1 && whole[last.end] === ' '));
    if (joins) {
      last.end = Math.max(last.end, end);
      last.first ||= group === role;
    } else grown.push({ start, end, first: group === role });
  }
  const limit = (at: number) => (at < textStart ? title.length : whole.length);
  return grown
    .filter(({ first }) => first)
    .slice(0, MOST_NAMES)
    .map(({ start, end }) => {
      const rest = REST.exec(whole.slice(end, Math.min(limit(start), end + 30)))?.[0].length ?? 0;
      return { start, end: end + rest };
    });
}

/** The most telling words beside the names: in the title, else in the lead. */
function wordsOf(
  compiled: CompiledLexicon,
  scanned: ScannedArticle,
  names: readonly Stretch[],
  { title, text }: Article,
): Stretch[] {
  const whole = `${title}\n${text}`;
  const named = names.map(({ start, end }) => whole.slice(start, end));
  for (const inTitle of [true, false]) {
    const taken: Stretch[] = [];
    for (const group of compiled.telling) {
      for (const hit of scanned.hits) {
        if (hit.group !== group || !placed(hit, scanned, inTitle) || taken.length === MOST_WORDS) continue;
        if ([...names, ...taken].some(({ start, end }) => start < hit.end && hit.start < end)) continue;
        const word = whole.slice(hit.start, hit.end);
        const long = word.length >= (/[a-z]/i.test(word) ? LEAST_LATIN : LEAST_HAN) && !/\d$|^第.$/.test(word);
        if (long && !named.includes(word) && !taken.some(({ start, end }) => whole.slice(start, end) === word))
          taken.push(hit);
      }
    }
    if (taken.length > 0) return taken.sort((a, b) => a.start - b.start);
  }
  return [];
}

function quote(stretches: readonly Stretch[], scanned: ScannedArticle, { title, text }: Article): Quoted | null {
  const first = stretches[0];
  if (!first) return null;
  const texts = stretches.map(({ start, end }) => {
    const span = spanOf(scanned, { start, end, group: 0 });
    return (span.place === 'title' ? title : text).slice(span.start, span.end).trim();
  });
  return { inTitle: first.start < scanned.textStart, texts: [...new Set(texts)] };
}

/** The number's own words need not be quoted twice. */
function without({ inTitle, texts }: Quoted, number: string | null): Quoted | null {
  const rest = texts.filter((text) => !number?.includes(text));
  return rest.length > 0 ? { inTitle, texts: rest } : null;
}

/** The weightiest number of the headline, with the words directly before it. */
function numberOf(figures: readonly Figure[], title: string, names: readonly Stretch[]): string | null {
  const weight = ({ metric }: Figure) => METRICS[metric]?.weight ?? 0;
  const [best] = figures
    .filter(({ span, quote }) => span.place === 'title' && /\d/.test(quote) && title.includes(quote))
    .filter((figure) => weight(figure) >= LEAST_WEIGHT)
    .sort((a, b) => weight(b) - weight(a));
  if (!best) return null;
  const at = title.indexOf(best.quote);
  const from = Math.max(0, ...names.filter(({ end }) => end <= at).map(({ end }) => end));
  return `${BEFORE_NUMBER.exec(title.slice(from, at))?.[0] ?? ''}${best.quote}`;
}
