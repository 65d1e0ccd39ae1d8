// node bin/addresses.mjs demo.json: prints where everything is, and who may sign in.
import { readFileSync } from "node:fs";
import process from "node:process";

const demo = JSON.parse(readFileSync(process.argv[2], "utf8"));
const bold = process.stdout.isTTY ? (text) => `\u001b[1m${text}\u001b[0m` : (text) => text;
const row = (label, text) => `  ${label.padEnd(12)}${text}`;

const lines = ["", bold(`ChatFlow is ready: ${demo.baseUrl}/admin/`), ""];
for (const tenant of demo.tenants) {
  lines.push(bold(tenant.name));
  for (const site of tenant.sites) lines.push(row("demo site", site.demoUrl));
  for (const person of tenant.staff) lines.push(row(person.role, `${person.email}  ${person.password}`));
  lines.push("");
}
lines.push(bold("Platform"), row("operator", `${demo.operator.email}  ${demo.operator.password}`), "");
console.log(lines.join("\n"));
