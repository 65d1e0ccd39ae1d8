import type { TestProject } from "vitest/node";
import { serveChromium } from "../stage/browsers";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the browser listens. */
    readonly chromium: string;
  }
}

/** All files of one run share one browser, in which every test has a profile of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await serveChromium();
  project.provide("chromium", server.wsEndpoint());
  return () => server.close();
}
