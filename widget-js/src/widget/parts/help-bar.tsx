import type { JSX } from "preact";
import type { ConversationState, Queue } from "../../protocol";
import { Icon } from "../look/icons";
import { Late } from "./late";
import type { Reception } from "../state/session";
import { isAnswered, type Standing } from "../model/standing";
import type { WidgetState } from "../state/widget-state";
import type { Words } from "../text/words";
import { useUi } from "../ui";

interface HelpBarProps {
  readonly conversation: ConversationState | null;
  readonly standing: Standing;
  readonly handoff: WidgetState["handoff"];
  readonly connected: boolean;
  readonly teamOnline: boolean | null;
  readonly reception: Reception | null;
}

/** Just above the composer: the way to a person, then how long it takes, then nothing, since the person is there. */
export function HelpBar(props: HelpBarProps): JSX.Element | null {
  const { conversation, standing, handoff, connected, teamOnline, reception } = props;
  const { controller, words } = useUi();
  if (standing.status === "resolved") {
    return (
      <div class="help">
        {reception?.survey && conversation && (
          <Late draw={({ Survey }) => <Survey conversation={conversation} />} />
        )}
        <p class="wait">{words.say("resolvedHint")}</p>
        <button type="button" class="chip" onClick={() => controller.select("new")}>
          {words.say("newConversation")}
        </button>
      </div>
    );
  }
  if (standing.agent || (standing.status === "open" && conversation && isAnswered(conversation))) {
    return null;
  }
  const asking = handoff === "asking";
  if (asking && !connected) {
    return (
      <div class="help" role="status">
        <p class="wait">
          <Icon name="offline" />
          {words.say("waitingForConnection")}
        </p>
      </div>
    );
  }
  if (asking || standing.status === "open" || conversation?.queue) {
    return (
      <div class="help" role="status">
        <p class="wait">
          <Icon name="clock" />
          <span>
            {conversation?.queue ? (
              <Place queue={conversation.queue} words={words} />
            ) : (
              words.say(teamOnline === false ? "handoffAway" : "handoffAsked")
            )}
            <Back at={teamOnline === false ? reception?.opensAt : null} />
          </span>
        </p>
      </div>
    );
  }
  const leaves = teamOnline === false && reception?.leaveMessage;
  return (
    <div class="help">
      <button
        type="button"
        class="chip"
        onClick={() =>
          leaves
            ? controller.forms.open({ kind: "leave" })
            : controller.askForPerson(words.say("handoffMessage"))
        }
      >
        <Icon name="person" size={16} />
        {words.say(leaves ? "leaveMessage" : "talkToPerson")}
      </button>
    </div>
  );
}

/** When people are there again. */
export function Back({ at }: { readonly at: string | null | undefined }): JSX.Element | null {
  const { words } = useUi();
  return at ? <> {words.say("backAt", { time: words.soon(new Date(at)) })}</> : null;
}

function Place({ queue, words }: { readonly queue: Queue; readonly words: Words }): JSX.Element {
  const position =
    queue.position === 1
      ? words.say("queueNext")
      : words.say("queuePosition", { position: queue.position });
  return (
    <>
      <strong>{position}</strong> {estimate(queue, words)}
    </>
  );
}

function estimate({ estimatedSeconds }: Queue, words: Words): string {
  if (estimatedSeconds === undefined || estimatedSeconds === null) return "";
  return estimatedSeconds < 60
    ? words.say("queueSoon")
    : words.count("queueMinutes", Math.round(estimatedSeconds / 60));
}
