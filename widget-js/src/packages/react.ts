import { useEffect } from "react";
import { chatFlow, loadChatFlow, type LoadOptions } from "./load";

export { chatFlow } from "./load";

/** Draws nothing where it stands: the launcher is the page's. On the server it does nothing. */
export function ChatFlow(options: LoadOptions): null {
  const { siteKey, baseUrl, locale } = options;
  useEffect(() => {
    loadChatFlow(options);
    return () => chatFlow("hide");
  }, [siteKey, baseUrl]);
  useEffect(() => {
    if (locale) chatFlow("setLocale", locale);
  }, [locale]);
  return null;
}
