/**
 * The routes of the web pages.
 */
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { ArchivePage } from './archive-page.js';
import { collectStatus } from './collect-status.js';
import { feedRoutes } from './feed-routes.js';
import { pushRoutes } from './push-routes.js';
import { createQueuePage } from './queue-page.js';
import { readMetrics } from './read-metrics.js';
import { readerRoutes } from './reader-routes.js';
import type { WebOptions } from './web-options.js';

/** Editions listed on the first page. */
const ARCHIVE_LENGTH = 200;

/** The pages as a function of requests, without a listening server. */
export function createApp(options: WebOptions): Hono {
  const { web, store, queues, logger, settings } = options;
  const app = new Hono();
  app.onError((error, context) => {
    logger.error({ fault: error.message, path: context.req.path }, 'page failed');
    return context.text('The page could not be created; see the log of the service.', 500);
  });
  secure(app);
  app.get('/', (context) => renderArchive(options).then((page) => context.html(page)));
  app.route('/', readerRoutes({ ...options, language: () => settings().language }));
  app.route('/push', pushRoutes(options));
  app.route('/feeds', feedRoutes({ ...options, publicUrl: web.publicUrl }));
  app.route('/editions', editionRoutes(store));
  app.route('/', operatorRoutes(options));
  // The board shows the job data of all queues, so only the operator on this machine may see it, read-only.
  if (isLoopback(web.host)) app.route('/queues', createQueuePage('/queues', queues));
  return app;
}

/** Reader pages and editions need inline styles and, at most, forms or inline images; nothing else may load. */
function secure(app: Hono): void {
  const defaultSrc = ["'none'"];
  const styleSrc = ["'unsafe-inline'"];
  app.use('*', secureHeaders());
  const readerPages = secureHeaders({ contentSecurityPolicy: { defaultSrc, styleSrc, formAction: ["'self'"] } });
  for (const path of ['/f/*', '/u/*']) app.use(path, readerPages);
  app.use('/editions/*', secureHeaders({ contentSecurityPolicy: { defaultSrc, styleSrc, imgSrc: ['data:'] } }));
}

async function renderArchive({ store, queues, settings, digests, seeds }: WebOptions) {
  const status = await collectStatus(store, queues);
  const editions = await store.editions.list(ARCHIVE_LENGTH);
  const feeds = await store.feeds.list();
  const { language, zone } = settings();
  return <ArchivePage {...{ status, editions, feeds, language, zone, digests: digests(), themes: seeds.themes }} />;
}

function editionRoutes(store: WebOptions['store']): Hono {
  const app = new Hono();
  app.get('/:file{[0-9]+\\.(html|txt|md|json)}', async (context) => {
    const [id = '', format = ''] = context.req.param('file').split('.');
    const edition = await store.editions.get(id);
    if (!edition) return context.text('There is no such edition.', 404);
    if (format === 'html') return context.html(edition.html);
    if (format === 'json') return context.json(edition.edition);
    return context.text(format === 'md' ? edition.markdown : edition.plain);
  });
  return app;
}

function operatorRoutes({ store, queues, database }: WebOptions): Hono {
  const app = new Hono();
  app.get('/status.json', async (context) => context.json(await collectStatus(store, queues)));
  app.get('/metrics', async (context) => {
    const { text, contentType } = await readMetrics(store, queues);
    return context.body(text, 200, { 'content-type': contentType });
  });
  app.get('/health', async (context) => {
    await database.pool.query('select 1');
    return context.json({ ok: true });
  });
  return app;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
