/** Which figures an item shows beside its line in English, which says most of them already. */
import type { EditionItem } from '../edition/edition.js';

/** The figures in words, without those that the line says. */
export function figuresBesideLine({ line, figures }: Pick<EditionItem, 'line' | 'figures'>): string[] {
  const texts = figures.map(({ text }) => text);
  if (line === undefined) return texts;
  const subject = `${line.slice(0, line.indexOf(': '))} `;
  const said = (text: string) => line.includes(text.startsWith(subject) ? text.slice(subject.length) : text);
  return texts.filter((text) => !said(text));
}
