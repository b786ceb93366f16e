import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Tests start real databases, servers and browsers, which takes long on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['tests/support/global-setup.ts'],
    // On a busy machine a process can be too late for a deadline; a real fault fails every time.
    retry: process.env.CI ? 2 : 0,
    reporters: ['default'],
  },
});
