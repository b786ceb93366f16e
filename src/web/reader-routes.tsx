/**
 * What happens when a reader follows a link of an edition?
 * Opening one changes nothing, because mail scanners open everything; only the button, or the mailbox's own one-click
 * unsubscription (RFC 8058), which is a bare POST to the same address, does.
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { DigestLanguage } from '../core/config/digest-definition.js';
import { storiesByRank } from '../core/digest/edition/keep-strongest.js';
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
  /** Of pages that belong to no edition. */
  language(): DigestLanguage;
}

const Mark = z.enum(['useful', 'off-topic', 'wrong-theme', 'merge']);
const MAX_BODY_BYTES = 10_000;

interface Opened {
  delivery: Delivery;
  stored: StoredEdition;
  /** What the link says beside the delivery. */
  rest: string[];
}

interface Said {
  title: string;
  more?: string | undefined;
  /** Buttons: label and, where it is not the plain one, the value of "do". */
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
    // Anything but the button "back" means leaving: mailboxes send List-Unsubscribe=One-Click.
    if ((await context.req.parseBody()).do === 'back') {
      await store.deliveries.resubscribe(digestId, recipient);
      return page(context, opened, { title: words.isBack(title) });
    }
    await store.deliveries.unsubscribe(digestId, recipient);
    return page(context, opened, { title: words.left(title), buttons: [{ label: words.back, act: 'back' }] });
  });
  return app;
}

/** What the link stands for, or the page that says why it stands for nothing any more. */
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
  const story = storiesByRank(opened.stored.edition).find(({ id }) => id === storyId)?.title;
  return { ...namesOf(opened), storyId, mark: Mark.parse(mark), story };
}

function page(context: Context, { stored }: Opened, said: Said) {
  const { digest, period } = stored.edition;
  return context.html(<Message language={digest.language} aside={`${digest.title} · ${period.label}`} {...said} />);
}

function Message({ language, aside, title, more, buttons = [] }: Said & { language: DigestLanguage; aside?: string }) {
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
