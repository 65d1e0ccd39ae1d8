import type { SiteConfig } from "../../loader/site-config";
import { isRecord, recordsOf, textOf } from "../model/read";
import { safeUrl } from "../text/safe-url";

export interface Article {
  readonly title: string;
  readonly url: string;
}

/** Articles of the site's public help: those that answer the question, without one those to begin with. */
export async function loadArticles(
  { baseUrl, siteKey }: SiteConfig,
  locale: string,
  question: string,
): Promise<Article[]> {
  const path = question ? `search?limit=4&q=${encodeURIComponent(question)}&` : "suggestions?";
  const address = `${baseUrl}/api/v1/help/${siteKey}/${path}locale=${encodeURIComponent(locale)}`;
  const response = await fetch(address, { credentials: "omit" });
  if (!response.ok) throw new Error(`help ${response.status}`);
  const body = (await response.json()) as unknown;
  return recordsOf(isRecord(body) && body["data"]).flatMap((one) => {
    const [title, url] = [textOf(one["title"]), safeUrl(one["url"], baseUrl)];
    return title && url ? [{ title, url }] : [];
  });
}
