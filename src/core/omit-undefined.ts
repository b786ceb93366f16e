/**
 * Optional properties that are absent rather than undefined, as `exactOptionalPropertyTypes` wants them.
 */

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** A copy of the object without its undefined members. */
export function omitUndefined<T extends object>(facts: T): Defined<T> {
  // TypeScript cannot see that the filter does what the type says.
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Defined<T>;
}
