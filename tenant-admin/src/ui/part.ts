import { lazy, type ComponentType } from 'react';

const nothing = () => null;

/**
 * A part of the page that is loaded where it is first drawn. Where it can't be, without a connection mostly, nothing
 * stands in its place, and the rest of the page goes on.
 */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async (): Promise<{ default: ComponentType<Props> }> => ({ default: await load().catch(() => nothing) }));
}
