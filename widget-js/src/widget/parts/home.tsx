import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SyncClient, SyncState } from "../../protocol";
import { pastConversations, type Past } from "../model/past";
import type { Link } from "../state/widget-state";
import { useUi } from "../ui";
import { Articles } from "./articles";
import { Avatar } from "./avatar";
import { Back } from "./help-bar";

const starters = ["starter1", "starter2", "starter3"] as const;

interface HomeProps {
  readonly link: Link;
  readonly sync: SyncState | null;
}

/** Where a conversation begins, and where earlier ones are found again. */
export function Home({ link, sync }: HomeProps): JSX.Element {
  const { controller, words } = useUi();
  const questions = starters.flatMap((key) => words.find(key) || []);
  const past = pastConversations(sync, words);
  const ready = link.kind === "ready" ? link : null;
  const failed = usePast(ready?.client ?? null, controller.mayHavePast);
  const { online, reception } = ready?.session.site ?? {};
  const opensAt = online ? null : reception?.opensAt;
  const wait = ready?.session.site.expectedReplySeconds ?? null;
  return (
    // A form leaves little room: what is above it can be scrolled by keyboard then.
    <div class="scroll" {...(controller.state.get().form && { tabIndex: 0 })}>
      <div class="welcome" data-past={past.length || failed ? "" : undefined}>
        <Avatar kind="assistant" name="" size="large" />
        <h3>{words.say("greeting")}</h3>
        <p>{words.say("subtitle")}</p>
        {opensAt ? (
          <p class="sub">
            <Back at={opensAt} />
          </p>
        ) : (
          wait !== null && (
            <p class="sub">{words.say("replyTime", { time: words.duration(wait) })}</p>
          )
        )}
        {questions.length > 0 && (
          <div class="choices">
            {questions.map((question) => (
              <button
                key={question}
                type="button"
                class="chip"
                onClick={() => controller.send(question)}
              >
                {question}
              </button>
            ))}
          </div>
        )}
      </div>
      {past.length > 0 && (
        <section class="past" aria-labelledby="past">
          <h3 id="past">{words.say("pastConversations")}</h3>
          <ul role="list">
            {past.map((one) => (
              <li key={one.id}>
                <PastRow past={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {failed && (
        <p class="past sub" role="alert">
          {words.say("pastFailed")}
        </p>
      )}
      <Articles />
      {controller.bridge.site.theme.poweredBy && (
        <p class="powered">{words.say("poweredBy", { name: "ChatFlow" })}</p>
      )}
    </div>
  );
}

function PastRow({ past }: { readonly past: Past }): JSX.Element {
  const { controller, words } = useUi();
  return (
    <button
      type="button"
      class="past-row"
      data-conversation={past.id}
      onClick={() => controller.select(past.id)}
    >
      <Avatar kind={past.person ? "agent" : "assistant"} name={past.who} size="large" />
      <span class="info">
        <span class="past-who">
          <strong>{past.who}</strong>
          <time dateTime={past.at.toISOString()}>{words.moment(past.at)}</time>
        </span>
        <span class="past-said">
          <span>{past.preview}</span>
          {past.resolved && <span class="state">{words.say("resolved")}</span>}
          {past.unread > 0 && (
            <span class="unread" aria-label={words.count("unread", past.unread)} role="img">
              {past.unread}
            </span>
          )}
        </span>
      </span>
    </button>
  );
}

/** Asks for the list once it is looked at; `true` when it could not be had. */
function usePast(client: SyncClient | null, wanted: boolean): boolean {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!client || !wanted) return;
    let shown = true;
    const ask = async (): Promise<void> => {
      const listed = await client.listConversations();
      if (shown) setFailed(!listed);
    };
    void ask();
    const stop = client.on("resynced", () => void ask());
    return () => {
      shown = false;
      stop();
    };
  }, [client, wanted]);
  return failed;
}
