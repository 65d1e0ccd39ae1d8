import type { Bridge } from "../../loader/bridge";
import { loadWords } from "../text/words";
import type { Store } from "./store";
import type { WidgetState } from "./widget-state";

/** Says everything in the language that the page now asks for; where it can't be had, the old one stays. */
export async function speak(bridge: Bridge, state: Store<WidgetState>): Promise<void> {
  const { locale } = bridge.settings;
  try {
    const words = await loadWords(bridge);
    // The page may have asked for yet another one.
    if (bridge.settings.locale !== locale) return;
    state.set({ words });
    nameLauncher(bridge, state);
  } catch (error) {
    bridge.emit("error", { code: "load_failed", detail: String(error) });
  }
}

export function nameLauncher(bridge: Bridge, state: Store<WidgetState>): void {
  const { open, words } = state.get();
  bridge.nameLauncher(words.say(open ? "closeChat" : "openChat"));
}
