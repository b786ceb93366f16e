/**
 * What is an element of a feed, and how are its parts found?
 */

export interface XmlElement {
  /** Lower case, with the customary prefix of its namespace: "title", "dc:date", "content:encoded". */
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Decoded text and elements in document order. */
  children: (string | XmlElement)[];
  /** The address that relative addresses inside refer to, where the document names one. */
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

/** Attribute by its local name in any case ("isPermaLink"), trimmed; undefined where absent or empty. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  if (!element) return undefined;
  const wanted = name.toLowerCase();
  const key = Object.hasOwn(element.attributes, name)
    ? name
    : Object.keys(element.attributes).find((k) => k.toLowerCase() === wanted);
  return key === undefined ? undefined : element.attributes[key]?.trim() || undefined;
}
