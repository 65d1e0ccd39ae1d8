// node scripts/packages.js: builds the modules that a shop's own bundler takes (element, React, client) into
// dist/packages, with their types. `npm pack` runs it by itself.
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import process from "node:process";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const folder = join(root, "dist/packages");

await rm(folder, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: ["client", "element", "react"].map((name) => `src/packages/${name}.ts`),
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  external: ["react"],
  target: ["chrome103", "firefox102", "safari16.4"],
  charset: "utf8",
  chunkNames: "shared-[hash]",
});
execFileSync(
  process.execPath,
  [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "tsconfig.packages.json")],
  { stdio: "inherit" },
);
