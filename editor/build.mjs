// Builds the editor into the desk's static files, with the hash of its sources in the first line,
// by which a test knows that the built file is that of these sources.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";

const OUT = "../src/matinee_site/desk/static/desk/editor.js";
const sources = [
  "package-lock.json",
  ...readdirSync("src").sort().map((name) => `src/${name}`),
];
const hash = createHash("sha256");
for (const path of sources) hash.update(path).update("\0").update(readFileSync(path)).update("\0");

await build({
  entryPoints: ["src/main.js"],
  outfile: OUT,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  banner: {
    js: `/*! sources ${hash.digest("hex")}. Licences: editor-licences.txt beside this file. */`,
  },
});
