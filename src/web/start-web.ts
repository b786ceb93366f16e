/**
 * The web server: the archive of editions, feeds, the state of the service, metrics, and the queue page for the operator.
 */
import { createServer } from 'node:http';
import { serve } from '@hono/node-server';
import { createApp } from './create-app.js';
import type { WebOptions } from './web-options.js';

export interface Web {
  /** Where it listens, e.g. "http://127.0.0.1:8420". */
  origin: string;
  close(): Promise<void>;
}

/** @throws Error with one line on what to change when the port is not available. */
export async function startWeb(options: WebOptions): Promise<Web> {
  const { host, port } = options.web;
  await checkPortIsFree(host, port);
  const app = createApp(options);
  return new Promise((ready) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (address) => {
      const origin = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
      options.logger.info({ origin }, 'page served');
      ready({ origin, close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });
}

async function checkPortIsFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((free, taken) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const cure =
        error.code === 'EADDRINUSE'
          ? 'Another program uses this port. In halfstep.yaml, set web.port to another one (0 for any free port), or web.enabled to false.'
          : 'Set web.host and web.port in halfstep.yaml.';
      taken(new Error(`The web pages cannot be served at ${host}:${port} (${error.code}). ${cure}`));
    });
    probe.listen(port, host, () => probe.close(() => free()));
  });
}
