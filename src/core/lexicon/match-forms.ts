/**
 * How is a table of names and their written forms asked which names a text holds?
 */

export type Forms = readonly (readonly [string, RegExp])[];

/** Compiles a table of id → alternatives of a regular expression, for folded and lower-cased text. */
export const compileForms = (table: Readonly<Record<string, string>>): Forms =>
  Object.entries(table).map(([id, forms]) => [id, new RegExp(forms)] as const);

/** Ids whose forms stand in the text, in the order of the table. */
export const matchForms = (forms: Forms, text: string): string[] =>
  forms.filter(([, form]) => form.test(text)).map(([id]) => id);
