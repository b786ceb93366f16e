/** How are word lists written in the data files: one after another, "|" or a line break between them. */
export function splitWords(list: string): string[] {
  return list
    .split(/[|\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
