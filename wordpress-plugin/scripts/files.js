import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this module. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The plugin as it is installed. */
export const PLUGIN = join(ROOT, "chatflow");

/** @param {string} folder @returns {string[]} paths from the folder on, in one order on every machine */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .sort();
}
