/**
 * `halfstep demo`: the whole service on a sample site of fictional outlets, served on loopback.
 * Articles of the past seven days are collected, judged, filed, composed and delivered through a real database, real queues and
 * SMTP. All files are in a folder of their own, which is recreated by each run.
 */
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { defineDigest } from '../core/config/digest-config.js';
import { FeedConfig } from '../core/config/feed-config.js';
import { Settings } from '../core/config/settings.js';
import { pluralize } from '../core/text/clean-text.js';
import type { SampleSite } from '../demo/sample-site.js';
import type { Config } from '../io/config/load-config.js';
import type { Service } from '../start-service.js';
import { catchMail, type MailTrap } from './catch-mail.js';
import { foldersOf } from './command-context.js';
import { fixedConfig } from './live-config.js';
import { untilDrained } from './run-stages.js';
import { describeCommand } from './terminal/describe-command.js';
import { explainError } from './terminal/explain-error.js';
import { Failure } from './terminal/failure.js';
import { formatTable } from './terminal/print-table.js';
import type { Terminal } from './terminal/terminal.js';
import { type StopRequest, untilStopped } from './terminal/until-stopped.js';

const DAYS = 7;
const READERS = ['strategy@example.com', 'ir@example.com'];
/** One outlet of the sample site never answers; the default timeout would delay the demo by half a minute. */
const TIMEOUT_SECONDS = 5;
const MAX_ARTICLES = 10_000;

interface DemoOptions {
  json?: boolean;
  keep?: boolean;
}

export function demoCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'demo',
    'Run the whole service on a sample site, from feeds to a delivered digest, without a network.',
    [
      ['demo', 'takes about half a minute; files in var/demo'],
      ['demo --keep', 'then serves the page and the sample site until Ctrl+C'],
      ['demo --json', 'the counts and paths as JSON'],
    ],
  );
  return command
    .option('--keep', 'leave the page and the sample site running until Ctrl+C')
    .option('--json', 'print JSON')
    .action((options: DemoOptions) => runDemo(join(foldersOf(command, terminal).data, 'demo'), options, terminal));
}

async function runDemo(folder: string, { json, keep = false }: DemoOptions, terminal: Terminal): Promise<void> {
  const now = new Date();
  const { startSampleSite } = await import('../demo/sample-site.js');
  terminal.err('Preparing a database and the sample site …');
  await startAfresh(folder);
  const site = await startSampleSite({ now });
  const mail = await catchMail(join(folder, 'mail'));
  let stopped: StopRequest | undefined;
  try {
    const service = await startDemoService(configure(site, mail, keep), folder).catch((error: unknown) => {
      throw explainError(error);
    });
    try {
      await work(service, now, terminal);
      stopped = untilStopped(terminal);
      const outcome = await readOutcome(service, site, mail);
      terminal.out(json ? JSON.stringify(outcome, null, 2) : describe(outcome, terminal));
      if (outcome.relevant === 0 || outcome.mails.length !== READERS.length) {
        throw new Failure('The demo did not deliver the expected digest.', `See ${join(folder, 'service.log')}`);
      }
      if (keep) {
        terminal.err('The page and the sample site stay until Ctrl+C.');
        await stopped.signal;
        terminal.err('Stopping …');
      }
    } finally {
      await service.stop();
    }
  } finally {
    await Promise.all([site.close(), mail.close()]);
    // Only now: a second Ctrl+C must not interrupt the stopping.
    stopped?.forget();
  }
}

/** Removes the files of an earlier run, and stops a database server left behind by a killed one. */
async function startAfresh(folder: string): Promise<void> {
  if (existsSync(join(folder, 'postgres'))) {
    const { ensureEmbeddedServer } = await import('../io/postgres/embedded-server.js');
    const server = await ensureEmbeddedServer(folder).catch(() => undefined);
    await server?.stop();
  }
  await rm(folder, { recursive: true, force: true });
}

function configure(site: SampleSite, mail: MailTrap, keep: boolean): Config {
  const settings = Settings.parse({
    fetch: { allowAddresses: ['127.0.0.0/8'], timeoutSeconds: TIMEOUT_SECONDS },
    // Any free port, so that the demo runs beside the real service.
    web: { enabled: keep, port: 0 },
    channels: {
      archive: { kind: 'file', folder: 'editions' },
      mail: {
        kind: 'mail',
        host: '127.0.0.1',
        port: mail.port,
        security: 'none',
        from: '半步 Half Step <halfstep@example.com>',
      },
    },
    digests: [{ id: 'weekly', channels: ['archive', 'mail'], recipients: READERS }],
  });
  return {
    folder: 'demo',
    feeds: site.feeds.map((feed) => FeedConfig.parse(feed)),
    settings,
    digests: settings.digests.map((digest) => defineDigest(digest, settings)),
  };
}

/** Ignores DATABASE_URL and REDIS_URL: the demo must not touch real data. */
async function startDemoService(config: Config, folder: string): Promise<Service> {
  const { startService } = await import('../start-service.js');
  const { createLogger } = await import('../io/logger.js');
  mkdirSync(folder, { recursive: true });
  const logger = createLogger({
    level: 'info',
    stream: { write: (line) => appendFileSync(join(folder, 'service.log'), line) },
  });
  return startService({
    roles: ['fetch', 'judge', 'deliver', 'web'],
    config: fixedConfig(config),
    dataFolder: folder,
    databaseUrl: undefined,
    redisUrl: undefined,
    logger,
    ticking: false,
  });
}

async function work(service: Service, now: Date, terminal: Terminal): Promise<void> {
  const { due } = await service.poll({ force: true });
  terminal.err(`Polling ${pluralize(Number(due), 'feed')}, reading, judging and filing …`);
  const progress = async () => {
    const { found, read, judged, filed } = await service.store.articles.counts();
    terminal.err(
      `  ${pluralize(found + read + judged + filed, 'article')}: ${found} to read, ${read} to judge, ${judged} to file, ${filed} done`,
    );
  };
  const collected = await untilDrained(service, ['fetch', 'judge'], {
    terminal,
    onProgress: () => void progress().catch(() => undefined),
  });
  if (collected === 'stopped') throw new Failure('Stopped.', 'The demo can be run again at any time.');
  terminal.err('Composing and delivering the edition …');
  const payload = {
    digestId: 'weekly',
    periodStart: new Date(now.getTime() - DAYS * 86_400_000).toISOString(),
    periodEnd: now.toISOString(),
  };
  await service.queues.add([{ stage: 'compose-edition', payload }]);
  await untilDrained(service, ['deliver'], { terminal, onProgress: () => undefined });
}

type Outcome = Awaited<ReturnType<typeof readOutcome>>;

async function readOutcome({ store, web }: Service, site: SampleSite, mail: MailTrap) {
  const articles = await store.articles.list({ limit: MAX_ARTICLES });
  const premium = articles.filter(({ relevance }) => relevance === 2);
  const byTheme: Record<string, number> = {};
  for (const theme of premium.flatMap(({ themes }) => themes)) byTheme[theme] = (byTheme[theme] ?? 0) + 1;
  const [edition] = await store.editions.list(1);
  const deliveries = edition ? await store.deliveries.ofEdition(edition.id) : [];
  const feeds = await store.feeds.list();
  return {
    feeds: feeds.length,
    feedsInTrouble: feeds
      .filter(({ state, evidence }) => state !== 'healthy' || evidence !== null)
      .map(({ name, evidence }) => ({ name, evidence })),
    entries: await store.entries.count(),
    articles: articles.length,
    ...(await store.filings.counts()),
    relevant: premium.length,
    byTheme: Object.fromEntries(Object.entries(byTheme).sort(([, a], [, b]) => b - a)),
    shown: Number(edition?.stories ?? 0),
    files: deliveries.flatMap(({ channel, receipt }) =>
      channel === 'archive' ? (receipt ?? '').split('\n').filter(Boolean) : [],
    ),
    mails: mail.caught,
    /** Null unless the page stays. */
    page: web?.origin ?? null,
    site: web && site.origin,
  };
}

function describe(outcome: Outcome, terminal: Terminal): string {
  const here = (path: string) => {
    const short = relative(process.cwd(), path);
    return short.startsWith('..') ? path : short;
  };
  const counts: [string, number][] = [
    ['Feeds', outcome.feeds],
    ['Entries', outcome.entries],
    ['Articles', outcome.articles],
    ['Stories', outcome.stories],
    ['Copies', outcome.copies],
    ['Relevant articles', outcome.relevant],
    ...Object.entries(outcome.byTheme).map(([theme, n]): [string, number] => [`· ${theme}`, n]),
    ['Stories in the digest', outcome.shown],
  ];
  const columns = [
    { title: 'Collected', text: ([name]: [string, number]) => name },
    { title: 'Count', text: ([, n]: [string, number]) => n, align: 'right' as const },
  ];
  return [
    formatTable(counts, columns, terminal),
    '',
    `Feeds with problems, as intended: ${outcome.feedsInTrouble.map(({ name, evidence }) => `${name} (${evidence ?? 'unknown reason'})`).join('; ') || 'none'}`,
    ...outcome.files.map((path) => `Digest  ${here(path)}`),
    ...outcome.mails.map(
      ({ to, path, bytes }) => `Mail    ${here(path)}  (to ${to}, ${Math.round(bytes / 1024)} KB as sent)`,
    ),
    ...(outcome.page ? [`Page    ${outcome.page}`, `Site    ${outcome.site}  (the first outlet)`] : []),
  ].join('\n');
}
