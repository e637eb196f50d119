import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { percent, period, unit } from "../src/texts/numbers.js";
import { texts } from "../src/texts.js";

const SRC = join(dirname(fileURLToPath(import.meta.url)), "../src");
const UNITS = "%|ms|s|min|h|kB|MB|GB";

// In the source: a number or `${…}` before a unit, in one text or in two pieces of it.
const IN_SOURCE = new RegExp(String.raw`(?:\d|\$\{[^{}]*\})\s(?:${UNITS})(?![\w=-])|["'\x60]\s(?:${UNITS})["'\x60]`);
// In a text that is shown: a space that is not a no-break space.
const SHOWN = new RegExp(String.raw`\d[ \n](?:${UNITS})(?![\w-])`);

test("a period of the API is said with spaces, which never break", () => {
  const said = ["30m", "1h30m", "2d", "45s", "1d2h"].map(period);
  assert.deepEqual(said, ["30\u00a0min", "1\u00a0h 30\u00a0min", "2\u00a0d", "45\u00a0s", "1\u00a0d 2\u00a0h"]);
});

test("the source has no number that may be parted from its unit", () => {
  assert.match("`${count} min ago`", IN_SOURCE);
  assert.match('[percent, " %"]', IN_SOURCE);
  assert.doesNotMatch("i % 2 === 1; `${seconds}s`", IN_SOURCE);
  const found = globSync("**/*.js", { cwd: SRC }).flatMap((file) =>
    readFileSync(join(SRC, file), "utf8")
      .replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ""))
      .split("\n")
      .flatMap((line, at) => (!/^\s*\/\//.test(line) && IN_SOURCE.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
  );
  assert.deepEqual(found, []);
});

/** Every text, functions called with numbers, as far as they take them. @param {unknown} value @param {string} path @returns {[string, string][]} */
function shown(value, path) {
  if (typeof value === "string") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((each, i) => shown(each, `${path}.${i}`));
  if (typeof value === "function") {
    const filled = [3, 2, 1].slice(0, Math.max(value.length, 1));
    try {
      return shown(value(...filled), `${path}()`);
    } catch {
      return [];
    }
  }
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, each]) => shown(each, `${path}.${name}`));
}

test("no text parts a number from its unit", async () => {
  const modules = await Promise.all(globSync("texts/*.js", { cwd: SRC }).map((file) => import(join(SRC, file))));
  const all = [shown(texts, "texts"), ...modules.map((module, at) => shown({ ...module }, String(at)))].flat();
  assert.ok(all.length > 1000);
  assert.deepEqual(all.filter(([, text]) => SHOWN.test(text)), []);
  assert.equal(texts.rules.percent("25"), "25\u00a0%");
  assert.deepEqual([percent(0.001), percent(100 / 3), unit(5, "min")], ["<\u00a00.01\u00a0%", "33.33\u00a0%", "5\u00a0min"]);
});
