/**
 * Does the tree keep to its own rules? Who may import whom, what core may not touch, and how large files may grow.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

const files = (readdirSync(SRC, { recursive: true }) as string[])
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));

/** Imported modules: `src` paths relative to src, packages by name; `type` marks imports that leave no trace at run time. */
function importsOf({ file, text }: (typeof files)[number]): { from: string; type: boolean }[] {
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/gm)];
  return found.map(([, type, plain, dynamic]) => {
    const name = plain ?? dynamic ?? '';
    const from = name.startsWith('.') ? relative(SRC, resolve(SRC, dirname(file), name)) : name;
    return { from, type: type !== undefined };
  });
}

const top = (path: string): string => path.split('/')[0] ?? '';
const isOwn = (from: string): boolean =>
  /^(core|io|workers|jobs|web|cli|demo)\/|^(start-service|pipeline)\.js$/.test(from);

/** Folder → folders and files of `src` it may import. */
const allowed: Record<string, string[]> = {
  core: ['core'],
  io: ['core', 'io', 'pipeline.js'],
  demo: ['core', 'io', 'demo'],
  web: ['core', 'io', 'web', 'pipeline.js'],
  cli: ['core', 'io', 'cli', 'demo', 'start-service.js', 'pipeline.js'],
};

/** Node's modules that core may use: they compute, and touch nothing. */
const pureNode = ['node:crypto', 'node:buffer', 'node:path', 'node:util', 'node:zlib'];

describe('imports', () => {
  it.each(Object.keys(allowed))('%s keeps to its neighbours', (folder) => {
    const strangers = files
      .filter(({ file }) => top(file) === folder)
      .flatMap((one) =>
        importsOf(one)
          .filter(({ from }) => isOwn(from) && !allowed[folder]?.includes(top(from)))
          .map(({ from }) => `${one.file} imports ${from}`),
      );
    expect(strangers).toEqual([]);
  });

  it('workers and jobs know core, the map, and of io only types', () => {
    const strangers = files
      .filter(({ file }) => ['workers', 'jobs'].includes(top(file)))
      .flatMap((one) =>
        importsOf(one)
          .filter(
            ({ from, type }) =>
              !(from.startsWith('core/') || from === 'pipeline.js' || (type && from.startsWith('io/'))),
          )
          .map(({ from }) => `${one.file} imports ${from}`),
      );
    expect(strangers).toEqual([]);
  });

  it('core is pure: no clock, chance, network, files, environment or console', () => {
    const impure = files
      .filter(({ file }) => top(file) === 'core')
      .flatMap((one) => {
        const code = one.text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
        const words = /\b(Date\.now|new Date\(\)|Math\.random|process\.|console\.|fetch\(|setTimeout|setInterval)/.exec(
          code,
        );
        const nodes = importsOf(one).filter(({ from }) => from.startsWith('node:') && !pureNode.includes(from));
        return [...(words ? [`${one.file}: ${words[0]}`] : []), ...nodes.map(({ from }) => `${one.file}: ${from}`)];
      });
    expect(impure).toEqual([]);
  });

  it('only io/queue.ts and the operator’s queue page know BullMQ', () => {
    const knowing = files.filter((one) => importsOf(one).some(({ from }) => from === 'bullmq')).map(({ file }) => file);
    expect(knowing.sort()).toEqual(['io/database/migrate.ts', 'io/queue.ts']);
  });
});

describe('files', () => {
  it('each opens with the question it answers', () => {
    expect(files.filter(({ text }) => !text.startsWith('/**')).map(({ file }) => file)).toEqual([]);
  });

  it('workers stay within 100 lines, core files within 240', () => {
    const lines = (text: string): number => text.split('\n').length;
    const long = files.filter(
      ({ file, text }) =>
        !file.endsWith('.tsx') &&
        // A migration is one list of tables; it has no parts to split it by.
        !file.startsWith('io/database/migrations/') &&
        lines(text) > (top(file) === 'core' ? 240 : top(file) === 'workers' ? 100 : 350),
    );
    expect(long.map(({ file, text }) => `${file}: ${lines(text)}`)).toEqual([]);
  });

  it('nothing is exported by default', () => {
    expect(files.filter(({ text }) => /^export default/m.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
