export type * from "./wire";
export type * from "./state";
export type * from "./api";
