/**
 * Which facts are there at all?
 */

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same object without the members that are undefined, so that "absent" means absent. */
export function omitUndefined<T extends object>(facts: T): Present<T> {
  // The filter does what the type says; TypeScript cannot follow it.
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Present<T>;
}
