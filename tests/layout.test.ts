/** The rules of the source tree: allowed imports, purity of core, and limits on files. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

const files = (readdirSync(SRC, { recursive: true }) as string[])
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));

/** Imported modules: `src` paths relative to src, packages by name; `type` marks type-only imports. */
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
  /^(core|io|workers|jobs|web|cli|demo)\/|^(start-service|build-parts|embed|pipeline)\.js$/.test(from);

/** Folder → folders and files of `src` it may import. */
const allowed: Record<string, string[]> = {
  core: ['core'],
  io: ['core', 'io', 'pipeline.js'],
  demo: ['core', 'io', 'demo'],
  web: ['core', 'io', 'web', 'pipeline.js'],
  cli: ['core', 'io', 'cli', 'demo', 'start-service.js', 'pipeline.js'],
};

/** Node modules that core may use: pure computation. */
const pureNode = ['node:crypto', 'node:buffer', 'node:path', 'node:util', 'node:zlib'];

describe('imports', () => {
  it.each(Object.keys(allowed))('%s imports only what it may', (folder) => {
    const strangers = files
      .filter(({ file }) => top(file) === folder)
      .flatMap((one) =>
        importsOf(one)
          .filter(({ from }) => isOwn(from) && !allowed[folder]?.includes(top(from)))
          .map(({ from }) => `${one.file} imports ${from}`),
      );
    expect(strangers).toEqual([]);
  });

  it('workers and jobs import core, the pipeline map, and only types from io', () => {
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

  it('core is pure: no clock, randomness, network, files, environment or console', () => {
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

  it('only io/queue imports BullMQ', () => {
    const knowing = files.filter((one) => importsOf(one).some(({ from }) => /^bullmq$|bullMQ/.test(from)));
    expect(knowing.map(({ file }) => file).filter((file) => !file.startsWith('io/queue/'))).toEqual([]);
  });
});

/** Folder of core → folders of core it may import, itself and `model.ts` aside. A folder not listed here imports none. */
const coreWalls: Record<string, string[]> = {
  address: [],
  article: ['address', 'dates', 'text'],
  bytes: [],
  config: ['feed', 'feed/discovery', 'feed/formats', 'yaml'],
  dates: [],
  delivery: ['config', 'digest/edition', 'digest/words', 'text'],
  'delivery/channels': ['delivery', 'digest/edition', 'digest/render', 'digest/view', 'digest/words', 'http', 'text'],
  digest: [
    'address',
    'config',
    'digest/edition',
    'digest/opening',
    'digest/english',
    'digest/words',
    'events',
    'judge/second-opinion',
    'lexicon',
    'metrics',
    'seeds',
    'text',
  ],
  'digest/edition': ['config', 'events', 'seeds'],
  'digest/english': ['dates', 'digest/edition', 'events', 'metrics', 'seeds', 'text'],
  'digest/rehearse': [
    'config',
    'digest',
    'digest/edition',
    'events',
    'events/group',
    'judge',
    'metrics',
    'seeds',
    'stories/decide',
    'stories/settle',
  ],
  'digest/opening': ['config', 'dates', 'digest/edition', 'digest/words', 'judge/features', 'lexicon', 'seeds', 'text'],
  'digest/render': ['digest/edition', 'digest/render/html', 'digest/view', 'digest/words'],
  'digest/render/html': ['digest/edition', 'digest/view', 'digest/words'],
  'digest/view': ['digest/edition', 'digest/words'],
  'digest/words': ['config', 'dates', 'digest/edition'],
  entries: ['address', 'article', 'feed/search-links', 'text'],
  events: ['lexicon', 'metrics', 'seeds', 'text'],
  'events/group': ['events', 'seeds', 'stories/compare', 'stories/decide', 'stories/describe'],
  feed: ['bytes', 'feed/formats', 'feed/xml'],
  'feed/discovery': ['address'],
  'feed/formats': ['address', 'dates', 'feed/xml', 'text', 'yaml'],
  'feed/search-links': ['text'],
  'feed/xml': ['address', 'bytes'],
  figures: ['figures/choose', 'figures/tokens', 'metrics'],
  'figures/choose': ['figures/tokens', 'lexicon', 'metrics'],
  'figures/tokens': ['dates', 'lexicon', 'metrics', 'text'],
  http: [],
  judge: ['figures', 'judge/features', 'lexicon', 'metrics', 'seeds', 'text'],
  'judge/features': ['lexicon', 'seeds', 'text'],
  'judge/learn': ['figures', 'judge', 'judge/features'],
  'judge/second-opinion': ['judge/learn', 'seeds'],
  lexicon: ['dates', 'text'],
  metrics: ['lexicon'],
  polling: ['bytes', 'config', 'entries', 'feed/discovery', 'http', 'schedule', 'text'],
  schedule: [],
  seeds: ['metrics', 'yaml'],
  stories: ['stories/decide', 'stories/settle'],
  'stories/compare': ['dates', 'lexicon', 'stories/describe'],
  'stories/decide': ['dates', 'lexicon', 'stories/compare', 'stories/describe'],
  'stories/describe': ['lexicon', 'text'],
  'stories/settle': ['dates', 'stories/compare', 'stories/decide', 'stories/describe'],
  text: [],
  yaml: ['http'],
};

describe('inside core', () => {
  const coreFolder = (path: string): string => dirname(path).replace(/^core\/?/, '');
  const edges = files
    .filter(({ file }) => file.startsWith('core/'))
    .flatMap((one) =>
      importsOf(one)
        .filter(({ from }) => from.startsWith('core/'))
        .map(({ from }) => ({ file: one.file, from, source: coreFolder(one.file), target: coreFolder(from) })),
    )
    .filter(({ source, target }) => target !== '' && source !== target);

  it('each folder imports only what the table allows', () => {
    const strangers = edges
      .filter(({ source, target }) => !coreWalls[source]?.includes(target))
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(strangers).toEqual([]);
  });

  it('there are no import cycles between folders', () => {
    expect(circles(new Map(Object.entries(coreWalls)))).toEqual([]);
  });
});

/** Groups of nodes that can reach each other. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const reach = new Map([...graph.keys()].map((node) => [node, reachable(graph, node)]));
  const groups = [...graph.keys()]
    .filter((node) => reach.get(node)?.has(node))
    .map((node) => [...(reach.get(node) ?? [])].filter((other) => reach.get(other)?.has(node)).sort());
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

function reachable(graph: ReadonlyMap<string, readonly string[]>, start: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [...(graph.get(start) ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    waiting.push(...(graph.get(node) ?? []));
  }
  return seen;
}

describe('files', () => {
  const lines = (text: string): number => text.split('\n').length - 1;

  it('each opens with what it holds', () => {
    expect(files.filter(({ text }) => !text.startsWith('/**')).map(({ file }) => file)).toEqual([]);
  });

  it('a worker has at most 100 lines, any other file 250', () => {
    const long = files.filter(({ file, text }) => lines(text) > (top(file) === 'workers' ? 100 : 250));
    expect(long.map(({ file, text }) => `${file}: ${lines(text)}`)).toEqual([]);
  });

  it('a function has at most 60 lines', () => {
    expect(files.flatMap(longFunctions)).toEqual([]);
  });

  it('a folder holds at most 30 files', () => {
    const count = new Map<string, number>();
    for (const { file } of files) count.set(dirname(file), (count.get(dirname(file)) ?? 0) + 1);
    expect([...count].filter(([, n]) => n > 30)).toEqual([]);
  });

  it('no files import each other in a circle', () => {
    const named = new Map(files.map(({ file }) => [file.replace(/\.tsx?$/, '.js'), file]));
    const graph = files.map((one) => [one.file, importsOf(one).flatMap(({ from }) => named.get(from) ?? [])] as const);
    expect(circles(new Map(graph))).toEqual([]);
  });

  it('nothing is exported by default', () => {
    expect(files.filter(({ text }) => /^export default/m.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('no two files share a name, and no two exports', () => {
    const basename = (file: string): string => (file.split('/').at(-1) ?? '').replace(/\.tsx?$/, '');
    expect(shared(files.map(({ file }) => [basename(file), file]))).toEqual([]);
    const declared = /^export (?:declare )?(?:async )?(?:function\*?|const|let|interface|type|class) (\w+)/gm;
    const names = files.flatMap(({ file, text }) =>
      // A schema and its type share a name on purpose.
      [...new Set([...text.matchAll(declared)].map(([, name]) => name ?? ''))].map((name) => [name, file] as const),
    );
    expect(shared(names)).toEqual([]);
  });
});

/** Names that stand for more than one thing, with their places. */
function shared(places: readonly (readonly [string, string])[]): string[] {
  const byName = new Map<string, string[]>();
  for (const [name, place] of places) byName.set(name, [...(byName.get(name) ?? []), place]);
  return [...byName].filter(([, found]) => found.length > 1).map(([name, found]) => `${name}: ${found.join(', ')}`);
}

/**
 * Functions of more than 60 lines. The formatter puts the closing brace of a block at the indentation of the line that opened
 * it, so brackets need not be matched.
 */
function longFunctions({ file, text }: (typeof files)[number]): string[] {
  const rows = text.split('\n');
  const long: string[] = [];
  rows.forEach((row, start) => {
    const opens = /^(\s*)(?!(?:if|for|while|switch|else|do|try)\b)(?:.*\)(?:: [^=]+?)? \{|.*=> (?:\{|\())$/.exec(row);
    if (!opens || !/\bfunction\b|=>|^\s*(?:async )?\*?\w+\(|^\s*\)(?:: .+)? \{$/.test(row)) return;
    const close = new RegExp(`^${opens[1]}[})]`);
    const length = rows.slice(start + 1).findIndex((other) => close.test(other)) + 2;
    if (length > 60) long.push(`${file}:${start + 1}: ${length} lines`);
  });
  return long;
}
