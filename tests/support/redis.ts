/** The Redis for tests: REDIS_URL, or a server started here if Redis is installed. */
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';

/** Null without Redis; then `reason` is printed, so that no test is skipped silently. */
export async function findRedis(): Promise<{ url: string; close(): void } | null> {
  const given = process.env.REDIS_URL;
  if (given) return { url: given, close: () => undefined };
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    console.warn(
      'Left out: tests on Redis. There is no REDIS_URL, and redis-server is not installed (apt install redis-server).',
    );
    return null;
  }
  const port = await freePort();
  const args = ['--port', String(port), '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((ready) => {
    server.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes('Ready to accept')) ready();
    });
  });
  return { url: `redis://127.0.0.1:${port}`, close: () => server.kill() };
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
