import { defineConfig } from 'vitest/config';

/** Takes the pictures of the documents from the packaged service. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.make.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
