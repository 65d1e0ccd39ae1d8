import type { JSX } from "preact";
import { Icon } from "../../look/icons";
import { orderStep, orderTone, type OrderView, type Shipment } from "./order";
import { Anchor } from "../../text/rich-text";
import { dayText, moneyText } from "../amounts";
import { useUi } from "../../ui";
import type { Money } from "../values";

const shownLines = 3;
const steps = ["stepPlaced", "stepPacked", "stepShipped", "stepDelivered"] as const;

export function OrderCard({ order }: { readonly order: OrderView }): JSX.Element {
  const { words } = useUi();
  const step = orderStep(order.state);
  const state = (order.state && words.find(`state_${order.state}`)) ?? order.status;
  const money = (amount: Money): string => moneyText(words, amount.amountMinor, amount.currency);
  const hidden = order.lines.length - shownLines;
  return (
    <section class="card" aria-label={words.say("order", { number: order.number })}>
      <div class="part">
        <div class="title">
          <div>
            <h3>{words.say("order", { number: order.number })}</h3>
            {order.placedAt && (
              <p class="sub">
                {words.say("orderPlaced", { date: dayText(words, order.placedAt) })}
              </p>
            )}
          </div>
          {state && (
            <span class="state" data-tone={orderTone(order.state)}>
              {state}
            </span>
          )}
        </div>
        {step && (
          <ol class="steps">
            {steps.map((key, index) => (
              <li
                key={key}
                data-done={index < step ? "" : undefined}
                aria-current={index === step - 1 ? "step" : undefined}
              >
                <span class="unseen">{words.say(key)}</span>
              </li>
            ))}
          </ol>
        )}
      </div>
      {order.shipments.map((shipment, index) => (
        <Parcel key={index} shipment={shipment} />
      ))}
      {(order.lines.length > 0 || order.total) && (
        <div class="part">
          <ul class="lines">
            {order.lines.slice(0, shownLines).map((line, index) => (
              <li key={index}>
                <span>
                  <span class="many">{words.say("quantity", { count: line.quantity })}</span>{" "}
                  {line.title}
                </span>
                {line.total && <span class="amount">{money(line.total)}</span>}
              </li>
            ))}
            {hidden > 0 && <li class="many">{words.count("moreItems", hidden)}</li>}
          </ul>
          {order.total && (
            <p class="sum">
              <span>{words.say("total")}</span>
              <span class="amount">{money(order.total)}</span>
            </p>
          )}
          {order.refunded && (
            <p class="sub">{words.say("refunded", { amount: money(order.refunded) })}</p>
          )}
        </div>
      )}
    </section>
  );
}

function Parcel({ shipment }: { readonly shipment: Shipment }): JSX.Element | null {
  const { words } = useUi();
  const { carrier, trackingNumber, trackingUrl, expected } = shipment;
  if (!carrier && !trackingNumber && !expected) return null;
  return (
    <div class="part parcel">
      <Icon name="truck" />
      <div>
        {expected && <strong>{words.say("expected", { date: dayText(words, expected) })}</strong>}
        {(carrier || trackingNumber) && (
          <span class="sub">{[carrier, trackingNumber].filter(Boolean).join(" · ")}</span>
        )}
        {trackingUrl && <Anchor href={trackingUrl}>{words.say("trackParcel")}</Anchor>}
      </div>
    </div>
  );
}
