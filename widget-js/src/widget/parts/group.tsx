import type { JSX } from "preact";
import type { Author, ConversationState, Entry } from "../../protocol";
import { textOf } from "../model/read";
import type { Item, Row } from "../model/timeline";
import { receptionOf } from "../state/forms";
import { RichText } from "../text/rich-text";
import type { Words } from "../text/words";
import { useUi } from "../ui";
import { Avatar } from "./avatar";
import { EntryMeta, PendingMeta } from "./delivery";
import { Late } from "./late";
import { FileNames, hasCard, Slot } from "./slot";
import { Sources } from "./sources";

type GroupItem = Extract<Item, { type: "group" }>;

/** What one author said in a row. */
export function Group({
  group,
  connected,
}: {
  readonly group: GroupItem;
  readonly connected: boolean;
}): JSX.Element {
  const { words } = useUi();
  const name = authorName(group.author, words);
  return (
    <div class="group" data-own={group.own ? "" : undefined}>
      {!group.own && (
        <>
          <p class="name">
            {name} · <time dateTime={group.at.toISOString()}>{words.time(group.at)}</time>
          </p>
          <AuthorAvatar author={group.author} name={name} />
        </>
      )}
      <div class="stack">
        {group.rows.map((row) => (
          <RowView
            key={row.key}
            row={row}
            connected={connected}
            speaker={group.own ? words.say("you") : name}
          />
        ))}
      </div>
    </div>
  );
}

/** Somebody of the other side is writing; the assistant's words show as they come instead. */
export function TypingGroup({
  conversation,
}: {
  readonly conversation: ConversationState;
}): JSX.Element | null {
  const { words } = useUi();
  const writer = conversation.typing.find(({ author }) => author.kind !== "contact")?.author;
  if (!writer || conversation.drafts.length) return null;
  const name = authorName(writer, words);
  return (
    <div class="group" data-typing="">
      <p class="name">{words.say("typing", { name })}</p>
      <AuthorAvatar author={writer} name={name} />
      <div class="stack">
        <div class="row">
          <div class="bubble" aria-hidden="true">
            <span class="dots">
              <i />
              <i />
              <i />
            </span>
          </div>
        </div>
      </div>
    </div>
  );
}

export function authorName(author: Author, words: Words): string {
  if (author.kind === "contact") return words.say("you");
  return author.name ?? words.say(author.kind === "assistant" ? "assistant" : "someone");
}

function AuthorAvatar({
  author,
  name,
}: {
  readonly author: Author;
  readonly name: string;
}): JSX.Element {
  return (
    <Avatar
      kind={author.kind === "assistant" ? "assistant" : "agent"}
      name={name}
      url={author.avatarUrl}
    />
  );
}

interface RowProps {
  readonly row: Row;
  readonly connected: boolean;
  readonly speaker: string;
}

function RowView({ row, connected, speaker }: RowProps): JSX.Element {
  const said = <span class="unseen">{speaker}: </span>;
  switch (row.type) {
    case "entry": {
      const card = hasCard(row.entry);
      return (
        <div class="row" data-wide={card ? "" : undefined}>
          {said}
          <EntryBody entry={row.entry} card={card} />
          <When at={new Date(row.entry.at)} />
          {row.delivery && <EntryMeta delivery={row.delivery} at={new Date(row.entry.at)} />}
        </div>
      );
    }
    case "pending":
      return (
        <div class="row" data-state={row.message.delivery.kind}>
          {said}
          {row.message.text && (
            <div class="bubble" dir="auto">
              <RichText source={row.message.text} />
            </div>
          )}
          <FileNames files={row.message.attachments} />
          <PendingMeta message={row.message} connected={connected} />
        </div>
      );
    case "draft":
      // Read aloud once it is complete, not letter by letter.
      return (
        <div class="row" aria-hidden="true">
          <div class="bubble" dir="auto" data-draft="">
            <RichText source={row.draft.text} open />
          </div>
        </div>
      );
  }
}

/** Shown while one points at the message; always there for those who listen. */
function When({ at }: { readonly at: Date }): JSX.Element {
  const { words } = useUi();
  return (
    <time class="when" dateTime={at.toISOString()}>
      {words.time(at)}
    </time>
  );
}

interface EntryBodyProps {
  readonly entry: Entry;
  readonly card: boolean;
}

function EntryBody({ entry, card }: EntryBodyProps): JSX.Element | null {
  const { controller, words } = useUi();
  if (entry.erasedAt) {
    return (
      <div class="bubble">
        <p class="removed">{words.say("removed")}</p>
      </div>
    );
  }
  const text = textOf(entry.text);
  const linked =
    entry.author.kind !== "contact" &&
    /https?:/i.test(text ?? "") &&
    receptionOf(controller.state.get())?.linkPreviews;
  return (
    <>
      {text && (
        <div class="bubble" dir="auto">
          <RichText source={text} />
        </div>
      )}
      {(card || (entry.attachments?.length ?? 0) > 0) && <Slot entry={entry} card={card} />}
      {linked && (
        <Late draw={({ LinkPreview }) => <LinkPreview entry={entry} />} onFail={() => undefined} />
      )}
      <Sources citations={entry.data?.citations} />
    </>
  );
}
