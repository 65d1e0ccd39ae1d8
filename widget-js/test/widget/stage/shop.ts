import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ChatService } from "./chat-service";
import { listen } from "./chat-service";

export interface ShopPage {
  /** Runs before the loader, as a file of the shop. */
  readonly script?: string;
  /** A style sheet of the shop. */
  readonly css?: string;
  readonly csp?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Attributes of the loader's tag. */
  readonly attributes?: string;
  /** How often the loader's tag stands on the page. */
  readonly loaders?: number;
  readonly body?: string;
  /** By which name the shop is called; its address by default. */
  readonly host?: string;
  /** The whole shop stands in a frame with this `sandbox`. */
  readonly frame?: string;
}

/** A shop on an origin of its own, with one page. */
export interface Shop {
  readonly url: string;
  page: ShopPage;
  readonly stop: () => Promise<void>;
}

export async function startShop(chat: ChatService): Promise<Shop> {
  const http = createServer((request, response) => {
    const { page } = shop;
    switch (new URL(request.url ?? "/", "http://shop").pathname) {
      case "/shop.js":
        return void response.setHeader("Content-Type", "text/javascript").end(page.script ?? "");
      case "/shop.css":
        return void response.setHeader("Content-Type", "text/css").end(page.css ?? "");
      case "/framed":
        return void response
          .setHeader("Content-Type", "text/html; charset=utf-8")
          .end(html({ ...page, loaders: 1 }));
      case "/favicon.ico":
        return void response.writeHead(204).end();
      default:
        for (const [name, value] of Object.entries(page.headers ?? {}))
          response.setHeader(name, value);
        if (page.csp) response.setHeader("Content-Security-Policy", page.csp);
        response.setHeader("Content-Type", "text/html; charset=utf-8").end(html(page));
    }
  });
  await listen(http);
  const { port } = http.address() as AddressInfo;

  function html(page: ShopPage): string {
    const loader = `<script async src="${chat.baseUrl}/widget/key.js" ${page.attributes ?? ""}></script>`;
    return `<!doctype html><html lang="en"><head><title>Shop</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      ${page.css ? '<link rel="stylesheet" href="/shop.css">' : ""}
      ${page.script ? '<script src="/shop.js"></script>' : ""}
      ${loader.repeat(page.loaders ?? 1)}</head>
      <body>${frame(page)}<h1>Shop</h1><input id="search" aria-label="Search">${page.body ?? ""}</body></html>`;
  }

  function frame(page: ShopPage): string {
    return page.frame && !page.loaders
      ? `<iframe src="/framed" sandbox="${page.frame}" width="900" height="700"></iframe>`
      : "";
  }

  const shop: Shop = {
    url: `http://127.0.0.1:${port}/`,
    page: {},
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return shop;
}
