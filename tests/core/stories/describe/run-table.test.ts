/** Is the table of letter runs right about every number, also the awkward ones? */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRunTable } from '../../../../src/core/stories/describe/run-table.js';

const runs = fc.uint32Array({ maxLength: 60, max: 80 });

it('knows what it was given and nothing else', () => {
  fc.assert(
    fc.property(runs, runs, (given, asked) => {
      const has = createRunTable(given);
      for (const run of [...given, ...asked, 0, 0xffffffff]) expect(has(run)).toBe(given.includes(run));
    }),
  );
});
