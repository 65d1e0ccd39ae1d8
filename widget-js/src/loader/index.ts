import type { WidgetModule } from "./bridge";
import { ChatFlow } from "./chatflow";
import type { SiteConfig } from "./site-config";

/** The service puts the site's JSON here. */
declare const __CHATFLOW_SITE__: SiteConfig;
/** The build puts the app's hashed file name here. */
declare const __CHATFLOW_ENTRY__: string;

interface Command {
  (command: string, ...args: unknown[]): void;
  /** Calls that the page made before this script came. */
  q?: ArrayLike<unknown>[];
  loaded?: true;
}

declare global {
  interface Window {
    ChatFlow?: Command;
  }
}

function install(script: HTMLScriptElement | null): void {
  const site = __CHATFLOW_SITE__;
  const queued = window.ChatFlow?.q ?? [];
  const chatFlow = new ChatFlow(site, async (attempt) => {
    // A browser may remember that a module failed to load; another address makes it try again.
    const suffix = attempt ? `?retry=${attempt}` : "";
    return (await import(
      `${site.baseUrl}/widget/assets/${__CHATFLOW_ENTRY__}${suffix}`
    )) as WidgetModule;
  });
  const run = (command: unknown, ...args: unknown[]): void => {
    const known =
      Object.hasOwn(chatFlow.commands, String(command)) && chatFlow.commands[String(command)];
    if (known) known(...(args as never[]));
    else console.warn("ChatFlow: no command", command);
  };
  window.ChatFlow = Object.assign(run, { loaded: true as const });
  let autoStart = script?.dataset["autoStart"] !== "false";
  for (const call of queued) {
    const [command, ...args] = Array.from(call);
    if (command === "boot" && (args[0] as { autoStart?: boolean } | undefined)?.autoStart === false)
      autoStart = false;
    run(command, ...args);
  }
  if (autoStart) chatFlow.start();
  window.dispatchEvent(new CustomEvent("chatflow:ready"));
}

if (!window.ChatFlow?.loaded) install(document.currentScript as HTMLScriptElement | null);
