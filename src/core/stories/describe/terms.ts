/**
 * The terms of a text, for counting what two texts share: pairs of Chinese characters (a segmenter gained nothing here) and stemmed
 * Latin words.
 */

const PIECE = /[\u3400-\u9fff]+|[a-z][a-z0-9]*(?:[.+&'-][a-z0-9]+)*\+?|\d+[a-z][a-z0-9]*/g;

/** Words that say nothing about the subject. */
const STOP = new Set(
  (
    'the a an and or of to in on for with at by from as is are was were be been it its this that these those has have had ' +
    'will would can could may not but more than into over after before about up out new says said say his her their they he she we you ' +
    'which who what when where how also just now all one two been being there if so no do does did our your us'
  ).split(' '),
);

/** Deliberately crude: both sides of a comparison are stemmed alike. */
function stem(word: string): string {
  const plain = word.replace(/'s$|'$/, '');
  if (plain.length < 5 || /\d/.test(plain)) return plain;
  return plain.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|ed|es|s|ly)$/, '');
}

/**
 * Terms of a folded, lower-cased text in order of appearance, repetitions included. Bare numbers are omitted: amounts are compared by
 * value.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [piece] of text.matchAll(PIECE)) {
    if (piece.charCodeAt(0) < 0x3400) {
      if (!STOP.has(piece)) terms.push(stem(piece));
    } else {
      for (let at = 0; at + 1 < piece.length; at++) terms.push(piece.slice(at, at + 2));
    }
  }
  return terms;
}
