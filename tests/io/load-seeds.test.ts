/** The shipped seed corpus is sound, and a broken one is refused with helpful messages. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SeedsError } from '../../src/core/seeds/read-seed-yaml.js';
import { Seeds } from '../../src/core/seeds/seeds.js';
import { loadSeeds } from '../../src/io/load-seeds.js';

/** The codebook's fourteen themes; stored articles carry these ids. */
const themeIds = [
  ...['strategy', 'flagship', 'core-tech', 'imaging-design', 'car', 'ecosystem', 'brand'],
  ...['marketing', 'channel', 'market', 'manufacturing', 'trust', 'finance', 'global'],
];

describe('the shipped seed corpus', () => {
  let seeds: Seeds = { documents: [], themes: [], metrics: [], kinds: [], rivals: null, english: null };
  beforeAll(async () => {
    seeds = await loadSeeds('seeds');
  });

  it('contains five documents, fourteen themes and the baselines, all valid by their schemas', () => {
    expect(Seeds.safeParse(seeds).success).toBe(true);
    expect(seeds.documents.map((document) => document.id).sort()).toEqual([
      'co-creation',
      'half-step',
      'not-yet',
      'online-channels',
      'working-group',
    ]);
    expect(seeds.themes.map((theme) => theme.id)).toEqual(themeIds);
    for (const document of seeds.documents) expect(document.claims.length).toBeGreaterThanOrEqual(12);
  });

  it('has claims and a vocabulary in both languages for every theme', () => {
    for (const { id, vocabulary } of seeds.themes) {
      const claims = seeds.documents.flatMap((document) => document.claims).filter((c) => c.themes.includes(id));
      expect(claims.length, id).toBeGreaterThanOrEqual(2);
      expect(vocabulary.strong.zh.length + vocabulary.weak.zh.length, id).toBeGreaterThanOrEqual(30);
      expect(vocabulary.strong.en.length + vocabulary.weak.en.length, id).toBeGreaterThanOrEqual(25);
      const strong = new Set([...vocabulary.strong.zh, ...vocabulary.strong.en].map((term) => term.toLowerCase()));
      const weak = [...vocabulary.weak.zh, ...vocabulary.weak.en].map((term) => term.toLowerCase());
      expect(
        weak.filter((term) => strong.has(term)),
        id,
      ).toEqual([]);
    }
  });

  it('has a unique id for every claim', () => {
    const ids = seeds.documents.flatMap((document) => document.claims.map((claim) => claim.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows both sides where documents contradict each other on one segment', () => {
    const share = seeds.metrics.find((metric) => metric.id === 'share-cn-600usd');
    expect(share?.baselines).toMatchObject([
      { value: 13, source: 'IDC', claim: 'not-yet-c28' },
      { value: 1, high: 9, stated: { en: 'single digits' }, claim: 'online-channels-c20' },
    ]);
  });

  it.each([
    ['share-cn-6000yuan', 5, '%'],
    ['share-cn-4000-6000yuan', 17, '%'],
    ['price-highest', 529_900, 'yuan'],
    ['deliveries-su7-total', 258_000, 'units'],
    ['margin-car', 23.2, '%'],
    ['rd-pledge', 100, 'yuan_bn'],
  ])('carries the baseline %s', (id, value, unit) => {
    const metric = seeds.metrics.find((row) => row.id === id);
    expect(metric).toMatchObject({ unit, baselines: expect.arrayContaining([expect.objectContaining({ value })]) });
  });
});

describe('a broken seed folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seeds-'));
    await cp('seeds', folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const change = async (file: string, from: string, to: string): Promise<void> => {
    const text = await readFile(join(folder, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(folder, file), text.replace(from, to));
  };
  const faults = async (): Promise<string> => {
    const error: unknown = await loadSeeds(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SeedsError);
    return error instanceof SeedsError ? error.message : '';
  };

  it('reports an unknown theme, with the line', async () => {
    await change('half-step.md', 'themes: [finance, car]', 'themes: [finances, car]');
    expect(await faults()).toMatch(
      /half-step\.md:\d+:1 .*half-step-c\d+ names the theme "finances".*use one of: strategy/,
    );
  });

  it('reports a baseline that its claim does not carry', async () => {
    await change('metrics.yaml', 'value: 23.2', 'value: 32.2');
    expect(await faults()).toMatch(/metrics\.yaml:\d+.*half-step-c32 does not state 32\.2 % \(2025Q1\)/);
  });

  it('reports a citation without a target', async () => {
    await change('metrics.yaml', 'claim: half-step-c32', 'claim: half-step-c99');
    expect(await faults()).toMatch(/metrics\.yaml:\d+.*cites the claim "half-step-c99"/);
  });

  it('reports an invalid regular expression', async () => {
    await change('metrics.yaml', 'any: [雷军, ', "any: ['雷(军', ");
    expect(await faults()).toMatch(/metrics\.yaml:\d+.*valid regular expression/);
  });

  it('reports a claim about a metric that figures never have, and one with a broken pattern', async () => {
    await change('half-step.md', 'metrics: [deliveries, sales]', 'metrics: [happiness]');
    expect(await faults()).toMatch(/half-step\.md:\d+.*"happiness", which figures never have/);
    await change('half-step.md', 'metrics: [happiness]', "matters: ['召(回'], metrics: [sales]");
    expect(await faults()).toMatch(/half-step\.md:\d+.*valid regular expression/);
  });

  it('reports two themes with one id', async () => {
    await change('themes.yaml', '- id: market\n', '- id: brand\n');
    expect(await faults()).toMatch(/themes\.yaml:\d+.*the id brand is used twice/);
  });

  it('reports a kind of event without words, of an unknown theme, or with the id of another', async () => {
    await change(
      'kinds.yaml',
      '- id: recall\n',
      '- { id: deal, worth: line, weight: 0.1, title: { any: [甲] } }\n- id: recall\n',
    );
    expect(await faults()).toMatch(/kinds\.yaml:\d+.*the id deal is used twice/);
    await change('kinds.yaml', 'theme: finance', 'theme: money');
    expect(await faults()).toMatch(/kinds\.yaml:\d+.*names the theme "money"/);
    await change('kinds.yaml', 'title: { any: [甲] }', 'title: { none: [甲] }');
    expect(await faults()).toMatch(/kinds\.yaml:\d+.*must name words for the title or the lead/);
  });

  it('reports what is wrong in the panel of rivals, with the line', async () => {
    await change('rivals.yaml', 'aliases: [vivo]', 'aliases: [Vivo]');
    expect(await faults()).toMatch(/rivals\.yaml:\d+.*lower case/);
  });

  it('reports an alias that two rivals share', async () => {
    await change('rivals.yaml', 'aliases: [vivo]', 'aliases: [vivo, zeekr]');
    expect(await faults()).toMatch(/rivals\.yaml:\d+.*zeekr and vivo share the alias "zeekr".*leave it to one/);
  });

  it('does without a panel of rivals', async () => {
    await rm(join(folder, 'rivals.yaml'));
    await expect(loadSeeds(folder)).resolves.toMatchObject({ rivals: null });
  });

  it('reports problems in several files at once', async () => {
    await change('not-yet.md', 'stance: supports', 'stance: yes');
    await rm(join(folder, 'themes.yaml'));
    const message = await faults();
    expect(message).toMatch(/not-yet\.md:\d+/);
    expect(message).toMatch(/themes\.yaml:1.*missing/);
  });

  it('reports a missing folder', async () => {
    await expect(loadSeeds(join(folder, 'nowhere'))).rejects.toThrow(/nowhere:1:1 this cannot be read/);
  });
});
