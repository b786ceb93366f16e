/** Replaces `${NAME}` and `${NAME:-default}` in every text of a parsed file. The caller provides the look-up. */

/** A variable that is referenced but not set. */
export interface MissingVariable {
  path: (string | number)[];
  name: string;
}

/** The tree with variables replaced, and those that were missing. */
export interface Substituted {
  value: unknown;
  missing: MissingVariable[];
}

const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/** Replaces variables in a tree. Parts with `enabled: false` keep missing references, since a channel that is off needs no secret. */
export function substitute(value: unknown, lookUp: (name: string) => string | undefined): Substituted {
  const missing: MissingVariable[] = [];
  const visit = (node: unknown, path: (string | number)[], off: boolean): unknown => {
    if (typeof node === 'string') return fill(node, path, off);
    if (Array.isArray(node)) return node.map((child, index) => visit(child, [...path, index], off));
    if (node === null || typeof node !== 'object') return node;
    const here = off || ('enabled' in node && node.enabled === false);
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, visit(child, [...path, key], here)]));
  };
  const fill = (text: string, path: (string | number)[], off: boolean): string =>
    text.replace(REFERENCE, (reference: string, name: string, otherwise: string | undefined) => {
      const found = lookUp(name);
      if (found !== undefined && found !== '') return found;
      if (otherwise !== undefined) return otherwise;
      if (!off) missing.push({ path, name });
      return reference;
    });
  return { value: visit(value, [], false), missing };
}
