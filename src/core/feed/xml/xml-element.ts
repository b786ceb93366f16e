/**
 * Elements of a parsed XML document, and access to their children and attributes.
 */

export interface XmlElement {
  /** Lower case, with the conventional prefix of its namespace: "title", "dc:date", "content:encoded". */
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Decoded text and elements in document order. */
  children: (string | XmlElement)[];
  /** Base address for relative addresses inside, if the document sets one. */
  base?: string;
}

/** Child elements with one of the names, in document order. */
export function childrenOf(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && names.includes(child.name),
  );
}

/** The first child with the name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** Attribute by name in any case ("isPermaLink"), trimmed; undefined if absent or empty. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  if (!element) return undefined;
  const wanted = name.toLowerCase();
  const key = Object.hasOwn(element.attributes, name)
    ? name
    : Object.keys(element.attributes).find((k) => k.toLowerCase() === wanted);
  return key === undefined ? undefined : element.attributes[key]?.trim() || undefined;
}
