import { useEffect } from "react";
import { chatFlow, loadChatFlow, type LoadOptions } from "./load";

export { chatFlow, type LoadOptions } from "./load";

let standing = 0;

/**
 * Draws nothing where it stands: the launcher is the page's. When the last one leaves, the panel closes. On the server it
 * does nothing.
 */
export function ChatFlow(options: LoadOptions): null {
  const { siteKey, baseUrl, locale } = options;
  useEffect(() => {
    standing++;
    loadChatFlow(options);
    return () => {
      standing--;
      // The next page's may come in the same step.
      queueMicrotask(() => {
        if (!standing) chatFlow("hide");
      });
    };
  }, [siteKey, baseUrl]);
  useEffect(() => {
    if (locale) chatFlow("setLocale", locale);
  }, [locale]);
  return null;
}
