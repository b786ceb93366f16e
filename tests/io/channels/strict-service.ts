/** Chat services on loopback that enforce the limits and signatures of the real ones and answer in their way. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What to answer: status, and body as text or JSON; null hangs up without a word. */
export type Reply = { status: number; body: unknown; headers?: Record<string, string> } | null;
export type Service = (seen: Seen) => Reply;

export interface Running {
  url: string;
  seen: Seen[];
  close(): Promise<void>;
}

export async function startService(service: Service): Promise<Running> {
  const seen: Seen[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://x');
    const one = {
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    seen.push(one);
    const reply = service(one);
    if (reply === null) return void request.socket.destroy();
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, seen, close };
}

const ok = (body: unknown, status = 200): Reply => ({ status, body });
const parse = (body: string) => JSON.parse(body);
const bytes = (text: string) => Buffer.byteLength(text, 'utf8');
const hmac = (key: string, message: string) => createHmac('sha256', key).update(message).digest('base64');

/** 20 KB for the whole body; time stamp and signature inside it; failures inside HTTP 200. */
export function feishu(secret: string, now: () => number): Service {
  return ({ body }) => {
    const { timestamp, sign, msg_type, card } = parse(body);
    if (sign !== hmac(`${timestamp}\n${secret}`, '') || Math.abs(now() / 1_000 - Number(timestamp)) > 3_600) {
      return ok({ code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' });
    }
    if (bytes(body) > 20_000 || msg_type !== 'interactive' || !Array.isArray(card?.elements)) {
      return ok({ code: 9499, msg: 'Bad Request', data: {} });
    }
    return ok({ StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' });
  };
}

/** Signature in the query; 20,000 bytes. */
export function dingtalk(secret: string, now: () => number): Service {
  return ({ body, query }) => {
    const stamp = query.get('timestamp') ?? '';
    if (query.get('sign') !== hmac(secret, `${stamp}\n${secret}`) || Math.abs(now() - Number(stamp)) > 3_600_000) {
      return ok({ errcode: 310000, errmsg: 'sign not match' });
    }
    const { msgtype, markdown } = parse(body);
    if (msgtype !== 'markdown' || !markdown?.title || !markdown?.text)
      return ok({ errcode: 40035, errmsg: '缺少参数 json' });
    return bytes(body) > 20_000
      ? ok({ errcode: 460101, errmsg: 'message too long' })
      : ok({ errcode: 0, errmsg: 'ok' });
  };
}

/** 4,096 bytes of Markdown. */
export const wecom: Service = ({ body }) => {
  const { msgtype, markdown } = parse(body);
  if (msgtype !== 'markdown') return ok({ errcode: 40008, errmsg: 'invalid message type' });
  if (bytes(markdown.content) > 4_096) {
    return ok({ errcode: 40058, errmsg: 'markdown.content exceed max length 4096. invalid Request Parameter' });
  }
  return ok({ errcode: 0, errmsg: 'ok' });
};

/** 50 blocks, 3,000 a section, 150 a header, about 13,200 in all. */
export const slack: Service = ({ body }) => {
  const { blocks, text } = parse(body);
  const texts: { type: string; text: string }[] = blocks.flatMap(
    (one: { type: string; text?: { text: string }; elements?: { text: string }[] }) =>
      one.elements
        ? one.elements.map((inner) => ({ type: one.type, text: inner.text }))
        : one.text
          ? [{ type: one.type, text: one.text.text }]
          : [],
  );
  const legal = texts.every((one) => one.text.length > 0 && one.text.length <= (one.type === 'header' ? 150 : 3_000));
  if (blocks.length > 50 || !legal || typeof text !== 'string') return { status: 400, body: 'invalid_blocks' };
  if (texts.reduce((sum, one) => sum + one.text.length, 0) > 13_200)
    return { status: 400, body: 'msg_blocks_too_long' };
  return { status: 200, body: 'ok' };
};

/** 4,096 UTF-16 units after the tags are read; only known tags, all closed; 100 entities. */
export const telegram: Service = ({ body, path }) => {
  if (path !== '/bot42:TOKEN/sendMessage') return ok({ ok: false, error_code: 401, description: 'Unauthorized' }, 401);
  const { text, parse_mode, chat_id } = parse(body);
  const bad = (description: string) =>
    ok({ ok: false, error_code: 400, description: `Bad Request: ${description}` }, 400);
  if (chat_id === '' || parse_mode !== 'HTML') return bad('chat not found');
  const tags: string[] = text.match(/<[^>]*>/g) ?? [];
  const open: string[] = [];
  for (const tag of tags) {
    const name = /^<\/?(a|b|i)(?: href="[^"<>]*")?>$/.exec(tag)?.[1];
    if (name === undefined) return bad(`can't parse entities: unsupported tag ${tag}`);
    if (!tag.startsWith('</')) open.push(name);
    else if (open.pop() !== name) return bad("can't parse entities: unmatched end tag");
  }
  if (open.length > 0 || /&(?!amp;|lt;|gt;|quot;)/.test(text)) return bad("can't parse entities");
  const shown = text.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, '&');
  if (shown.length > 4_096 || tags.length / 2 > 100) return bad('message is too long');
  return ok({ ok: true, result: { message_id: 7 } });
};

/** 256 a title, 4,096 a description, 6,000 in all. */
export const discord: Service = ({ body, query }) => {
  const { embeds, allowed_mentions } = parse(body);
  const sum = embeds.reduce(
    (n: number, one: { title: string; description: string }) => n + one.title.length + one.description.length,
    0,
  );
  const long = embeds.some(
    (one: { title: string; description: string }) => one.title.length > 256 || one.description.length > 4_096,
  );
  if (long || sum > 6_000 || embeds.length > 10) {
    return ok(
      {
        code: 50035,
        message: 'Invalid Form Body',
        errors: { embeds: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } },
      },
      400,
    );
  }
  if (allowed_mentions?.parse?.length !== 0) return ok({ code: 1, message: 'this would call everybody' }, 400);
  return query.get('wait') === 'true' ? ok({ id: '998877' }) : { status: 204, body: '' };
};

/** 4,096 bytes; JSON at the root; a token for protected topics. */
export const ntfy: Service = ({ body, path, headers }) => {
  if (path !== '/' || headers.title !== undefined)
    return ok({ code: 40001, http: 400, error: 'publish as JSON to /' }, 400);
  if (headers.authorization !== 'Bearer tk_1') return ok({ code: 40301, http: 403, error: 'forbidden' }, 403);
  const { topic, message } = parse(body);
  if (!topic) return ok({ code: 40009, http: 400, error: 'topic invalid' }, 400);
  return bytes(message) > 4_096
    ? ok({ code: 41301, http: 413, error: 'attachment' }, 413)
    : ok({ id: 'n1', event: 'message' });
};
