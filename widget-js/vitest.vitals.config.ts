import { defineConfig } from "vitest/config";

/** `npm run vitals`: measures, on a machine that has nothing else to do; no test of CI. */
export default defineConfig({
  test: {
    environment: "node",
    globalSetup: ["./test/widget/run/widget.ts", "./test/widget/run/chromium.ts"],
    include: ["test/**/*.vitals.ts"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
