/**
 * Composing and delivering by the real workers on a real database, with marks at which the process can be made to die.
 * The marks wrap the workers' dependencies, so the workers are unaware of them. Plain JavaScript on the built program, because
 * it runs in separate processes that must start fast.
 */
import pg from 'pg';
import { Settings } from '../../dist/core/config/settings.js';
import { createSenders } from '../../dist/io/channels/senders.js';
import { createStore } from '../../dist/io/database/store.js';
import { createHttp } from '../../dist/io/http/create-http.js';
import { sweep } from '../../dist/jobs/sweep.js';
import { composeEdition } from '../../dist/workers/compose-edition.js';
import { deliverEdition } from '../../dist/workers/deliver-edition.js';

let killAt = null;
let tellAt = 0;
let passed = 0;
let tell = () => undefined;

/** `where` is e.g. "claim.after", or "claim.after:post" for one channel. */
export function dieAt(where) {
  killAt = where;
}

/** Reports when that many marks have been passed: work is then under way, however slow the machine. */
export function tellWhen(marks, say) {
  tellAt = marks;
  tell = say;
}

function mark(where, channel) {
  passed += 1;
  if (passed === tellAt) tell();
  if (killAt !== null && (killAt === where || killAt === `${where}:${channel}`)) process.kill(process.pid, 'SIGKILL');
}

/** The same functions with a mark before and after each. */
function marked(functions, names, channelOf = () => undefined) {
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (...args) => {
        mark(`${name}.before`, channelOf(...args));
        const result = await functions[name](...args);
        mark(`${name}.after`, channelOf(...args, result));
        return result;
      },
    ]),
  );
}

/** Marks inside the one transaction of composing. */
export function markStatements() {
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (text, ...rest) {
    const words = typeof text === 'string' ? text : (text?.text ?? '');
    if (words.includes('insert into edition_stories')) mark('stories.before');
    if (words.includes('insert into "deliveries"')) mark('deliveries.before');
    if (words === 'commit') mark('commit.before');
    const result = query.call(this, text, ...rest);
    return words === 'commit' ? result.finally(() => mark('commit.after')) : result;
  };
}

/** Composes an edition of each period and delivers whatever is due, four at a time, until nothing is. */
export async function work(database, { settings: written, dataFolder, input, periods, clockMs, doSweep }) {
  const now = () => new Date(Date.now() + clockMs);
  const settings = Settings.parse(written);
  const store = createStore(database.db);
  const http = createHttp({ userAgent: 'test', allow: ['127.0.0.0/8'] });
  const senders = createSenders({ settings: () => settings, linkSecret: 'x'.repeat(32), http, dataFolder });
  const kinds = Object.fromEntries(Object.entries(settings.channels).map(([name, { kind }]) => [name, kind]));
  // The input came as JSON, which has no dates.
  const revive = (member) => ({ ...member, publishedAt: new Date(member.publishedAt) });
  const events = input.events.map((event) => {
    const members = event.members.map(revive);
    return { ...event, members, lead: members[0] };
  });
  const jobs = [];
  const add = async (more) => void jobs.push(...more.filter(({ stage }) => stage === 'deliver-edition'));
  if (doSweep) await sweep({ now, store, channelKinds: () => kinds, add });

  const compose = (period) =>
    composeEdition(
      { digestId: 'weekly', periodStart: period.start, periodEnd: period.end },
      {
        digest: () => input.definition,
        channelKinds: () => kinds,
        writeBrief: async () => null,
        ...marked(
          { gather: async () => ({ ...input, events, period: { ...input.period, ...period }, number: period.number }) },
          ['gather'],
        ),
        store: {
          editions: marked(store.editions, ['exists', 'insert']),
          publishing: marked(store.publishing, ['skips']),
          deliveries: marked(store.deliveries, ['unsubscribed']),
        },
      },
    );

  const channels = new Map();
  const deliver = (deliveryId) =>
    deliverEdition(
      { deliveryId },
      {
        now,
        store: {
          deliveries: marked(store.deliveries, ['claim', 'handOver', 'settle'], (first, _, result) => {
            if (result?.channel) channels.set(deliveryId, result.channel);
            return channels.get(typeof first === 'object' ? first.id : deliveryId);
          }),
          editions: marked(store.editions, ['get'], () => channels.get(deliveryId)),
        },
        ...marked(senders, ['send'], ({ channel }) => channel),
      },
    );

  const deliverDue = async () => {
    const due = await store.deliveries.due(now(), 200);
    const lanes = [0, 1, 2, 3].map(async (lane) => {
      for (let at = lane; at < due.length; at += 4) await deliver(due[at]);
    });
    await Promise.all(lanes);
    return due.length;
  };

  for (const period of periods) {
    await compose(period);
    if (killAt === null) await deliverDue();
  }
  while ((await deliverDue()) > 0);
  await Promise.all([senders.close(), http.close()]);
}
