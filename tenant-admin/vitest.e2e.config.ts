import { defineConfig } from 'vitest/config';

/** Journeys through the packaged service, with a shopper and staff at once: nothing is faked. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 900_000,
    hookTimeout: 420_000,
  },
});
