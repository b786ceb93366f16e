/** The package as a whole: lock file and package.json agree, the tarball has the right files, the two READMEs correspond. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const Names = z.record(z.string(), z.string()).default({});
const Needs = z.object({
  version: z.string().optional(),
  dependencies: Names,
  devDependencies: Names,
  optionalDependencies: Names,
  peerDependencies: Names,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().default(false) })).default({}),
  engines: z.unknown().optional(),
});
const Lock = z.object({ packages: z.record(z.string(), Needs) });

const manifest = Needs.loose().parse(JSON.parse(read('package.json')));
const { packages } = Lock.parse(JSON.parse(read('package-lock.json')));

/** Where Node resolves a package from another's folder: the nearest node_modules that has it. */
function locate(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (!folder.includes('/node_modules/')) return packages[`node_modules/${name}`] && `node_modules/${name}`;
  }
}

describe('the lock file', () => {
  it('requires what package.json requires', () => {
    const root = packages[''];
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const)
      expect(root?.[kind], kind).toEqual(manifest[kind]);
    expect(root?.version).toBe(manifest.version);
    expect(root?.engines).toEqual(manifest.engines);
  });

  it('contains every dependency, including those of other platforms; otherwise npm ci refuses it', () => {
    const missing = Object.entries(packages).flatMap(([path, needs]) => {
      const peers = Object.keys(needs.peerDependencies).filter((name) => !needs.peerDependenciesMeta[name]?.optional);
      const own = path === '' ? Object.keys(needs.devDependencies) : [];
      const names = [...Object.keys(needs.dependencies), ...Object.keys(needs.optionalDependencies), ...peers, ...own];
      return names.filter((name) => !locate(path, name)).map((name) => `${path || 'package.json'} needs ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('refers only to published packages', () => {
    const Resolved = z.object({ packages: z.record(z.string(), z.object({ resolved: z.string().optional() })) });
    const resolved = Object.values(Resolved.parse(JSON.parse(read('package-lock.json'))).packages);
    expect(resolved.filter(({ resolved: from }) => from && !from.startsWith('https://registry.npmjs.org/'))).toEqual(
      [],
    );
  });
});

describe('package.json', () => {
  it('does not depend on what only the demonstration, the queue page or the tests use', () => {
    const names = Object.keys(manifest.dependencies);
    expect(names.filter((name) => /^@bull-board\/|^smtp-server$|^typescript$/.test(name))).toEqual([]);
    for (const name of Object.keys(manifest.peerDependencies))
      expect(manifest.peerDependenciesMeta[name]?.optional, name).toBe(true);
  });

  it('names files that exist', () => {
    const { bin, exports, files } = z
      .object({
        bin: z.record(z.string(), z.string()),
        exports: z.object({ '.': z.object({ types: z.string(), default: z.string() }) }).loose(),
        files: z.array(z.string()),
      })
      .parse(manifest);
    const plain = files.filter((file) => !file.includes('*'));
    expect([...Object.values(bin), ...plain, 'LICENSE'].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    const source = exports['.'].default.replace('./dist/', 'src/').replace('.js', '.ts');
    expect(existsSync(join(ROOT, source))).toBe(true);
    expect(exports['.'].types).toBe(exports['.'].default.replace('.js', '.d.ts'));
  });
});

describe('README.zh-CN.md', () => {
  const [english, chinese] = [read('README.md'), read('README.zh-CN.md')];
  /** Headings by level; `#` in a code block is a comment. */
  const levels = (text: string) =>
    [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^#+(?= )/gm)].map(([marks]) => marks);
  /** Code blocks without comments. */
  const code = (text: string) =>
    [...text.matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(([, language, lines = '']) => [
      language,
      ...lines
        .split('\n')
        .map((line) => line.replace(/(?:^|\s+)(?:#|\/\/) .*$/, ''))
        .filter((line) => line.trim() !== ''),
    ]);
  const inline = (text: string) =>
    [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`((?:npx |npm |docker |halfstep |--)[^`]+)`/g)].map(
      ([, command]) => command,
    );

  it('has the headings of README.md', () => {
    expect(levels(chinese)).toEqual(levels(english));
  });

  it('shows the same code', () => {
    expect(code(chinese)).toEqual(code(english));
  });

  it('names the same commands', () => {
    expect(inline(chinese).sort()).toEqual(inline(english).sort());
  });
});
