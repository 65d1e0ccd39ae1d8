import { defineConfig } from 'vitest/config';

/** Takes the pictures of the documents: from the packaged service, and of each screen of the panel in front of invented data. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.make.ts', 'test/pictures/*.make.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
