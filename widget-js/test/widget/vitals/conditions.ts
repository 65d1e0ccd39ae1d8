import type { CDPSession, Page } from "playwright-core";

/** What the developer tools of Chromium call Slow 4G, and a processor four times slower. */
export async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 562.5,
    downloadThroughput: 180_000,
    uploadThroughput: 84_375,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  return session;
}

/** Runs in the page before all else, and notes on `window.vitals` what the browser measures. */
export function observe(): void {
  const vitals = { launcherAt: 0, blocking: 0, shift: 0 };
  (window as unknown as { vitals: typeof vitals }).vitals = vitals;
  const look = (): void => {
    if (document.querySelector("[data-chatflow]")) {
      // Drawn once the frame after the next begins.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => (vitals.launcherAt = performance.now())),
      );
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) vitals.blocking += Math.max(0, duration - 50);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      vitals.shift += (entry as unknown as { readonly value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
