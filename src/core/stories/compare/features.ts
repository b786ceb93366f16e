/**
 * Named measurements of a pair of articles.
 */

/** Named numbers, most of them in 0..1; 1 for true. */
export type Features = Record<string, number>;
