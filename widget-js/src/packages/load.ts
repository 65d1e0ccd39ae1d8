/** Says what the page wants of the chat; the commands are those of the loader (docs/javascript.md). */
export interface Commands {
  (command: string, ...values: unknown[]): void;
  /** Calls from before the loader came. */
  q?: ArrayLike<unknown>[];
  loaded?: true;
}

export interface LoadOptions {
  readonly siteKey: string;
  /** Of the service, such as `https://chat.example.com`. */
  readonly baseUrl: string;
  /** `false`: nothing is drawn before `chatFlow("boot")`, such as after consent. */
  readonly autoStart?: boolean;
  readonly locale?: string;
  /** A signed identity of who is logged in, or nothing for a guest. */
  readonly getToken?: () => string | null | undefined | Promise<string | null | undefined>;
  /** For a page whose `script-src` asks for one. */
  readonly nonce?: string;
}

interface Page {
  ChatFlow?: Commands;
}

/** Calls a command, now or as soon as the loader is there. */
export const chatFlow = (command: string, ...values: unknown[]): void => {
  const page = globalThis as unknown as Page;
  if (!page.ChatFlow) {
    const waiting: Commands = (...call: unknown[]) => void (waiting.q ??= []).push(call);
    page.ChatFlow = waiting;
  }
  page.ChatFlow(command, ...values);
};

/** Puts the loader on the page, once; a second call changes language and identity only. */
export function loadChatFlow(options: LoadOptions): void {
  const { siteKey, baseUrl, autoStart, locale, getToken, nonce } = options;
  if (locale) chatFlow("setLocale", locale);
  if (getToken) chatFlow("identify", { getToken });
  const src = `${baseUrl.replace(/\/$/, "")}/widget/${encodeURIComponent(siteKey)}.js`;
  if (document.querySelector(`script[src="${CSS.escape(src)}"]`)) return;
  const script = document.createElement("script");
  script.async = true;
  script.src = src;
  if (nonce) script.nonce = nonce;
  if (autoStart === false) script.dataset["autoStart"] = "false";
  document.head.append(script);
}
