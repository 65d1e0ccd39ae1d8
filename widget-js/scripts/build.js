// node scripts/build.js [folder]: builds assets/widget-<hash>.js (the app), assets/<language>-<hash>.json and loader.js (one classic script that fetches
// the app on intent) into `dist` or the named folder.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import process from "node:process";
import { basename, dirname, join, resolve } from "node:path";
import { build, transform } from "esbuild";
import { minify } from "terser";

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

/** Names that neither the service, the browser nor the page knows; app and extras call them alike. */
const ownNames = JSON.parse(await readFile(join(root, "scripts/own-names.json"), "utf8"));
/** @satisfies {import("esbuild").BuildOptions} */
const parts = { mangleProps: new RegExp(`^(${ownNames.join("|")})$`) };
/** @type {Record<string, string | false>} */
let mangleCache = {};

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

/**
 * What the bundler minified becomes another twenty-fifth smaller, which a shopper's first opening notices.
 * @param {string} path @param {boolean} module
 */
async function squeeze(path, module) {
  const { code } = await minify(await readFile(path, "utf8"), {
    module,
    compress: { passes: 10, ecma: 2020 },
    format: { comments: false, ecma: 2020 },
  });
  await writeFile(path, code ?? "");
}

/**
 * @returns {Promise<{ names: string[]; hash: string }>} the languages, whose files carry one hash: the words of the app,
 * and those of the parts that are fetched later; beside them the launcher's words, for the service
 */
async function buildLanguages() {
  /** @type {Record<string, string>} */
  const contents = {};
  /** @type {Record<string, Record<string, string | undefined>>} */
  const launchers = {};
  const source = join(root, "src/widget/languages");
  await mkdir(join(folder, "assets"), { recursive: true });
  /** @type {readonly string[]} A name that ends in `_` stands for all that begin so. */
  const later = JSON.parse(await readFile(join(root, "src/widget/extras/words.json"), "utf8"));
  const isLater = (/** @type {string} */ key) =>
    later.some((name) => (name.endsWith("_") ? key.startsWith(name) : key === name));
  for (const file of (await readdir(source)).filter((name) => name.endsWith(".json"))) {
    const language = basename(file, ".json");
    /** @type {Record<string, string>} */
    const texts = JSON.parse(await readFile(join(source, file), "utf8"));
    const { openChat, loadFailed, dismiss, ...others } = texts;
    launchers[language] = { openChat, loadFailed, dismiss };
    const pick = (/** @type {boolean} */ wanted) =>
      Object.fromEntries(
        // What is empty waits for the site's own words.
        Object.entries(others).filter(([key, text]) => text && isLater(key) === wanted),
      );
    contents[language] = JSON.stringify({ openChat, ...pick(false) });
    contents[`${language}-later`] = JSON.stringify(pick(true));
  }
  const all = JSON.stringify(contents);
  const hash = createHash("sha256").update(all).digest("hex").slice(0, 8).toUpperCase();
  for (const [language, content] of Object.entries(contents)) {
    const words = `${language}-${hash}.json`;
    await writeFile(join(folder, "assets", words), content);
    if (launchers[language]) launchers[language].words = words;
  }
  await writeFile(join(folder, "launcher-texts.json"), JSON.stringify(launchers));
  const names = Object.keys(contents).filter((name) => !name.endsWith("-later"));
  return { names, hash };
}

/**
 * The parts fetched later use the app's own copies of what both need: `take` receives them (see `src/widget/kit.ts`).
 * @type {import("esbuild").Plugin}
 */
const kitFromApp = {
  name: "kit-from-app",
  setup(plugins) {
    const extras = join(root, "src/widget/extras");
    plugins.onResolve({ filter: /./ }, ({ path, importer, kind }) => {
      if (kind === "entry-point" || path.endsWith(".css")) return undefined;
      const within = path.startsWith(".") && resolve(dirname(importer), path).startsWith(extras);
      return within ? undefined : { path: "kit", namespace: "kit" };
    });
    plugins.onLoad({ filter: /./, namespace: "kit" }, async () => {
      const source = await readFile(join(root, "src/widget/kit.ts"), "utf8");
      const names = /kit = \[([^\]]+)\]/.exec(source)?.[1]?.match(/\w+/g) ?? [];
      const list = names.join(",");
      return {
        contents: `export let ${list}; export const take = (kit) => { [${list}] = kit; };`,
      };
    });
  },
};

/** @returns {Promise<string>} the hashed file name of what is fetched later */
async function buildExtras() {
  const { metafile, mangleCache: named } = await build({
    ...shared,
    ...parts,
    mangleCache,
    plugins: [cssAsText, kitFromApp],
    stdin: {
      contents: 'export * from "./src/widget/extras/index"; export { take } from "kit";',
      resolveDir: root,
      sourcefile: join(root, "src/widget/extras/entry.js"),
    },
    format: "esm",
    outdir: join(folder, "assets"),
    entryNames: "extras-[hash]",
    metafile: true,
  });
  mangleCache = named;
  const name = basename(Object.keys(metafile.outputs)[0] ?? "");
  await squeeze(join(folder, "assets", name), true);
  return name;
}

/** @param {{ names: string[]; hash: string }} languages @param {string} extras @returns {Promise<string>} the app's hashed file name */
async function buildApp(languages, extras) {
  const { metafile } = await build({
    ...shared,
    ...parts,
    mangleCache,
    entryPoints: { widget: "src/widget/index.tsx" },
    format: "esm",
    outdir: join(folder, "assets"),
    entryNames: "[name]-[hash]",
    define: {
      __CHATFLOW_LANGUAGES__: JSON.stringify(languages.names.join(" ")),
      __CHATFLOW_LANGUAGES_HASH__: JSON.stringify(languages.hash),
      __CHATFLOW_EXTRAS__: JSON.stringify(extras),
    },
    metafile: true,
  });
  const entry = Object.entries(metafile.outputs).find(
    ([, output]) => output.entryPoint === "src/widget/index.tsx",
  );
  if (!entry) throw new Error("the app has no entry");
  await squeeze(join(folder, "assets", basename(entry[0])), true);
  return basename(entry[0]);
}

/**
 * The loader; beside it the launcher's icons, of which the service writes one into it.
 * @param {string} entry
 */
async function buildLoader(entry) {
  await copyFile(join(root, "src/loader/icons.json"), join(folder, "launcher-icons.json"));
  await build({
    ...shared,
    entryPoints: { loader: "src/loader/index.ts" },
    format: "iife",
    outdir: folder,
    define: { __CHATFLOW_ENTRY__: JSON.stringify(entry) },
    tsconfigRaw: { compilerOptions: { strict: false, target: "ES2022" } },
    // Names that neither the page nor the app knows.
    mangleProps:
      /^(connectQuietly|inviteLater|fetchApp|failures|emitter|listeners|showBusy|invite|say|action|act)$/,
  });
  await squeeze(join(folder, "loader.js"), false);
}

await rm(join(folder, "assets"), { recursive: true, force: true });
await buildLoader(await buildApp(await buildLanguages(), await buildExtras()));
