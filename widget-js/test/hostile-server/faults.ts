import type { ClientFrame, ServerFrame } from "../../src/protocol";

/** What may happen to a message on its way in. */
export type SendFault =
  | { readonly kind: "none" }
  /** The link breaks before the commit, or between commit and acknowledgement. */
  | { readonly kind: "breakBefore" }
  | { readonly kind: "breakAfter" }
  | { readonly kind: "ackTwice" }
  /** Committed or not, nothing is said. */
  | { readonly kind: "loseAck" }
  | { readonly kind: "loseMessage" }
  | { readonly kind: "error"; readonly code: string; readonly retryAfterSeconds?: number }
  | { readonly kind: "close"; readonly code: number };

/** What may happen to a frame on its way out. */
export type DeliveryFault = "none" | "lose" | "twice" | "late";

/** How the server misbehaves just now. A test changes the fields at any time. */
export interface Faults {
  refuseSockets: boolean;
  refuseHttp: boolean;
  /** An HTTP answer to give instead of the true one. */
  httpStatus: ((method: string, path: string) => number | null) | null;
  problemCode: string;
  /** The link is dead on one way while both ends believe in it. */
  deaf: boolean;
  mute: boolean;
  onSend: (frame: Extract<ClientFrame, { type: "message.send" }>) => SendFault;
  onHttpSend: () => "none" | "breakBefore" | "breakAfter";
  onDelivery: (frame: ServerFrame) => DeliveryFault;
  /** Entries per `entries` frame, and in all of a resume. */
  batch: number;
  resumeLimit: number;
}

export function noFaults(): Faults {
  return {
    refuseSockets: false,
    refuseHttp: false,
    httpStatus: null,
    problemCode: "unavailable",
    deaf: false,
    mute: false,
    onSend: () => ({ kind: "none" }),
    onHttpSend: () => "none",
    onDelivery: () => "none",
    batch: 100,
    resumeLimit: 500,
  };
}
