/**
 * What does a sentence look like to the reader of figures?
 * Shapes only: the tokens that `read-tokens.ts` makes of a text and that the `choose-*` files decide on.
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

interface Place {
  /** UTF-16 offsets into the source; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface QuantityToken extends Place {
  readonly kind: 'quantity';
  readonly of: QuantityKind;
  readonly value: number;
  readonly high: number | null;
  readonly unit: string;
  readonly bound: Bound | null;
  /** "起", "from": the lowest price of several. */
  readonly from: boolean;
  /** "以上价位", "4000-6000元档": names a price band, not a price. */
  readonly band: boolean;
}

export interface NameToken extends Place {
  readonly kind: 'name';
  readonly role: NameRole;
  /** As shown to a reader: brand and model, spaces settled. */
  readonly text: string;
}

export interface PeriodToken extends Place {
  readonly kind: 'period';
  /** Absolute, see `Figure.period`. */
  readonly period: string;
  /** "今日" and the like: says when it was told rather than what it covers. */
  readonly weak: boolean;
  /** "较 2024 年", "比三个月前": what a value is compared with, not when it was so. */
  readonly against: boolean;
}

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

export type WordToken = Word & Place;

export type Token = QuantityToken | NameToken | PeriodToken | WordToken;

/** One sentence of a text: `tokens[from]` up to but without `tokens[to]`. */
export interface Sentence {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
}

/** A quantity whose metric is settled. */
export interface Measured {
  readonly at: number;
  readonly quantity: QuantityToken;
  readonly metric: string;
  readonly cost: number;
}
