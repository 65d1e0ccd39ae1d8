import type { Bridge } from "../../loader/bridge";
import { completeWords, loadWords } from "../text/words";
import { extrasWanted } from "./extras";
import type { Store } from "./store";
import type { WidgetState } from "./widget-state";

/** Says everything in the language that the page now asks for; where it can't be had, the old one stays. */
export async function speak(bridge: Bridge, state: Store<WidgetState>): Promise<void> {
  const { locale } = bridge.settings;
  try {
    let words = await loadWords(bridge);
    if (extrasWanted()) words = await completeWords(words, bridge.site.baseUrl);
    // The page may have asked for yet another one.
    if (bridge.settings.locale !== locale) return;
    state.set({ words });
    nameLauncher(bridge, state);
  } catch (error) {
    bridge.emit("error", { code: "load_failed", detail: String(error) });
  }
}

/** Adds the words of the parts that are fetched later; again where the language changes meanwhile. */
export async function speakLater(bridge: Bridge, state: Store<WidgetState>): Promise<void> {
  for (;;) {
    const { words } = state.get();
    if (words.complete) return;
    const complete = await completeWords(words, bridge.site.baseUrl);
    if (state.get().words === words) state.set({ words: complete });
  }
}

export function nameLauncher(bridge: Bridge, state: Store<WidgetState>): void {
  const { open, words } = state.get();
  bridge.nameLauncher(words.say(open ? "closeChat" : "openChat"));
}
