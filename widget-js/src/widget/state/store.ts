import { useLayoutEffect, useReducer } from "preact/hooks";
import type { Observable } from "../../protocol";

/** One immutable value that can be followed. */
export class Store<T extends object> implements Observable<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(change: Partial<T>): void {
    this.value = { ...this.value, ...change };
    for (const listener of [...this.listeners]) listener();
  }
}

/** Renders anew whenever the value changes. */
export function useStore<T>(store: Observable<T>): T {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => store.subscribe(() => render(undefined)), [store]);
  return store.get();
}
