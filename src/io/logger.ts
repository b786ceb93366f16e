/**
 * The logger: pino, one JSON object a line on standard output. Secrets are removed by key.
 */
import { type Logger, pino } from 'pino';

const secretKeys = [
  'password',
  'secret',
  'token',
  'apiKey',
  'authorization',
  'cookie',
  'headers.authorization',
  'headers.cookie',
];

/** `level`: pino's names, "silent" for none. `stream`: where lines go instead of standard output. */
export function createLogger(options: { level: string; stream?: { write(line: string): void } }): Logger {
  const settings = {
    level: options.level,
    base: { pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: '[secret]' },
  };
  return options.stream ? pino(settings, options.stream) : pino(settings);
}
