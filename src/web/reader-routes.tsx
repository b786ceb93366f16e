/**
 * Pages behind the links in an edition: marking a story and unsubscribing.
 * GET changes nothing, because mail scanners open every link. Only a POST does: the button on the page, or one-click
 * unsubscription by the mail client (RFC 8058).
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { DigestLanguage } from '../core/config/digest-definition.js';
import { type LinkPurpose, readLink } from '../core/digest/render/sign-link.js';
import type { Delivery } from '../io/database/publish/delivery-store.js';
import type { StoredEdition } from '../io/database/publish/edition-archive.js';
import type { Store } from '../io/database/store.js';
import { PageFrame } from './page-frame.js';
import { readerWords } from './reader-words.js';

export interface ReaderRoutesOptions {
  store: Pick<Store, 'deliveries' | 'editions' | 'feedback'>;
  linkSecret: string;
  now(): Date;
  /** For pages that belong to no edition. */
  language(): DigestLanguage;
}

const Mark = z.enum(['useful', 'off-topic', 'wrong-theme', 'merge']);
const MAX_BODY_BYTES = 10_000;

interface Opened {
  delivery: Delivery;
  stored: StoredEdition;
  /** Parts of the link after the delivery id. */
  rest: string[];
}

interface MessageText {
  title: string;
  more?: string | undefined;
  /** Label, and the value of the form field "do". */
  buttons?: { label: string; act: string }[];
}

export function readerRoutes(options: ReaderRoutesOptions): Hono {
  const app = new Hono();
  const { store } = options;
  app.use('*', bodyLimit({ maxSize: MAX_BODY_BYTES }), async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
    context.header('x-robots-tag', 'noindex');
  });

  app.get('/f/:token', async (context) => {
    const opened = await open(context, 'f', options);
    if (opened instanceof Response) return opened;
    const { words, mark, story } = markOf(opened);
    return page(context, opened, {
      title: words.ask(words.marks[mark]),
      more: story,
      buttons: [{ label: words.confirm, act: 'mark' }],
    });
  });
  app.post('/f/:token', async (context) => {
    const opened = await open(context, 'f', options);
    if (opened instanceof Response) return opened;
    const { words, mark, storyId } = markOf(opened);
    await store.feedback.add(opened.delivery.id, storyId, mark, options.now());
    return page(context, opened, { title: words.thanks(words.marks[mark]), more: words.effect });
  });

  app.get('/u/:token', async (context) => {
    const opened = await open(context, 'u', options);
    if (opened instanceof Response) return opened;
    const { words, title } = namesOf(opened);
    return page(context, opened, {
      title: words.leave(title),
      more: opened.delivery.recipient,
      buttons: [{ label: words.leaveButton, act: 'leave' }],
    });
  });
  app.post('/u/:token', async (context) => {
    const opened = await open(context, 'u', options);
    if (opened instanceof Response) return opened;
    const { words, title } = namesOf(opened);
    const { digestId } = opened.stored;
    const { recipient } = opened.delivery;
    // Any other body means unsubscribe, because mail clients send List-Unsubscribe=One-Click.
    if ((await context.req.parseBody()).do === 'back') {
      await store.deliveries.resubscribe(digestId, recipient);
      return page(context, opened, { title: words.isBack(title) });
    }
    await store.deliveries.unsubscribe(digestId, recipient);
    return page(context, opened, { title: words.left(title), buttons: [{ label: words.back, act: 'back' }] });
  });
  return app;
}

/** Resolves the link to its delivery and edition, or to a page that says why it is invalid. */
async function open(
  context: Context,
  purpose: LinkPurpose,
  { store, linkSecret, now, language }: ReaderRoutesOptions,
): Promise<Opened | Response> {
  const link = readLink(linkSecret, purpose, context.req.param('token') ?? '', now());
  const [deliveryId = '', ...rest] = link.kind === 'good' ? link.parts : [];
  const delivery = link.kind === 'good' ? await store.deliveries.get(deliveryId) : undefined;
  const stored = delivery && (await store.editions.get(delivery.edition_id));
  if (delivery && stored) return { delivery, stored, rest };
  const words = readerWords(language());
  const forged = link.kind === 'forged';
  const said = {
    title: forged ? words.forged : words.expired,
    more: forged ? words.forgedMore : words.expiredMore,
  };
  return context.html(<Message language={language()} {...said} />, forged ? 404 : 410);
}

function namesOf({ stored }: Opened) {
  const { digest } = stored.edition;
  return { words: readerWords(digest.language), title: digest.title };
}

function markOf(opened: Opened) {
  const [storyId = '', mark] = opened.rest;
  const story = opened.stored.edition.items.find(({ id }) => id === storyId)?.title;
  return { ...namesOf(opened), storyId, mark: Mark.parse(mark), story };
}

function page(context: Context, { stored }: Opened, said: MessageText) {
  const { digest, period } = stored.edition;
  return context.html(<Message language={digest.language} aside={`${digest.title} · ${period.label}`} {...said} />);
}

function Message({
  language,
  aside,
  title,
  more,
  buttons = [],
}: MessageText & { language: DigestLanguage; aside?: string }) {
  return (
    <PageFrame title={title} language={language} aside={aside}>
      <h1>{title}</h1>
      {more && <p dir="auto">{more}</p>}
      {buttons.length > 0 && (
        <form method="post">
          {buttons.map(({ label, act }) => (
            <button type="submit" name="do" value={act}>
              {label}
            </button>
          ))}
        </form>
      )}
    </PageFrame>
  );
}
