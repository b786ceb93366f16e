/** Tells the names of the house that the digest follows from those of other makers and their suppliers. */
import { escapePattern } from '../text/escape-pattern.js';
import { foldSource } from '../text/fold-source.js';
import { NAME_WORDS } from './name-words.js';

const OWN =
  /小米|xiaomi|米家|mijia|redmi|红米|poco|(?<![a-z])(?:su7|yu7|yu9)|mix\s?(?:fold|flip|alpha)|澎程|寻天|澎湃|hyperos|openvela|玄戒|xring|mimo/iu;
const LATIN = /^[a-z0-9 .-]+$/u;

const OTHERS = otherNames();

/** Whether a name belongs to the house: its company, brands, products and systems. */
export function isOwnName(text: string): boolean {
  return OWN.test(text);
}

/** The company as a whole, without a product, a business or a market. */
const HOUSE =
  /^(?:小米|小米集团|小米公司|小米汽车|xiaomi|xiaomi (?:group|corp|ev|auto))(?:\s?(?:全球|global|globally|worldwide))?$/iu;

/** Whether a subject is the house as a whole. */
export function isHouse(subject: string): boolean {
  return HOUSE.test(subject.trim());
}

/** The first other maker, company or supplier that a text names, or null. */
export function otherNameIn(text: string): string | null {
  return OTHERS.exec(foldSource(text))?.[0] ?? null;
}

function otherNames(): RegExp {
  const words = NAME_WORDS.filter(
    ([word, meaning]) => meaning.kind === 'known' && names(meaning.role) && !isOwnName(word),
  );
  const patterns = words
    .map(([word]) => foldSource(word).trim())
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length)
    .map((word) => (LATIN.test(word) ? `(?<![a-z0-9])${escapePattern(word)}(?![a-z])` : escapePattern(word)));
  return new RegExp(patterns.join('|'), 'u');
}

function names(role: string): boolean {
  return role === 'brand' || role === 'family' || role === 'company' || role === 'supplier';
}
