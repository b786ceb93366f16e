/**
 * Turns network errors into values with wording free of secrets.
 * Library messages may quote addresses with tokens, so none is passed on; the wording is our own, chosen by the error's code.
 */
import { RefusedAddress } from './guarded-agent.js';
import { TooLarge, UnreadableCoding } from './inflate-body.js';

export type FailureKind = 'too-large' | 'timeout' | 'refused-address' | 'network';

interface Failure {
  kind: FailureKind;
  detail: string;
  neverLeft?: true;
}

/** Errors before the request itself was written. */
const BEFORE_SENDING = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'EPROTO',
]);

const BY_CODE: Record<string, [FailureKind, string]> = {
  ENOTFOUND: ['network', 'the host name does not exist'],
  EAI_AGAIN: ['network', 'the name server did not answer'],
  ECONNREFUSED: ['network', 'the connection was refused'],
  ECONNRESET: ['network', 'the connection was reset'],
  EPIPE: ['network', 'the connection was closed while sending'],
  EHOSTUNREACH: ['network', 'there is no way to the host'],
  ENETUNREACH: ['network', 'there is no way to the network'],
  ETIMEDOUT: ['timeout', 'no connection in time'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'no connection in time'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'no answer in time'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'the body stalled'],
  UND_ERR_HEADERS_OVERFLOW: ['too-large', 'the headers are over the limit'],
  UND_ERR_SOCKET: ['network', 'the connection closed before the answer was whole'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['network', 'the body is not as long as the headers say'],
  UND_ERR_INVALID_ARG: ['network', 'the request cannot be put into HTTP'],
  UND_ERR_PRX_TLS: ['network', 'no safe connection to the proxy'],
  UND_ERR_ABORTED: ['network', 'the proxy would not make the connection'],
  EPROTO: ['network', 'no TLS spoken on this port'],
};

/** The chain of causes (AggregateError of a dual-stack connection attempt, undici's wrappers); the first informative one decides. */
function* chain(error: unknown, depth = 0): Generator<Error & { code?: unknown }> {
  if (!(error instanceof Error) || depth > 5) return;
  yield error;
  if (error instanceof AggregateError) for (const one of error.errors) yield* chain(one, depth + 1);
  yield* chain(error.cause, depth + 1);
}

function describeCode(code: string): Failure | null {
  const known = BY_CODE[code];
  if (known) return { kind: known[0], detail: known[1] };
  const tls = /CERT|SSL|TLS|SIGNED|VERIFY|ISSUER/.test(code);
  return {
    kind: 'network',
    detail: tls ? `the TLS certificate or handshake is not acceptable (${code})` : `the connection failed (${code})`,
  };
}

/** @param host included in the wording, so that a log line is useful on its own. */
export function describeFailure(error: unknown, host: string): Failure {
  for (const one of chain(error)) {
    if (one instanceof RefusedAddress) return { kind: 'refused-address', detail: one.message };
    if (one instanceof TooLarge) return { kind: 'too-large', detail: `${host}: ${one.message}` };
    if (one instanceof UnreadableCoding) return { kind: 'network', detail: `${host}: ${one.message}` };
    if (one.name === 'TimeoutError') return { kind: 'timeout', detail: `${host}: the whole request took too long` };
    if (one.name === 'HTTPParserError') return { kind: 'network', detail: `${host}: the answer is not HTTP` };
    const said = typeof one.code === 'string' ? describeCode(one.code) : null;
    if (said) {
      const unsent = BEFORE_SENDING.has(String(one.code)) ? { neverLeft: true as const } : {};
      return { kind: said.kind, detail: `${host}: ${said.detail}`, ...unsent };
    }
  }
  return { kind: 'network', detail: `${host}: the request failed` };
}
