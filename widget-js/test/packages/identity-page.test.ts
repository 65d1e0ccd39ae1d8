import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

/** Each snippet of docs/signed-identity.md, run as it stands there where its language is at hand. */
const page = readFileSync(resolve(import.meta.dirname, "../../../docs/signed-identity.md"), "utf8");
const secret = "cfi_ein-Geheimnis-mit-ü-0123456789abcdef";
const folder = mkdtempSync(join(tmpdir(), "chatflow-identity-"));
afterAll(() => rmSync(folder, { recursive: true }));

function snippet(language: string): string {
  const found = [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)].find(([, name]) => name === language);
  if (!found?.[2]) throw new Error(`no snippet in ${language}`);
  return found[2];
}

interface Language {
  readonly file: string;
  /** The snippet in a program that prints one token for the customer 17, Ann "Lee". */
  readonly program: (snippet: string) => string;
  readonly command: readonly string[];
}

const user = { id: "17", name: 'Ann "Lee" Ørsted', email: "ann@example.com", verified: true };
const q = JSON.stringify;

/** Of what our own service is built with; where it is not there, neither is Java's snippet tried. */
const nimbus = ((): string | null => {
  const jars = join(homedir(), ".m2/repository/com/nimbusds/nimbus-jose-jwt");
  if (!existsSync(jars)) return null;
  const all = readdirSync(jars, { recursive: true, encoding: "utf8" });
  const jar = all.find((name) => /nimbus-jose-jwt-[\d.]+\.jar$/.test(name));
  return jar ? join(jars, jar) : null;
})();

const languages: Readonly<Record<string, Language>> = {
  js: {
    file: "token.mjs",
    program: (code) =>
      `${code}\nconsole.log(chatToken({ id: 17, name: ${q(user.name)}, email: ${q(user.email)}, emailVerified: true }, "key", ${q(secret)}));`,
    command: ["node"],
  },
  php: {
    file: "token.php",
    program: (code) =>
      `<?php\n${code}\necho chat_token(['id' => 17, 'name' => '${user.name}', 'email' => '${user.email}', 'emailVerified' => true], 'key', '${secret}');`,
    command: ["php"],
  },
  python: {
    file: "token.py",
    program: (code) =>
      `${code}\nprint(chat_token({"id": 17, "name": ${q(user.name)}, "email": ${q(user.email)}, "emailVerified": True}, "key", ${q(secret)}))`,
    command: ["python3"],
  },
  ruby: {
    file: "token.rb",
    program: (code) =>
      `${code}\nputs chat_token({ id: 17, name: ${q(user.name)}, email: ${q(user.email)}, email_verified: true }, "key", ${q(secret)})`,
    command: ["ruby"],
  },
  java: {
    file: "Token.java",
    program: (code) => {
      const imports = code.match(/^import .*$/gm) ?? [];
      return `${imports.join("\n")}
        public class Token {
          record User(String id, String name, String email, boolean emailVerified) {}
          ${code.replace(/^import .*$/gm, "")}
          public static void main(String[] none) throws Exception {
            System.out.println(chatToken(new User("17", ${q(user.name)}, ${q(user.email)}, true), "key", ${q(secret)}));
          }
        }`;
    },
    command: ["java", "-cp", nimbus ?? ""],
  },
  go: {
    file: "token.go",
    program: (code) => `package main
      ${code.replace('"time"\n', '"fmt"\n\t"time"\n')}
      type User struct { ID, Name, Email string; EmailVerified bool }
      func main() {
        token, err := chatToken(User{"17", ${q(user.name)}, ${q(user.email)}, true}, "key", ${q(secret)})
        if err != nil { panic(err) }
        fmt.Println(token)
      }`,
    command: ["go", "run"],
  },
};

function isAtHand(name: string, command: string): boolean {
  if (name === "java" && !nimbus) return false;
  return (process.env["PATH"] ?? "").split(":").some((place) => existsSync(join(place, command)));
}

const tried = Object.entries(languages).filter(([name, { command }]) =>
  isAtHand(name, command[0] ?? ""),
);

test("there is a snippet in each of six languages", () => {
  expect(Object.keys(languages).map(snippet)).toHaveLength(6);
});

test.each(tried)(
  "the snippet in %s signs what the service takes",
  (name, { file, program, command }) => {
    const path = join(folder, file);
    writeFileSync(path, program(snippet(name)));
    const [tool = "", ...options] = command;
    const token = execFileSync(tool, [...options, path], { encoding: "utf8" }).trim();
    const [header = "", claims = "", signature] = token.split(".");
    const decoded = (part: string): unknown =>
      JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    expect(decoded(header)).toMatchObject({ alg: "HS256" });
    expect(signature).toBe(
      createHmac("sha256", secret).update(`${header}.${claims}`).digest("base64url"),
    );
    const said = decoded(claims) as { readonly iat: number; readonly exp: number };
    const { verified, id, ...rest } = user;
    expect(said).toMatchObject({ ...rest, sub: id, aud: "key", email_verified: verified });
    expect(said.exp - said.iat).toBe(1_800);
    expect(Math.abs(said.iat - Date.now() / 1_000)).toBeLessThan(60);
  },
);
