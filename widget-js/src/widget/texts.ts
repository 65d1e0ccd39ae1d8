/**
 * Every English word the shopper reads. A site overrides single ones by key (`SiteConfig.texts`).
 * `{name}` stands for a value; plural forms are picked by `Intl.PluralRules` from keys that end in its category.
 */
export const launcherTexts = {
  openChat: "Open chat",
  closeChat: "Close chat",
  unreadOne: "{count} unread message",
  unreadOther: "{count} unread messages",
  loadFailed: "The chat could not be loaded. Please try again.",
};

export const widgetTexts = {
  dialogLabel: "Chat with {name}",
  close: "Close chat",
  greeting: "Hello! How can we help?",
  subtitle: "Write to us. The assistant answers at once, and a person is never far.",
  starter1: "",
  starter2: "",
  starter3: "",

  assistant: "Assistant",
  assistantHere: "The assistant answers at once",
  teamOnline: "Online now",
  teamAway: "We reply as soon as we are back",
  agentHere: "{name} is with you",
  agentOnline: "Online",
  agentAway: "Away",
  you: "You",
  someone: "Support",

  composerLabel: "Your message",
  composerPlaceholder: "Write a message…",
  send: "Send",
  tooLong: "{count} characters too many",
  charactersLeft: "{count} characters left",

  sending: "Sending…",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  notSent: "Not sent",
  waitingForConnection: "Waiting for a connection",
  retry: "Try again",
  discard: "Discard",
  failed_text_too_long: "This message is too long.",
  failed_expired: "Not sent. You wrote this a while ago.",
  failed_rate_limited: "Sent too fast.",
  failed_file_too_large: "The file is too large.",

  typing: "{name} is typing",
  writing: "{name} is writing",
  newMessages: "New messages",
  latestMessages: "To the latest",
  logLabel: "Conversation",
  today: "Today",
  yesterday: "Yesterday",
  earlier: "Show earlier messages",
  removed: "This message was removed.",

  offline: "You are offline. What you write is kept and sent when you are back.",
  reconnecting: "Connecting again…",
  sessionFailed: "We could not reach the chat.",
  sessionFailedHint: "Your connection or our service may be down. Nothing that you wrote is lost.",
  siteUnknown: "This chat is not available.",
  originRefused: "This chat is not set up for this page.",
  loading: "Loading the conversation",

  talkToPerson: "Talk to a person",
  handoffAsked: "We are looking for someone to help you.",
  handoffAway: "Nobody is in just now. We answer here as soon as we are back.",
  handoffFailed: "That did not work. Try again.",
  handoffMessage: "I would like to talk to a person.",
  queueNext: "You are next.",
  queuePosition: "You are number {position} in the queue.",
  queueMinutesOne: "About {count} min.",
  queueMinutesOther: "About {count} min.",
  queueSoon: "Less than a minute.",

  lineHandoff: "You asked for a person",
  lineHandoffAssistant: "Passed on to our team",
  lineAssigned: "{name} joined the conversation",
  lineTeam: "Passed on to {name}",
  lineUnassigned: "Back in the queue",
  lineResolved: "Conversation resolved",
  lineReopened: "Conversation reopened",
  resolvedHint: "Resolved. Write to reopen it.",
  newConversation: "New conversation",

  sources: "Sources",
  sourceUntitled: "Source",
  order: "Order {number}",
  orderPlaced: "Placed {date}",
  total: "Total",
  quantity: "{count} ×",
  moreItemsOne: "and {count} more item",
  moreItemsOther: "and {count} more items",
  trackParcel: "Track parcel",
  trackingNumber: "Tracking number",
  expected: "Expected {date}",
  refunded: "Refunded {amount}",
  stepPlaced: "Ordered",
  stepPacked: "Being prepared",
  stepShipped: "On its way",
  stepDelivered: "Delivered",
  inStock: "In stock",
  outOfStock: "Out of stock",
  insteadOf: "instead of {price}",
  quickReplies: "Suggested answers",
  download: "Download",
  downloadFailed: "The file could not be opened. Try again.",

  state_pending: "Pending",
  state_processing: "In preparation",
  state_on_hold: "On hold",
  state_shipped: "On its way",
  state_delivered: "Delivered",
  state_completed: "Completed",
  state_cancelled: "Cancelled",
  state_refunded: "Refunded",
  state_failed: "Failed",
};

export type TextKey = keyof typeof widgetTexts;

/** Puts values into the places of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
