export { indexedDbOutbox } from "./indexedDb";
export { memoryOutbox } from "./memory";
