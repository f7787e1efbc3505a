// Gathers the licences of everything that is built into the editor.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const parts = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  if (!path || entry.dev || entry.optional || !existsSync(path)) continue;
  const name = path.replace(/^.*node_modules\//, "");
  const file = readdirSync(path).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(`${path}/${file}`, "utf8").trim() : `${entry.license} licence`;
  parts.push(`${name} ${entry.version}\n\n${text}`);
}
const rule = `\n\n${"-".repeat(72)}\n\n`;
writeFileSync("../src/matinee_site/desk/static/desk/editor-licences.txt", parts.join(rule) + "\n");
