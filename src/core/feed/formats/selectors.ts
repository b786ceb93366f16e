/**
 * CSS selectors that find the items of an HTML list page.
 */
import type { z } from 'zod';
import { ReadingSelector, Selector } from '../../yaml/field-types.js';
import { section } from '../../yaml/section.js';

/** CSS selectors of an HTML list page; `item` finds the entries, the others look inside one. "a@href" reads an attribute. */
export const Selectors = section({
  item: Selector,
  title: ReadingSelector.optional(),
  link: ReadingSelector.optional(),
  date: ReadingSelector.optional(),
  summary: ReadingSelector.optional(),
  author: ReadingSelector.optional(),
});

export type Selectors = z.infer<typeof Selectors>;
