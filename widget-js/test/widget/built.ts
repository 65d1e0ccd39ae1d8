import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import icons from "../../src/loader/icons.json" with { type: "json" };
import type { SiteConfig, Theme } from "../../src/loader/site-config";

/** The look of a site that chose none, light. */
export const standardTheme: Theme = {
  accent: "#2f5bea",
  ink: "#fff",
  mode: "light",
  position: "right",
  radius: 12,
  size: "regular",
  preset: "shop",
  launcher: { drawing: icons.chat },
  poweredBy: true,
};

/** What the build makes, in a folder of its own. */
export interface Built {
  readonly loader: string;
  /** The launcher's words, by language. */
  readonly launcherTexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By file name. */
  readonly assets: ReadonlyMap<string, Buffer>;
}

/** Builds into a new folder, which it names. */
export function makeWidget(): string {
  const folder = mkdtempSync(join(tmpdir(), "chatflow-widget-"));
  execFileSync(process.execPath, [resolve(import.meta.dirname, "../../scripts/build.js"), folder]);
  return folder;
}

export function readWidget(folder: string): Built {
  const assets = join(folder, "assets");
  return {
    loader: readFileSync(join(folder, "loader.js"), "utf8"),
    launcherTexts: JSON.parse(
      readFileSync(join(folder, "launcher-texts.json"), "utf8"),
    ) as Built["launcherTexts"],
    assets: new Map(readdirSync(assets).map((name) => [name, readFileSync(join(assets, name))])),
  };
}

/** What the service does to the loader before it serves it. */
export function withSite(loader: string, site: SiteConfig): string {
  return loader.replace("__CHATFLOW_SITE__", () => JSON.stringify(site));
}
