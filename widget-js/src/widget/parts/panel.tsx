import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { blankConversation } from "../../protocol/state";
import type { ConversationState, Observable, SyncState } from "../../protocol";
import { Icon } from "../look/icons";
import { standingOf } from "../model/standing";
import { useStore } from "../state/store";
import { receptionOf } from "../state/forms";
import { shownConversation, type WidgetState } from "../state/widget-state";
import { useUi } from "../ui";
import { Announcer } from "./announcer";
import { Composer } from "./composer";
import { Header } from "./header";
import { HelpBar } from "./help-bar";
import { Log } from "./log";
import { useDrop } from "./drop";
import { holdFocus, keepFocus } from "./focus";
import { Home } from "./home";
import { Again, Late } from "./late";
import { Loading, refusal, Trouble } from "./trouble";

const nothing: Observable<null> = { get: () => null, subscribe: () => () => undefined };

export function Panel({ state }: { readonly state: WidgetState }): JSX.Element {
  const { controller, words } = useUi();
  const { link, form } = state;
  const client = link.kind === "ready" ? link.client : null;
  const live = useStore<SyncState | null>(client?.state ?? nothing);
  const sync = live ?? (link.kind === "failed" ? link.last : null);
  const panel = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const conversation = shownConversation(state.selected, sync);
  const standing = standingOf(conversation);
  const connection = sync?.connection.kind ?? "connecting";
  const connected = connection === "online" || connection === "polling";
  const online = link.kind === "ready" ? (link.session.site.online ?? null) : null;
  const closed = link.kind === "failed" && link.final;
  const { dragging, ...drop } = useDrop(closed);

  useLayoutEffect(() => {
    const land = (): void => placeToWrite(panel, field)?.focus({ preventScroll: true });
    land();
    return panel.current ? holdFocus(panel.current, land) : undefined;
  }, []);

  useReturnedFocus(panel, field, conversation?.id ?? null);

  const onTyping = useMemo(() => {
    if (!client || !conversation) return null;
    const draft = controller.bridge.site.features.draftPreview;
    return (text: string): void =>
      client.typing(conversation.id, text !== "", ...(draft ? [text] : []));
  }, [client, conversation?.id]);

  return (
    <section
      class="panel"
      ref={panel}
      tabIndex={-1}
      lang={words.language}
      dir={words.direction}
      role="dialog"
      {...drop}
      aria-label={words.say("dialogLabel", { name: controller.bridge.site.name })}
      onKeyDown={(event) => {
        if (panel.current) keepFocus(panel.current, event);
      }}
    >
      <Header
        conversation={conversation}
        standing={standing}
        sync={sync}
        unreachable={link.kind === "failed" || connection === "offline"}
        teamOnline={online}
      />
      {client && connection === "offline" && (
        <p class="banner" role="status">
          <Icon name="offline" />
          {words.say("offline")}
        </p>
      )}
      {link.kind === "failed" && (conversation || state.early.length > 0) && (
        <p class="banner" role="alert">
          <Icon name="alert" />
          <span>{words.say(refusal(link.code) ?? "sessionFailed")}</span>
          {!closed && (
            <button type="button" class="text-button" onClick={() => controller.connect()}>
              {words.say("retry")}
            </button>
          )}
        </p>
      )}
      <Body state={state} sync={sync} connected={connected} />
      {state.again && <Again role="alert" onRetry={state.again} />}
      {typeof state.handoff === "function" && <Again role="alert" onRetry={state.handoff} />}
      {!closed && (
        <footer class="foot">
          {(!form || form.kind === "voice") && (
            <HelpBar
              conversation={conversation}
              standing={standing}
              handoff={state.handoff}
              connected={connected}
              teamOnline={online}
              reception={receptionOf(state)}
            />
          )}
          {form ? (
            <Late
              key={form.kind}
              draw={(extras) => <extras.FormView form={form} />}
              onFail={() => controller.forms.finish()}
            />
          ) : (
            <Composer text={state.text} uploads={state.uploads} field={field} onTyping={onTyping} />
          )}
        </footer>
      )}
      {dragging && <p class="drop-here">{words.say("dropHere")}</p>}
      <Announcer client={client} />
    </section>
  );
}

/** A phone's keyboard would hide the greeting: there the shopper opens it with a tap. */
function placeToWrite(
  panel: RefObject<HTMLElement>,
  field: RefObject<HTMLTextAreaElement>,
): HTMLElement | null {
  return (!matchMedia("(pointer: coarse)").matches && field.current) || panel.current;
}

/** Going into a conversation and back takes away the button that was pressed: the focus lands where one goes on. */
function useReturnedFocus(
  panel: RefObject<HTMLElement>,
  field: RefObject<HTMLTextAreaElement>,
  shown: string | null,
): void {
  const before = useRef(shown);
  useLayoutEffect(() => {
    const left = before.current;
    before.current = shown;
    const root = panel.current?.getRootNode();
    if (left === shown || !(root instanceof ShadowRoot) || root.activeElement) return;
    const row =
      left && root.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(left)}"]`);
    (row || placeToWrite(panel, field))?.focus({ preventScroll: true });
  }, [shown]);
}

interface BodyProps {
  readonly state: WidgetState;
  readonly sync: SyncState | null;
  readonly connected: boolean;
}

function Body({ state, sync, connected }: BodyProps): JSX.Element {
  const { controller } = useUi();
  const { link, selected, early } = state;
  const conversation = shownConversation(selected, sync);
  // The same list as long as nothing is written: the log is drawn anew for another.
  const unbound = early.length && sync ? [...sync.unbound, ...early] : (sync?.unbound ?? early);
  if (conversation) {
    if (conversation.cursor === null && !conversation.pending.length) {
      if (!conversation.loadFailure) return <Loading />;
      return (
        <Trouble
          code={conversation.loadFailure.code}
          onRetry={() => controller.select(conversation.id)}
        />
      );
    }
    return (
      <Log
        key={conversation.id}
        conversation={conversation}
        unbound={unbound}
        connected={connected}
      />
    );
  }
  if (unbound.length)
    return <Log conversation={beginning} unbound={unbound} connected={connected} />;
  if (link.kind === "failed")
    return <Trouble code={link.code} onRetry={link.final ? null : () => controller.connect()} />;
  const connecting = link.kind !== "ready" || sync?.connection.kind === "connecting";
  const loading = connecting && selected === null && controller.hasHistory;
  return loading ? <Loading /> : <Home link={link} sync={sync} />;
}

/** A conversation that exists only on this side so far. */
const beginning: ConversationState = { ...blankConversation(""), cursor: 0 };
