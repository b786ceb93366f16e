/** Secrets that cannot be printed by accident: every conversion to text gives "[secret]", only `reveal()` gives the value. */
import { z } from 'zod';

const MASK = '[secret]';

const CURE = `write \${NAME} and set NAME in the environment or in .env, or put the value itself in quotes`;

/** A password, token or webhook address. Logging, JSON and string concatenation all show the mask. */
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

  /** Used by Node's console and `util.inspect`. The symbol is registered globally, so node:util need not be imported. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK;
  }
}

/** Plain header values of a request. */
export function revealAll(values: Record<string, Secret>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.reveal()]));
}

/** Schema of a secret setting: text in the file (usually `${NAME}`), `Secret` after parsing. */
export const SecretText = z
  .union([z.string().min(1), z.instanceof(Secret)], {
    error: (issue) => `${issue.input === undefined ? 'this setting is missing' : 'a secret must be text'}\n${CURE}`,
  })
  .transform((value) => (value instanceof Secret ? value : new Secret(value)));

/** Like `SecretText`, for a secret http(s) address such as a chat webhook. */
export const SecretUrl = SecretText.refine((secret) => /^https?:\/\/[^\s/]+/i.test(secret.reveal()), {
  error: 'this is not an http(s) address\ncopy the full webhook address, starting with https://',
});
