/**
 * Who wrote this, as the feed says?
 */
import { plainText, richText } from './element-text.js';
import { childOf, childrenOf, type XmlElement } from './xml-element.js';

/** The format's own statement first, then those of modules, then the people behind the channel. */
const NAMES = [
  'author',
  'atom:author',
  'dc:creator',
  'dc:author',
  'itunes:author',
  'managingeditor',
  'itunes:owner',
  'webmaster',
];

/** The first author, with the e-mail address in brackets where given; undefined where the element names none. */
export function readAuthor(element: XmlElement): string | undefined {
  for (const name of NAMES) {
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
