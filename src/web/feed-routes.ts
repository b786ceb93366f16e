/**
 * Feeds of the editions of a digest, and of its stories on one theme, for feed readers:
 * /feeds/weekly.atom, /feeds/weekly.json; /feeds/weekly/car.atom, /feeds/weekly/car.json
 */
import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { DigestDefinition } from '../core/config/digest-definition.js';
import { editionEntry, renderAtom, renderJsonFeed, themeEntries } from '../core/digest/render/render-feed.js';
import type { Seeds } from '../core/seeds/seeds.js';
import type { Store } from '../io/database/store.js';

export interface FeedRoutesOptions {
  store: Pick<Store, 'editions'>;
  digest(id: string): DigestDefinition | undefined;
  seeds: Pick<Seeds, 'themes'>;
  /** Address of the pages for readers; null to use the address of the request. */
  publicUrl: string | null;
}

/** Enough for a feed reader that checks once a month. */
const EDITIONS = 12;

export function feedRoutes({ store, digest, seeds, publicUrl }: FeedRoutesOptions): Hono {
  const app = new Hono();
  app.use('*', etag());
  const answer = async (context: Context, digestId: string, themeId: string | null, format: string) => {
    const definition = digest(digestId);
    const theme = themeId === null ? null : seeds.themes.find(({ id }) => id === themeId);
    if (!definition || theme === undefined) return context.text('There is no such feed.', 404);
    const base = (publicUrl ?? new URL(context.req.url).origin).replace(/\/+$/, '');
    const editions = (await store.editions.newestOf(definition.id, EDITIONS)).map(({ id, edition }) => ({
      edition,
      url: `${base}/editions/${id}.html`,
    }));
    const name = theme && (definition.language === 'en' ? theme.name.en : theme.name.zh);
    const info = {
      title: name === null ? definition.title : `${definition.title} · ${name}`,
      selfUrl: `${base}${context.req.path}`,
      homeUrl: `${base}/`,
      language: definition.language,
    };
    const entries = theme ? editions.flatMap((one) => themeEntries(one, theme.id)) : editions.map(editionEntry);
    if (format === 'json') {
      return context.body(renderJsonFeed(info, entries), 200, {
        'content-type': 'application/feed+json; charset=utf-8',
      });
    }
    return context.body(renderAtom(info, entries), 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
  };
  app.get('/:file{[a-z0-9._-]+\\.(atom|json)}', (context) => {
    const { name, format } = split(context.req.param('file'));
    return answer(context, name, null, format);
  });
  app.get('/:digest/:file{[a-z0-9._-]+\\.(atom|json)}', (context) => {
    const { name, format } = split(context.req.param('file'));
    return answer(context, context.req.param('digest'), name, format);
  });
  return app;
}

function split(file: string): { name: string; format: string } {
  const cut = file.lastIndexOf('.');
  return { name: file.slice(0, cut), format: file.slice(cut + 1) };
}
