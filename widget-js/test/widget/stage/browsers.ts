import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, firefox, type Browser, type BrowserServer } from "playwright-core";

export type BrowserName = "chromium" | "firefox";

/** A name that leads to this machine, where a page has no secure context: the shops that still have no certificate. */
export const unsafeHost = "shop.test";

const flags = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  // A microphone that hums, and a person who allows it.
  ...["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  `--host-resolver-rules=MAP ${unsafeHost} 127.0.0.1`,
];

const places = {
  chromium: [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/google-chrome"],
  firefox: [
    process.env["FIREFOX"],
    ...["/usr/bin/firefox-esr", "/usr/bin/firefox"],
    "/Applications/Firefox.app/Contents/MacOS/firefox",
  ],
};

function find(name: BrowserName): string {
  const executablePath = places[name].find((path) => path && existsSync(path));
  if (executablePath) return executablePath;
  throw new Error(`No ${name} found: install it, or name it in ${name.toUpperCase()}.`);
}

/** The Chromium of this machine, for many test files one after the other. */
export function serveChromium(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: find("chromium"), args: flags });
}

/** The Firefox of this machine, to be closed by the caller. */
export async function launchFirefox(): Promise<Browser> {
  // Firefox wants a home that belongs to who starts it. This channel is Mozilla's own Firefox, driven by WebDriver BiDi;
  // Playwright 1.65 asks it for more than the ESR of 2026 knows, so package.json names the version before.
  const home = mkdtempSync(join(tmpdir(), "chatflow-firefox-"));
  const browser = await firefox.launch({
    executablePath: find("firefox"),
    channel: "moz-firefox",
    env: { ...process.env, HOME: home },
  });
  browser.on("disconnected", () => rmSync(home, { recursive: true, force: true }));
  return browser;
}
