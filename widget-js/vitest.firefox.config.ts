import { defineConfig } from "vitest/config";

/** The shopper's journeys once more in Firefox, over WebDriver BiDi. */
export default defineConfig({
  test: {
    environment: "node",
    globalSetup: "./test/widget/run/widget.ts",
    include: ["test/**/*.firefox.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
