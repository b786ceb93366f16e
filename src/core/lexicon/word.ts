/**
 * What can one word of the vocabulary mean?
 */

export type Bound = 'over' | 'nearly' | 'about' | 'under';

/** What kind of thing a number counts, before its metric is known. `bare` is a number such as "1.8 亿" that names no unit. */
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

/** What a name stands for. Only the first five can be the subject of a figure; the others can state one. */
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

/** How are word lists written in the data files: one after another, "|" or a line break between them. */
export function splitWords(list: string): string[] {
  return list
    .split(/[|\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
