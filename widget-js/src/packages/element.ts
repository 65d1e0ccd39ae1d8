import { chatFlow, loadChatFlow } from "./load";

export { chatFlow, type LoadOptions } from "./load";

/**
 * `<chat-flow site-key="…" base-url="https://chat.example.com" locale="de" auto-start="false">`: the chat of the page it
 * stands on. Where it stands does not matter; when the last of them is taken away the panel closes, and the visitor
 * stays who they are.
 */
export class ChatFlowElement extends HTMLElement {
  static readonly observedAttributes = ["locale"];

  connectedCallback(): void {
    const siteKey = this.getAttribute("site-key");
    const baseUrl = this.getAttribute("base-url");
    if (!siteKey || !baseUrl) {
      console.warn("<chat-flow> needs site-key and base-url");
      return;
    }
    const locale = this.getAttribute("locale");
    loadChatFlow({
      siteKey,
      baseUrl,
      autoStart: this.getAttribute("auto-start") !== "false",
      ...(locale && { locale }),
      ...(this.nonce && { nonce: this.nonce }),
    });
  }

  disconnectedCallback(): void {
    // Turbo and other routers put the next page's element in the place of this one's in the same step.
    queueMicrotask(() => {
      if (!document.querySelector("chat-flow")) chatFlow("hide");
    });
  }

  attributeChangedCallback(_name: string, before: string | null, locale: string | null): void {
    if (before !== null && locale) chatFlow("setLocale", locale);
  }
}

if (!customElements.get("chat-flow")) customElements.define("chat-flow", ChatFlowElement);
