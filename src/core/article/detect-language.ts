/**
 * Language detection by script.
 */

export type DetectedLanguage = 'zh' | 'en' | 'ja' | 'ko' | 'other';

/** Enough to decide for any text; bounds the work. */
const SAMPLE_CHARS = 4000;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Kana make a text Japanese and Hangul makes it Korean even among more Han characters, since Chinese has neither. A Han character counts as
 * four Latin letters, so that a Chinese text full of product names stays Chinese. Latin script with few accents counts as English, the only
 * such language among the sources; everything else is `other`.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const sample = text.slice(0, SAMPLE_CHARS);
  const han = count(sample, /\p{Script=Han}/gu);
  const kana = count(sample, /[\u3041-\u309f\u30a1-\u30fa]/g);
  const hangul = count(sample, /\p{Script=Hangul}/gu);
  const latin = count(sample, /[a-z]/gi);
  const accented = count(sample, /[\u00c0-\u024f]/g);
  const foreign = count(
    sample,
    /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Greek}\p{Script=Hebrew}]/gu,
  );
  if (kana > 2 && kana * 8 > han) return 'ja';
  if (hangul > 2 && hangul * 4 > han) return 'ko';
  if (han > 0 && han * 4 >= latin && han >= foreign) return 'zh';
  if (latin > foreign && latin > 3 && accented * 20 <= latin) return 'en';
  return 'other';
}
