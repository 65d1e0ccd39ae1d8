import { defineConfig } from "vitest/config";

/** The shopper's journeys once more in Firefox, over WebDriver BiDi. */
export default defineConfig({
  test: {
    environment: "node",
    include: ["test/**/*.firefox.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
