/** The table of letter runs is right about every number, 0 and the largest included. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRunTable } from '../../../../src/core/stories/describe/run-table.js';

const runs = fc.uint32Array({ maxLength: 60, max: 80 });

it('contains the stored hashes and nothing else', () => {
  fc.assert(
    fc.property(runs, runs, (given, asked) => {
      const has = createRunTable(given);
      for (const run of [...given, ...asked, 0, 0xffffffff]) expect(has(run)).toBe(given.includes(run));
    }),
  );
});
