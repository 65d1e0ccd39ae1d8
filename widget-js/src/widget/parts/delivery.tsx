import type { JSX } from "preact";
import type { PendingMessage } from "../../protocol";
import { Icon } from "../look/icons";
import type { OwnDelivery } from "../model/timeline";
import { useUi } from "../ui";

/** How far the shopper's last message has come. */
export function EntryMeta({
  delivery,
  at,
}: {
  readonly delivery: OwnDelivery;
  readonly at: Date;
}): JSX.Element {
  const { words } = useUi();
  return (
    <p class="meta" data-state={delivery}>
      <span class="said">
        <Icon name={delivery === "sent" ? "check" : "checks"} size={16} />
        {words.say(delivery)}
      </span>
      <span>
        · <time dateTime={at.toISOString()}>{words.time(at)}</time>
      </span>
    </p>
  );
}

export function PendingMeta(props: {
  readonly message: PendingMessage;
  readonly connected: boolean;
}): JSX.Element {
  const { words } = useUi();
  const { delivery, clientId } = props.message;
  switch (delivery.kind) {
    case "failed":
      return (
        <Failed
          clientId={clientId}
          code={delivery.failure.code}
          retryable={delivery.failure.retryable}
        />
      );
    case "sent":
      return (
        <p class="meta" data-state="sent">
          <span class="said">
            <Icon name="check" size={16} />
            {words.say("sent")}
          </span>
        </p>
      );
    case "sending":
      return (
        <p class="meta" data-state="sending">
          <span class="said">
            <Icon name="clock" size={16} />
            {words.say(props.connected ? "sending" : "waitingForConnection")}
          </span>
        </p>
      );
  }
}

function Failed(props: {
  readonly clientId: string;
  readonly code: string;
  readonly retryable: boolean;
}): JSX.Element {
  const { controller, words } = useUi();
  const { clientId, code, retryable } = props;
  return (
    <div class="meta" data-state="failed" role="alert">
      <span class="said">
        <Icon name="alert" size={16} />
        {words.find(`failed_${code}`) ?? words.say("notSent")}
      </span>
      {retryable && (
        <button
          type="button"
          class="text-button"
          onClick={() => controller.client?.retry(clientId)}
        >
          {words.say("retry")}
        </button>
      )}
      <button
        type="button"
        class="text-button"
        onClick={() => controller.client?.discard(clientId)}
      >
        {words.say("discard")}
      </button>
    </div>
  );
}
