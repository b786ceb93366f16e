/** Which outlets does the sample site have? */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatProblem } from '../core/yaml/file-problem.js';
import { readDocument } from '../core/yaml/read-document.js';
import { Outlet } from './outlet.js';

/** Reads every `*.yaml` of the folder, in the order of names. @throws Error naming file, line and cure of what is wrong. */
export async function readOutlets(folder: string): Promise<Outlet[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const read = readDocument(text, name, Outlet, () => undefined);
      if (!read.ok) throw new Error(`The sample site cannot be read:\n${read.problems.map(formatProblem).join('\n')}`);
      return read.value;
    }),
  );
}
