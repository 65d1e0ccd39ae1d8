import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { makeWidget } from "../built";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder that holds the built widget. */
    readonly widget: string;
  }
}

/** All files of one run share what was built. */
export default function setup(project: TestProject): () => void {
  const folder = makeWidget();
  project.provide("widget", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
