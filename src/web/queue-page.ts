/**
 * The operator's queue page, read-only. Its packages are optional and loaded by the first request.
 */
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Queues } from '../io/queue/open-queues.js';

const PACKAGES = ['@bull-board/api', '@bull-board/hono'];

/** What answers below `path`; where the packages are missing, one line that says how to install them. */
export function createQueuePage(path: string, queues: Pick<Queues, 'boardAdapters'>): Hono {
  let board: Promise<Hono> | undefined;
  return new Hono().all('*', async (context) => {
    board ??= loadBoard(path, queues);
    try {
      return await (await board).fetch(context.req.raw, context.env);
    } catch (error) {
      // A later request may find them, once they are installed.
      board = undefined;
      if (!isMissing(error)) throw error;
      const install = PACKAGES.map((name) => `${name}@9`).join(' ');
      return context.text(`The queue page needs ${PACKAGES.join(' and ')}. Install them: npm install ${install}`, 501);
    }
  });
}

async function loadBoard(path: string, queues: Pick<Queues, 'boardAdapters'>): Promise<Hono> {
  const [{ createBullBoard }, { HonoAdapter }, adapters] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/hono'),
    queues.boardAdapters(),
  ]);
  const adapter = new HonoAdapter(serveStatic);
  adapter.setBasePath(path);
  const ui = dirname(createRequire(import.meta.resolve('@bull-board/hono')).resolve('@bull-board/ui/package.json'));
  createBullBoard({
    queues: adapters,
    serverAdapter: adapter,
    // serveStatic knows paths below the working folder only.
    options: { uiBasePath: relative(process.cwd(), ui) },
  });
  return new Hono().route(path, adapter.registerPlugin() as Hono);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}
