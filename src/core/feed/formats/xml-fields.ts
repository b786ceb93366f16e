/**
 * Fields that feeds and their items share: author, categories, and texts under any of several names.
 */
import { constructText, plainText, richText } from '../xml/element-text.js';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/xml-element.js';

/** The format's own element first, then those of extension modules, then the people responsible for the channel. */
const AUTHOR_NAMES = [
  'author',
  'atom:author',
  'dc:creator',
  'dc:author',
  'itunes:author',
  'managingeditor',
  'itunes:owner',
  'webmaster',
];

/** The first author, with the e-mail address in brackets if given; undefined if the element names none. */
export function readAuthor(element: XmlElement): string | undefined {
  for (const name of AUTHOR_NAMES) {
    for (const child of childrenOf(element, name)) {
      const person = readPerson(child);
      if (person !== undefined) return person;
    }
  }
  return undefined;
}

/** A person construct (name, email) or plain text. */
function readPerson(element: XmlElement): string | undefined {
  const part = (local: string) =>
    plainText(childOf(element, local) ?? childOf(element, `atom:${local}`) ?? childOf(element, `itunes:${local}`));
  const name = part('name');
  const email = part('email');
  if (name === undefined && email === undefined) return richText(element);
  return name !== undefined && email !== undefined ? `${name} (${email})` : (name ?? email);
}

const CATEGORY_NAMES = ['category', 'atom:category', 'dc:subject', 'itunes:category', 'media:category', 'tags'];

/** Categories, subjects and tags of an item in document order, each once. */
export function readCategories(element: XmlElement): string[] {
  const found = new Set<string>();
  for (const child of childrenOf(element, ...CATEGORY_NAMES)) {
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

/** Elements that may hold a title, the format's own first. */
export const TITLES = ['title', 'atom:title', 'dc:title', 'itunes:title', 'media:title'];

export function firstOf<T, R>(list: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first text under one of the names, with relative addresses resolved against `base`. */
export function firstText(element: XmlElement, names: readonly string[], base?: string): string | undefined {
  const groups = [element, ...childrenOf(element, 'media:group', 'media:content')];
  return firstOf(names, (name) =>
    firstOf(name.startsWith('media:') ? groups : [element], (holder) =>
      firstOf(childrenOf(holder, name), (child) => constructText(child, base)),
    ),
  );
}
