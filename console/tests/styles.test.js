import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const SRC = join(dirname(fileURLToPath(import.meta.url)), "../src");

/** The classes that stand alone at the beginning of a selector, which style whatever has them.
 * @param {string} css @returns {Set<string>} */
function classesOf(css) {
  const found = new Set();
  const text = css.replace(/\/\*[^]*?\*\//g, "").replace(/@[^{;]*[{;]/g, "");
  for (const [, selectors] of text.matchAll(/([^{}]+)\{/g)) {
    for (const selector of selectors.split(/,(?![^(]*\))/)) {
      const [, name] = selector.trim().match(/^[a-z]*\.([a-z][\w-]*)(?=$|[\s>+~:])/) ?? [];
      if (name) found.add(name);
    }
  }
  return found;
}

test("classes are read from selectors", () => {
  const css = "/* .no */ .one, .two > b:hover {} @media (x) { .three.four {} .five::before {} } :is(.six, .seven) {} ul.eight {}";
  assert.deepEqual([...classesOf(css)].sort(), ["eight", "five", "one", "two"]);
});

test("each class has its styles in one file, so that no page changes another", () => {
  /** @type {Map<string, string[]>} */
  const files = new Map();
  for (const file of globSync("{pages,parts,shell}/**/*.css", { cwd: SRC })) {
    for (const name of classesOf(readFileSync(join(SRC, file), "utf8"))) {
      files.set(name, [...(files.get(name) ?? []), file]);
    }
  }
  assert.deepEqual([...files].filter(([, styled]) => styled.length > 1), []);
});
