import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Controller } from "./state/controller";
import type { Words } from "./text/words";

/** What every part may use. */
export interface Ui {
  readonly controller: Controller;
  readonly words: Words;
}

const context = createContext<Ui | null>(null);

export const UiProvider = context.Provider;

export function useUi(): Ui {
  const ui = useContext(context);
  if (!ui) throw new Error("a part of the widget is drawn outside of it");
  return ui;
}
