import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Real databases, servers and browsers start inside tests; a slow machine must not turn that into a failure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['tests/support/global-setup.ts'],
    // On a shared machine a process can miss its moment; a real fault fails every time.
    retry: process.env.CI ? 2 : 0,
    reporters: ['default'],
  },
});
