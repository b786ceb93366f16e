/** Meanings of vocabulary words, and the format of the word lists. */

export type Bound = 'over' | 'nearly' | 'about' | 'under';

/** What a number counts, before its metric is known. `bare` is a number without a unit, such as "1.8 亿". */
export type QuantityKind =
  | 'money'
  | 'count'
  | 'stores'
  | 'persons'
  | 'percent'
  | 'multiple'
  | 'points'
  | 'distance'
  | 'duration'
  | 'consumption'
  | 'tokens'
  | 'weeks'
  | 'speed'
  | 'power'
  | 'energy'
  | 'score'
  | 'spec'
  | 'rank'
  | 'bare';

/** What a name refers to. The first five can be the subject of a figure; the others can only state one. */
export type NameRole = 'product' | 'company' | 'supplier' | 'segment' | 'market' | 'person' | 'source';

/** What one vocabulary word means. */
export type Word =
  | { readonly kind: 'cue'; readonly metrics: readonly string[] }
  | { readonly kind: 'known'; readonly role: NameRole | 'brand' | 'family' | 'media'; readonly text?: string }
  | { readonly kind: 'bound'; readonly bound: Bound }
  | { readonly kind: 'trend'; readonly change: 'yoy' | 'qoq' | 'other'; readonly sign: 1 | -1 | 0 }
  | { readonly kind: 'fraction'; readonly value: number; readonly bound: Bound | null }
  | { readonly kind: 'stop'; readonly weight: number }
  | { readonly kind: 'currency' }
  | { readonly kind: 'rank'; readonly value: number }
  | {
      readonly kind:
        | 'trim'
        | 'place'
        | 'say'
        | 'per'
        | 'each'
        | 'achieve'
        | 'reach'
        | 'target'
        | 'forecast'
        | 'ranking'
        | 'aside'
        | 'firm'
        | 'skip';
    };

/** The words of a list, which are separated by "|" or line breaks. */
export function splitWords(list: string): string[] {
  return list
    .split(/[|\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
