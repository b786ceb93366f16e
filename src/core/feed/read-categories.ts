/**
 * Under which headings does the feed file this item?
 */
import { plainText } from './element-text.js';
import { attributeOf, childrenOf, type XmlElement } from './xml-element.js';

const NAMES = ['category', 'atom:category', 'dc:subject', 'itunes:category', 'media:category', 'tags'];

/** Categories, subjects and tags of an item in document order, each once. */
export function readCategories(element: XmlElement): string[] {
  const found = new Set<string>();
  for (const child of childrenOf(element, ...NAMES)) {
    for (const name of namesOf(child)) found.add(name);
  }
  return [...found];
}

function namesOf(element: XmlElement): string[] {
  if (element.name === 'itunes:category') {
    const name = attributeOf(element, 'text') ?? plainText(element);
    return [...(name === undefined ? [] : [name]), ...childrenOf(element, 'itunes:category').flatMap(namesOf)];
  }
  const text = attributeOf(element, 'term') ?? plainText(element) ?? attributeOf(element, 'label');
  if (text === undefined) return [];
  return element.name === 'tags'
    ? text
        .split(/[,，、;]/)
        .map((word) => word.trim())
        .filter((word) => word !== '')
    : [text];
}
