/**
 * How many of something, in words that fit the number?
 */

/** "1 feed", "2 feeds", "0 entries". `many` where an s is not enough. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
