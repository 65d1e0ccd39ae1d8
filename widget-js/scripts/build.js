// node scripts/build.js [folder]: builds assets/widget-<hash>.js (the app) and loader.js (one classic script that fetches
// the app on intent) into `dist` or the named folder.
import { readFile, rm } from "node:fs/promises";
import process from "node:process";
import { basename, join, resolve } from "node:path";
import { build, transform } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const folder = resolve(process.argv[2] ?? join(root, "dist"));

/** @type {import("esbuild").Plugin} A strict page allows constructed style sheets only, so CSS becomes minified text. */
const cssAsText = {
  name: "css-as-text",
  setup(plugins) {
    plugins.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), {
        loader: "css",
        minify: true,
      });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** @satisfies {import("esbuild").BuildOptions} */
const shared = {
  absWorkingDir: root,
  plugins: [cssAsText],
  bundle: true,
  minify: true,
  target: ["chrome103", "firefox102", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
};

/** @returns {Promise<string>} the app's hashed file name */
async function buildApp() {
  const { metafile } = await build({
    ...shared,
    entryPoints: { widget: "src/widget/index.tsx" },
    format: "esm",
    splitting: true,
    outdir: join(folder, "assets"),
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    metafile: true,
  });
  const entry = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint);
  if (!entry) throw new Error("the app has no entry");
  return basename(entry[0]);
}

/** @param {string} entry */
async function buildLoader(entry) {
  await build({
    ...shared,
    entryPoints: { loader: "src/loader/index.ts" },
    format: "iife",
    outdir: folder,
    define: { __CHATFLOW_ENTRY__: JSON.stringify(entry) },
  });
}

await rm(join(folder, "assets"), { recursive: true, force: true });
await buildLoader(await buildApp());
