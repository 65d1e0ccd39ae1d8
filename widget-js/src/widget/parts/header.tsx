import type { JSX } from "preact";
import type { ConversationState, SyncState } from "../../protocol";
import { Icon } from "../look/icons";
import type { Standing } from "../model/standing";
import { findLast } from "../model/timeline";
import { useUi } from "../ui";
import { Avatar } from "./avatar";
import { Options } from "./options";

interface HeaderProps {
  readonly conversation: ConversationState | null;
  readonly standing: Standing;
  readonly sync: SyncState | null;
  /** Whether someone of the team is there; `null` = not known yet. */
  readonly teamOnline: boolean | null;
  /** Nobody can be reached just now, so nobody is said to be there. */
  readonly unreachable: boolean;
}

/** Who the shopper talks to: the agent who took over, else the site and its assistant. */
export function Header(props: HeaderProps): JSX.Element {
  const { conversation, standing, sync, teamOnline, unreachable } = props;
  const { controller, words } = useUi();
  const { name: siteName, theme } = controller.bridge.site;
  const agent = agentOf(standing, conversation, words.say("someone"));
  const status = unreachable
    ? null
    : agent
      ? agentStatus(agent.id, sync)
      : siteStatus(standing, teamOnline);
  return (
    <header class="header">
      {conversation && (
        <button
          type="button"
          class="icon-button back"
          aria-label={words.say("back")}
          onClick={() => controller.select("new")}
        >
          <Icon name="back" />
        </button>
      )}
      {agent ? (
        <Avatar kind="agent" name={agent.name} url={agent.avatarUrl} size="large" />
      ) : (
        <Avatar kind="site" name={siteName} url={theme.logoUrl} size="large" />
      )}
      <div class="who">
        <h2>
          <bdi>{agent ? agent.name : siteName}</bdi>
        </h2>
        {status && (
          <p>
            <span class="dot" data-online={status.online ? "" : undefined} />
            <span>
              {words.say(status.key)}
              {agent && ` · ${siteName}`}
            </span>
          </p>
        )}
      </div>
      <Options conversation={conversation} />
      <button
        type="button"
        class="icon-button"
        aria-label={words.say("close")}
        onClick={() => controller.close()}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}

interface Agent {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl?: string | undefined;
}

function agentOf(
  { agent }: Standing,
  conversation: ConversationState | null,
  someone: string,
): Agent | null {
  if (!agent) return null;
  const said = findLast(
    conversation?.entries ?? [],
    ({ author }) => author.kind === "agent" && author.id === agent.id,
  )?.author;
  return { id: agent.id, name: agent.name ?? said?.name ?? someone, avatarUrl: said?.avatarUrl };
}

interface Status {
  readonly online: boolean;
  readonly key: "agentOnline" | "agentAway" | "assistantHere" | "teamOnline" | "teamAway";
}

function agentStatus(agentId: string, sync: SyncState | null): Status {
  const online = (sync?.presence.get(agentId)?.status ?? "online") === "online";
  return { online, key: online ? "agentOnline" : "agentAway" };
}

function siteStatus({ status }: Standing, teamOnline: boolean | null): Status | null {
  if (status === null || status === "pending" || status === "resolved") {
    return { online: true, key: "assistantHere" };
  }
  return teamOnline === null
    ? null
    : { online: teamOnline, key: teamOnline ? "teamOnline" : "teamAway" };
}
