import { render, type JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Bridge, WidgetApp } from "../loader/bridge";
import { Look } from "./look/look";
import { Panel } from "./parts/panel";
import { Controller } from "./state/controller";
import { useStore } from "./state/store";
import { loadWords } from "./text/words";
import { UiProvider } from "./ui";

/** Draws the panel into the launcher's shadow root. */
export async function mount(bridge: Bridge): Promise<WidgetApp> {
  const controller = new Controller(bridge, await loadWords(bridge));
  const look = new Look(bridge.shadow, bridge.site.theme);
  const place = document.createElement("div");
  const root = bridge.shadow.querySelector(".root");
  root?.prepend(place);
  root?.setAttribute("data-preset", bridge.site.theme.preset);
  const onKey = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.key === "Escape" && !event.isComposing)
      controller.close();
  };
  bridge.shadow.addEventListener("keydown", onKey);
  // Where the page shut the chat down meanwhile, another may be drawn by now.
  if (bridge.shadow.isConnected) render(<App controller={controller} />, place);
  return {
    open: () => controller.open(),
    close: () => controller.close(),
    connect: () => controller.connect(),
    newConversation: () => controller.select("new"),
    settingsChanged: (what) => controller.settingsChanged(what),
    shutdown: () => {
      render(null, place);
      look.remove();
      bridge.shadow.removeEventListener("keydown", onKey);
      return controller.shutdown();
    },
  };
}

function App({ controller }: { readonly controller: Controller }): JSX.Element {
  const state = useStore(controller.state);
  const ui = useMemo(() => ({ controller, words: state.words }), [state.words]);
  return (
    <UiProvider value={ui}>
      <p class="unseen" role="status">
        {state.unread}
      </p>
      {state.open && <Panel state={state} />}
    </UiProvider>
  );
}
