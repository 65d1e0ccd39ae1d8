import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { Page } from "playwright-core";

/** Whatever passes between page and service is up to so many milliseconds late, each piece by another, in order. */
const delay = Number(process.env["TEST_DELAY"] ?? 0);
/** How many times slower the page's processor is; Chromium only. */
const throttle = Number(process.env["TEST_THROTTLE"] ?? 1);

export interface Detour {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** A port of its own that leads to `port`, slowly where that is wanted. */
export async function detour(port: number): Promise<Detour> {
  if (!delay) return { port, stop: async () => undefined };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const socket of [near, far]) sockets.add(socket.setNoDelay());
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(from: Socket, to: Socket): void {
  let line: Promise<unknown> = Promise.resolve();
  const later = (act: () => void): void => {
    line = line
      .then(() => new Promise((resolve) => setTimeout(resolve, Math.random() * delay)))
      .then(act);
  };
  from.on("data", (data) => later(() => to.writable && to.write(data)));
  from.on("end", () => later(() => to.end()));
  from.on("close", () => later(() => to.destroy()));
  from.on("error", () => undefined);
}

export async function slowDown(page: Page): Promise<void> {
  if (throttle <= 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
}
