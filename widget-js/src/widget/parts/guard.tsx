import { Component, type ComponentChildren } from "preact";

interface GuardProps {
  readonly children: ComponentChildren;
  readonly onError: (error: unknown) => void;
}

/** One row that can't be drawn leaves the rest of the conversation standing. */
export class Guard extends Component<GuardProps, { readonly broken: boolean }> {
  override state = { broken: false };

  override componentDidCatch(error: unknown): void {
    this.setState({ broken: true });
    this.props.onError(error);
  }

  override render(): ComponentChildren {
    return this.state.broken ? null : this.props.children;
  }
}
