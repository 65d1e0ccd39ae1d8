import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    globalSetup: ["./test/widget/run/widget.ts", "./test/widget/run/chromium.ts"],
    include: ["test/**/*.browser.ts"],
    // What the files import is loaded once.
    isolate: false,
    // One browser at a time: the suites share the machine with the service's own.
    fileParallelism: false,
    // Longer than any wait inside a test, which says what it waited for.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A machine five times slower needs no other tests; where nothing is wrong, no wait lasts this long.
    expect: { poll: { timeout: 30_000 } },
  },
});
