import { Component, type ComponentChildren } from "preact";
import { sameItem, type Item } from "../model/timeline";
import type { Words } from "../text/words";

interface GuardProps {
  readonly item: Item;
  readonly connected: boolean;
  readonly words: Words;
  readonly children: ComponentChildren;
  readonly onError: (error: unknown) => void;
}

/** One row that can't be drawn leaves the rest of the conversation standing. */
export class Guard extends Component<GuardProps, { readonly broken: boolean }> {
  override state = { broken: false };

  /** Of ten thousand rows only those that changed are drawn again. */
  override shouldComponentUpdate(next: GuardProps, state: { readonly broken: boolean }): boolean {
    const { item, connected, words } = this.props;
    return (
      state.broken !== this.state.broken ||
      next.connected !== connected ||
      next.words !== words ||
      !sameItem(item, next.item)
    );
  }

  override componentDidCatch(error: unknown): void {
    this.setState({ broken: true });
    this.props.onError(error);
  }

  override render(): ComponentChildren {
    return this.state.broken ? null : this.props.children;
  }
}
