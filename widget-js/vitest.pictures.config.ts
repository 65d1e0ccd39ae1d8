import { defineConfig } from "vitest/config";

/** `npm run pictures`: takes the pictures of the documents; no test of CI. */
export default defineConfig({
  test: {
    environment: "node",
    globalSetup: ["./test/widget/run/widget.ts", "./test/widget/run/chromium.ts"],
    include: ["test/**/*.make.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
