/**
 * How does a password travel through the program without ever being printed?
 * A value that answers "[secret]" to every way of turning it into text; only `reveal()` gives it out.
 */
import { z } from 'zod';

/** What is shown instead of a secret. */
const MASK = '[secret]';

const CURE = `write \${NAME} and set NAME in the environment or in .env, or put the value itself in quotes`;

/** A password, token or webhook address. Logging, JSON and string building all show the mask. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one call that needs it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  /** Node's console and `util.inspect` ask here; the symbol is registered globally, so no import of node:util is needed. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK;
  }
}

/** The plain header values of a request, from values that may be secret. */
export function revealAll(values: Record<string, Secret>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.reveal()]));
}

/** Schema of a setting that is secret: text in the file (usually `${NAME}`), `Secret` after reading. */
export const SecretText = z
  .union([z.string().min(1), z.instanceof(Secret)], {
    error: (issue) => `${issue.input === undefined ? 'this setting is missing' : 'a secret must be text'}\n${CURE}`,
  })
  .transform((value) => (value instanceof Secret ? value : new Secret(value)));

/** As `SecretText`, for a secret that is an http(s) address, such as a chat webhook. */
export const SecretUrl = SecretText.refine((secret) => /^https?:\/\/[^\s/]+/i.test(secret.reveal()), {
  error: 'this is not an http(s) address\ncopy the whole webhook address, beginning with https://',
});
