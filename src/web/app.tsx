/**
 * Which address of the page answers what?
 */
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { ArchivePage } from './archive-page.js';
import { feedRoutes } from './feed-routes.js';
import { pushRoutes } from './push-routes.js';
import { createQueuePage } from './queue-page.js';
import { readMetrics } from './read-metrics.js';
import { readStatus } from './read-status.js';
import { readerRoutes } from './reader-routes.js';
import type { WebOptions } from './web-options.js';

const ARCHIVE_LENGTH = 200;

/** The page as a function of requests; nothing listens yet. */
export function createApp(options: WebOptions): Hono {
  const { web, store, queues, database, logger, settings, digests, seeds } = options;
  const app = new Hono();
  app.onError((error, context) => {
    logger.error({ fault: error.message, path: context.req.path }, 'page failed');
    return context.text('The page could not be made; the log says why.', 500);
  });
  // An edition is mail: inline styles, no scripts. Nothing else may be loaded.
  app.use('*', secureHeaders());
  for (const path of ['/f/*', '/u/*']) {
    app.use(
      path,
      secureHeaders({
        contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], formAction: ["'self'"] },
      }),
    );
  }
  app.use(
    '/editions/*',
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], imgSrc: ['data:'] },
    }),
  );

  app.get('/', async (context) => {
    const [status, editions, feeds] = [
      await readStatus(store, queues),
      await store.editions.list(ARCHIVE_LENGTH),
      await store.feeds.list(),
    ];
    const { language, zone } = settings();
    return context.html(
      <ArchivePage {...{ status, editions, feeds, language, zone, digests: digests(), themes: seeds.themes }} />,
    );
  });

  app.route('/', readerRoutes({ ...options, language: () => settings().language }));
  app.route('/push', pushRoutes(options));
  app.route('/feeds', feedRoutes({ ...options, publicUrl: web.publicUrl }));

  app.get('/editions/:file{[0-9]+\\.(html|txt|md|json)}', async (context) => {
    const [id = '', format = ''] = context.req.param('file').split('.');
    const edition = await store.editions.get(id);
    if (!edition) return context.text('There is no such edition.', 404);
    if (format === 'html') return context.html(edition.html);
    if (format === 'json') return context.json(edition.edition);
    return context.text(format === 'md' ? edition.markdown : edition.plain);
  });

  app.get('/status.json', async (context) => context.json(await readStatus(store, queues)));
  app.get('/metrics', async (context) => {
    const { text, contentType } = await readMetrics(store, queues);
    return context.body(text, 200, { 'content-type': contentType });
  });
  app.get('/health', async (context) => {
    await database.pool.query('select 1');
    return context.json({ ok: true });
  });

  // The board shows job data of all queues: for the operator at this machine, and only to read.
  if (isLoopback(web.host)) app.route('/queues', createQueuePage('/queues', queues));
  return app;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
