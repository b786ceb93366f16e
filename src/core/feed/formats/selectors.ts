/**
 * Configuration schema of the CSS selectors for an HTML list page.
 */
import type { z } from 'zod';
import { ReadingSelector, Selector } from '../../yaml/field-types.js';
import { section } from '../../yaml/section.js';

/** `item` finds the entries, the others look inside an entry. "a@href" reads an attribute. */
export const Selectors = section({
  item: Selector,
  title: ReadingSelector.optional(),
  link: ReadingSelector.optional(),
  date: ReadingSelector.optional(),
  summary: ReadingSelector.optional(),
  author: ReadingSelector.optional(),
});

export type Selectors = z.infer<typeof Selectors>;
