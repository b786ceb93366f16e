/** A real HTTP server with feeds and pages that a test can change while it runs. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface NewsServer {
  origin: string;
  /** Number of requests per path. */
  hits: Map<string, number>;
  /** Sets the answer of a path. */
  serve(path: string, answer: Answer): void;
  close(): Promise<void>;
}

export type Answer =
  | { type: string; body: string | Buffer; headers?: Record<string, string> }
  | ((request: IncomingMessage, response: ServerResponse) => void);

export async function startNewsServer(): Promise<NewsServer> {
  const answers = new Map<string, Answer>();
  const hits = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    hits.set(path, (hits.get(path) ?? 0) + 1);
    const answer = answers.get(path);
    if (typeof answer === 'function') answer(request, response);
    else if (answer) response.writeHead(200, { 'content-type': answer.type, ...answer.headers }).end(answer.body);
    else response.writeHead(404).end('not here');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    hits,
    serve: (path, answer) => answers.set(path, answer),
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/** An RSS 2.0 feed of made-up items. */
export function rss(items: { title: string; link: string; date: Date; text: string; guid?: string }[]): string {
  const item = (one: (typeof items)[number]) => `<item><title>${one.title}</title><link>${one.link}</link>
    <guid isPermaLink="false">${one.guid ?? one.link}</guid><pubDate>${one.date.toUTCString()}</pubDate>
    <description><![CDATA[<p>${one.text}</p>]]></description></item>`;
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>测试</title>${items.map(item).join('')}</channel></rss>`;
}
