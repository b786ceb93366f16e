/** What a failed SMTP conversation means for a mail: permanently refused, worth another try, or possibly delivered. */
import { down, rejected, retry, type Sent, unknown } from './sent.js';

/** What nodemailer reports of a failure. */
export interface SmtpError {
  message: string;
  /** Nodemailer's own code: ECONNECTION, EAUTH, EENVELOPE … */
  code?: string;
  /** The server's three-digit reply code, if there was a reply. */
  responseCode?: number;
  response?: string;
  /** The command in progress. */
  command?: string;
}

/** Greylisting servers want five to fifteen minutes and do not say so. */
const GREYLIST_MS = 10 * 60_000;

const ADVICE: Record<number, string> = {
  530: 'The mail server requires a login: set user and password for the mail channel.',
  534: 'The mail server does not accept this kind of login: many providers require an app password (授权码) instead of the account’s.',
  535: 'The mail server rejected the user or password: check both; QQ, 163 and Gmail require an app password (授权码).',
  550: 'The mailbox does not exist or rejects this sender: correct the address, or ask its owner to allow the sender.',
  551: 'The mailbox has moved: correct the address.',
  552: 'The mailbox is full, or the mail is too large: ask the reader to make room, or shorten the digest.',
  553: 'The server does not accept the address: check the recipient, and make sure that the sender is the account’s own address.',
  554: 'The mail was rejected as spam: check SPF, DKIM and DMARC of the sender’s domain.',
};

/** The server offers no TLS here or its certificate cannot be verified; sending unencrypted is not an option. */
const NO_TLS =
  'The mail server offers no trustworthy encryption on this port: set “security: tls” with port 465, or use the host name in its certificate.';

function adviceFor(fault: SmtpError, recipient: string): string {
  if (fault.command === 'STARTTLS' || fault.code === 'ETLS') return `${NO_TLS} (${fault.response ?? fault.message})`;
  const known = ADVICE[fault.responseCode ?? 0] ?? 'The mail server permanently rejected the mail.';
  return `${recipient}: ${known} (${fault.response ?? fault.message})`;
}

/** `handedOver`: the whole message had been written to the connection when it failed. */
export function readSmtpError(fault: SmtpError, handedOver: boolean, recipient: string): Sent {
  const { code, responseCode } = fault;
  // A negative reply settles the matter even after the message: it was not accepted.
  if (responseCode !== undefined && responseCode >= 400) {
    if (responseCode < 500 || responseCode === 503) {
      return retry(
        `the mail server said “${fault.response ?? fault.message}”`,
        responseCode === 450 || responseCode === 451 ? GREYLIST_MS : null,
      );
    }
    return rejected(adviceFor(fault, recipient));
  }
  if (handedOver) return unknown(`the connection was lost before the mail server confirmed the mail to ${recipient}`);
  if (code === 'EAUTH' || code === 'ETLS' || code === 'ENOAUTH' || code === 'EENVELOPE' || code === 'ECONFIG') {
    return rejected(adviceFor(fault, recipient));
  }
  return down(`the mail server could not be used: ${fault.message}`);
}
