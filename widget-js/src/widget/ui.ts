import type { ComponentChildren } from "preact";
import type { Controller } from "./state/controller";
import type { Words } from "./text/words";

/** What every part may use. */
export interface Ui {
  readonly controller: Controller;
  readonly words: Words;
}

let current: Ui | null = null;

/** Lends it to all that is drawn within; a page has one panel. */
export function UiProvider(props: {
  readonly value: Ui;
  readonly children: ComponentChildren;
}): ComponentChildren {
  current = props.value;
  return props.children;
}

export function useUi(): Ui {
  if (!current) throw new Error("a part of the widget is drawn outside of it");
  return current;
}
