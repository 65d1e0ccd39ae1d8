/// The vocabulary of the socket: every frame and what stands in it, as sealed records of plain ids and values.
/// `docs/api/realtime.json` and the TypeScript types are generated from here.
package io.chatflow.realtime.protocol;
