import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Retry } from "../../src/widget/state/retry";

let page: EventTarget;
let attempts: number;
let retry: Retry;

const online = (): boolean => page.dispatchEvent(new Event("online"));

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  attempts = 0;
  retry = new Retry(() => {
    attempts += 1;
    retry.begin();
  });
  retry.begin();
});
afterEach(() => {
  retry.cancel();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a failure is followed by another attempt after a while", () => {
  retry.failed(false);
  expect(attempts).toBe(0);
  vi.advanceTimersByTime(2_500);
  expect(attempts).toBe(1);
});

test("the network that comes back while one waits ends the waiting", () => {
  retry.failed(false);
  online();
  expect(attempts).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(attempts).toBe(1);
});

test("the network that comes back during an attempt counts once it has failed, and then no more", () => {
  online();
  expect(attempts).toBe(0);
  retry.failed(false);
  expect(attempts).toBe(1);
  retry.failed(false);
  expect(attempts).toBe(1);
  vi.advanceTimersByTime(2_500);
  expect(attempts).toBe(2);
});

test("after a success, or an end, nothing is tried any more", () => {
  retry.failed(false);
  retry.succeeded();
  online();
  retry.begin();
  retry.failed(false);
  retry.failed(true);
  online();
  vi.advanceTimersByTime(60_000);
  expect(attempts).toBe(0);
});
