import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    // Longer than any wait inside a test, which says what it waited for.
    testTimeout: 120_000,
    // The build takes seconds, and many on a busy machine.
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    include: ["test/**/*.test.ts", "src/**/*.test.ts"],
  },
});
