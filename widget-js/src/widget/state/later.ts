import type { Bridge } from "../../loader/bridge";
import type { Extras } from "../fetched";
import { loadExtras } from "./extras";
import { speakLater } from "./speech";
import type { Store } from "./store";
import type { WidgetState } from "./widget-state";

/** The way to what is fetched when it is wanted. */
export class Later {
  private wantedActs: ((extras: Extras) => void)[] = [];

  constructor(
    private readonly bridge: Bridge,
    private readonly state: Store<WidgetState>,
  ) {}

  /** Rejects when they can't be had, after telling the page. */
  readonly load = async (): Promise<Extras> => {
    try {
      return await loadExtras(this.bridge.site.baseUrl, () => speakLater(this.bridge, this.state));
    } catch (error) {
      this.bridge.emit("error", { code: "load_failed", detail: String(error) });
      throw error;
    }
  };

  /** Uses them as soon as they are there; where they can't be had that is said, and all that waits is tried again. */
  use(act: (extras: Extras) => void): void {
    this.wantedActs.push(act);
    this.askAgain();
  }

  /** The panel was closed: what was wanted there must not come at the next opening. */
  letGo(): void {
    this.wantedActs = [];
    this.state.set({ again: null });
  }

  private readonly askAgain = (): void => {
    this.state.set({ again: null });
    this.load().then(
      (extras) => {
        for (const act of this.wantedActs.splice(0)) act(extras);
      },
      () => this.wantedActs[0] && this.state.set({ again: this.askAgain }),
    );
  };
}
