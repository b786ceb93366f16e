/**
 * Mail over SMTP. The one outcome that SMTP leaves open, a connection lost between the last byte and the reply, is told apart from all
 * others.
 */
import { AsyncResource } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { listId, mailSubject, messageIdHeader } from '../../core/delivery/mail-headers.js';
import { readSmtpError, type SmtpError } from '../../core/delivery/read-smtp-error.js';
import { accepted, rejected } from '../../core/delivery/sent.js';
import { coverOf } from '../../core/digest/edition/notice.js';
import { renderHtml } from '../../core/digest/render/html/render-html.js';
import { renderText } from '../../core/digest/render/render-text.js';
import { scopeSignal } from '../abort-scope.js';
import type { Channel, DeliveryMessage } from './channel.js';

export interface MailSettings {
  host: string;
  port: number;
  /** starttls: upgrade or refuse; tls: from the first byte; none: for a server on this machine. */
  security: 'starttls' | 'tls' | 'none';
  user?: string | undefined;
  password?: string | undefined;
  from: string;
  replyTo?: string | undefined;
  /** Certificate of a private authority (PEM); the system's authorities by default. */
  ca?: string | undefined;
}

/** A server that takes longer to connect is down. */
const CONNECT_MS = 15_000;
/** Servers scan a message before they confirm it; RFC 5321 allows ten minutes, real ones take seconds. */
const SILENCE_MS = 120_000;
const CONNECTIONS = 2;

function newTransport({ host, port, security, user, password, ca }: MailSettings) {
  return createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // Nothing in an edition may make the mailer read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Headers and both parts of one copy. Line breaks were removed from foreign texts when the edition was composed. */
function compose({ publication, recipient, options, messageId, oneClickUrl }: DeliveryMessage, settings: MailSettings) {
  const { name, id } = listId(publication, settings.from);
  const unsubscribe = oneClickUrl ?? options.unsubscribeUrl;
  return {
    from: settings.from,
    to: recipient,
    ...(settings.replyTo === undefined ? {} : { replyTo: settings.replyTo }),
    subject: mailSubject(publication),
    messageId: messageIdHeader(messageId, settings.from),
    date: new Date(coverOf(publication).writtenAt),
    text: renderText(publication, options),
    html: renderHtml(publication, options),
    list: { id: { url: id, comment: name }, ...(unsubscribe ? { unsubscribe } : {}) },
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // The header counts only with an https address that takes a POST (RFC 8058).
      ...(oneClickUrl?.startsWith('https://') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
  } satisfies SendMailOptions;
}

/** The message's bytes, which are read only once the server has agreed to take them. */
async function* afterHandOver(bytes: Readable, handOver: (() => Promise<void>) | undefined) {
  await handOver?.();
  yield* bytes;
}

/** A pool of connections to one SMTP server. */
export function createMailer(settings: MailSettings): Channel {
  const transport = newTransport(settings);
  /** Sends in progress by message id. Whether the last byte was read tells on which side of the gap an error fell. */
  const inProgress = new Map<string, { handOver: DeliveryMessage['handOver']; stream?: Readable }>();
  transport.use('stream', (mail, done) => {
    const { message } = mail;
    const create = message.createReadStream.bind(message);
    message.createReadStream = (...args) => {
      const sending = inProgress.get(message.messageId());
      const stream = Readable.from(afterHandOver(create(...args), sending?.handOver), { objectMode: false });
      if (sending) sending.stream = stream;
      return stream;
    };
    done();
  });

  return {
    async send(message) {
      const mail = compose(message, settings);
      const signal = scopeSignal();
      // The bytes are asked for by a connection that may be older than this send; the handover belongs to this send's abort scope.
      const handOver = AsyncResource.bind(async () => {
        signal?.throwIfAborted();
        await message.handOver();
      });
      inProgress.set(mail.messageId, { handOver });
      try {
        const info = await transport.sendMail({ ...mail, ...(signal ? { signal } : {}) });
        return info.accepted.length > 0
          ? accepted(info.response)
          : rejected(`The mail server refused ${message.recipient}: ${info.response}`);
      } catch (error) {
        signal?.throwIfAborted();
        const handedOver = inProgress.get(mail.messageId)?.stream?.readableEnded === true;
        return readSmtpError(
          { ...(error as SmtpError), message: (error as Error).message },
          handedOver,
          message.recipient,
        );
      } finally {
        inProgress.delete(mail.messageId);
      }
    },
    async close() {
      transport.close();
    },
  };
}
