import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ConversationState, PendingMessage } from "../../protocol";
import { Icon } from "../look/icons";
import { lineText } from "../model/lines";
import { chunksOf } from "../model/chunks";
import { timeline, type Item } from "../model/timeline";
import { useUi } from "../ui";
import { Chunk } from "./chunk";
import { Group, TypingGroup } from "./group";
import { Guard } from "./guard";
import { QuickReplies } from "./quick-replies";

interface LogProps {
  readonly conversation: ConversationState;
  readonly unbound: readonly PendingMessage[];
  readonly connected: boolean;
}

/** Within this many pixels of the end the reader counts as being there. */
const nearEnd = 48;

export function Log({ conversation, unbound, connected }: LogProps): JSX.Element {
  const { controller, words } = useUi();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const [away, setAway] = useState(false);
  const place = useRef({ atEnd: true, firstKey: "", height: 0, own: 0 });
  const top = useRef(0);
  const size = useRef("");
  // What is written in the composer does not touch the log, however long it is.
  const items = useMemo(() => timeline(conversation, unbound), [conversation, unbound]);
  const lastSeq = conversation.entries.at(-1)?.seq ?? 0;
  const seen = useRef(lastSeq);
  const latest = useRef<() => void>(() => undefined);
  const own = conversation.pending.length + unbound.length;

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const before = place.current;
    const firstKey = conversation.entries[0]?.id ?? "";
    const wrote = own > before.own;
    if (before.atEnd || wrote) box.scrollTop = box.scrollHeight;
    // Older messages came in above: what the reader looks at stays where it is.
    else if (firstKey !== before.firstKey) box.scrollTop += box.scrollHeight - before.height;
    place.current = { atEnd: before.atEnd || wrote, firstKey, height: box.scrollHeight, own };
    if (place.current.atEnd) reachEnd();
  });

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    // The composer grows, a picture loads, a phone's keyboard opens: the end stays in view.
    const watcher = new ResizeObserver(() => {
      if (place.current.atEnd) box.scrollTop = box.scrollHeight;
    });
    watcher.observe(box);
    // A card or a picture comes in later than its row.
    if (rows.current) watcher.observe(rows.current);
    const onVisible = (): void => {
      if (place.current.atEnd) latest.current();
    };
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      watcher.disconnect();
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, []);

  // Listeners outlive a render; they read what is true then.
  latest.current = reachEnd;

  const drawn = useMemo(
    () =>
      chunksOf(items).map(({ key, items: part }) => (
        <Chunk key={key} scroller={scroller}>
          {part.map((item) => (
            <Guard key={item.key} item={item} connected={connected} words={words} onError={report}>
              <Row item={item} connected={connected} />
            </Guard>
          ))}
        </Chunk>
      )),
    [items, connected, words],
  );

  function reachEnd(): void {
    seen.current = lastSeq;
    const read =
      conversation.receipts.find(({ reader }) => reader.kind === "contact")?.readSeq ?? 0;
    const news = (conversation.cursor ?? 0) > read;
    if (news && document.visibilityState === "visible")
      controller.client?.markRead(conversation.id);
  }

  function onScroll(): void {
    const box = scroller.current;
    if (!box) return;
    const left = box.scrollHeight - box.scrollTop - box.clientHeight;
    const now = `${box.clientWidth}x${box.clientHeight}`;
    // What grows below a reader at the end moves the end, not the reader, and a window of another size moves both: only
    // scrolling up leaves it.
    const stays = now !== size.current || box.scrollTop >= top.current;
    const atEnd = left < nearEnd || (place.current.atEnd && stays);
    top.current = box.scrollTop;
    size.current = now;
    place.current.atEnd = atEnd;
    if (atEnd) reachEnd();
    setAway(!atEnd);
    if (box.scrollTop < 120 && conversation.hasOlder && !conversation.loadingOlder) {
      void controller.client?.loadOlder(conversation.id);
    }
  }

  function report(error: unknown): void {
    controller.bridge.emit("error", { code: "not_drawn", detail: String(error) });
  }

  const fresh = away && lastSeq > seen.current;
  return (
    <div class="log">
      <div
        class="scroll"
        ref={scroller}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label={words.say("logLabel")}
      >
        {conversation.hasOlder && (
          <button
            type="button"
            class="chip older"
            disabled={conversation.loadingOlder}
            onClick={() => void controller.client?.loadOlder(conversation.id)}
          >
            {words.say("earlier")}
          </button>
        )}
        <div class="rows" ref={rows}>
          {drawn}
          <TypingGroup conversation={conversation} />
          <QuickReplies conversation={conversation} busy={own > 0} />
        </div>
      </div>
      {away && (
        <button
          type="button"
          class="pill"
          onClick={() =>
            scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: "smooth" })
          }
        >
          <Icon name="down" size={16} />
          {words.say(fresh ? "newMessages" : "latestMessages")}
        </button>
      )}
    </div>
  );
}

function Row({
  item,
  connected,
}: {
  readonly item: Item;
  readonly connected: boolean;
}): JSX.Element | null {
  const { words } = useUi();
  switch (item.type) {
    case "day":
      return (
        <p class="day">
          <time dateTime={item.at.toISOString()}>{words.day(item.at)}</time>
        </p>
      );
    case "line": {
      const text = lineText(item.entry, words);
      return text === null ? null : (
        <p class="line">
          <span>{text}</span>
        </p>
      );
    }
    case "group":
      return <Group group={item} connected={connected} />;
  }
}
