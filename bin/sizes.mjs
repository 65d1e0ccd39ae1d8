// node bin/sizes.mjs widget-js/dist: the bytes that a page loads for the launcher, and all that the first open loads.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { brotliCompressSync, gzipSync } from "node:zlib";

const folder = process.argv[2];
const loader = [join(folder, "loader.js")];
const assets = readdirSync(join(folder, "assets")).map((name) =>
  join(folder, "assets", name),
);
const app = assets.filter((name) => /widget-\w+\.js$/.test(name));
const later = assets.filter((name) => /extras-\w+\.js$/.test(name));
// One language is loaded: the largest counts.
const languages = assets
  .filter((name) => name.endsWith(".json"))
  .sort((one, other) => bytes([other], gzipSync) - bytes([one], gzipSync));

/** Each file is compressed by itself, as it is sent. */
function bytes(files, compress) {
  return files.reduce(
    (sum, file) => sum + compress(readFileSync(file)).length,
    0,
  );
}

const row = (what, files) =>
  `${what.padEnd(41)}${bytes(files, gzipSync)} bytes gzip   ${bytes(files, brotliCompressSync)} bytes brotli`;

console.log(row("loader", loader));
console.log(
  row("all that the first open loads", [
    ...loader,
    ...app,
    ...languages.slice(0, 1),
  ]),
);
console.log(row("menu, cards, emoji: once they are wanted", later));
