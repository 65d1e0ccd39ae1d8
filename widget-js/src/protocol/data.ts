/** Where an answer of the assistant comes from. */
export interface Citation {
  readonly articleId?: string;
  readonly title: string;
  readonly url: string;
}

export type CardType = "order" | "product" | "article" | "form" | "quickReplies" | "proposal";

/** Typed content of an entry: a card names its `type`; an assistant's message may carry `citations`. */
export interface EntryData {
  readonly type?: CardType | (string & {});
  readonly citations?: readonly Citation[];
  readonly [field: string]: unknown;
}
