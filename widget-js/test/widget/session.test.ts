import { describe, expect, test } from "vitest";
import { expiry } from "../../src/widget/state/session";

const jwt = (claims: object): string =>
  `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;

describe("the end of a signed identity", () => {
  const now = 1_800_000_000_000;
  const second = now / 1000;

  test("is the token's own", () => {
    expect(expiry(jwt({ iat: second - 100, exp: second + 500 }), now)).toBe(now + 500_000);
  });

  test("is its whole lifetime where this device's clock is wrong", () => {
    expect(expiry(jwt({ iat: second - 90_000, exp: second - 86_400 }), now)).toBe(now + 3_600_000);
    expect(expiry(jwt({ iat: second + 86_400, exp: second + 90_000 }), now)).toBe(now + 3_600_000);
  });

  test("is an hour away where it can't be read", () => {
    for (const token of ["", "nonsense", "a.b.c", jwt({})])
      expect(expiry(token, now)).toBe(now + 3_600_000);
  });
});
