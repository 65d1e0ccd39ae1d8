import type { Failure } from "./state";

/** Codes that the same message would meet again. Everything else may pass. */
const FINAL = new Set([
  "validation_failed",
  "invalid_frame",
  "unknown_type",
  "invalid_text",
  "text_too_long",
  "too_many_items",
  "file_too_large",
  "file_type_refused",
  "frame_too_large",
  "forbidden",
  "not_found",
  "conversation_not_found",
  "idempotency_key_reused",
]);

export function isFinal(code: string): boolean {
  return FINAL.has(code);
}

export function failure(code: string, detail = ""): Failure {
  return { code, detail, retryable: !isFinal(code) };
}
