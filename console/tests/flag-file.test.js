import assert from "node:assert/strict";
import { test } from "node:test";

import { readFlagFile } from "../src/model/flags/flag-file.js";

/** @param {string} name @param {string | Uint8Array} content */
const read = (name, content) => readFlagFile(name, typeof content === "string" ? new TextEncoder().encode(content) : content);

/** @param {Uint8Array[]} parts */
const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));

test("the ending of the name says whether a file is YAML", async () => {
  for (const name of ["a.yaml", "a.yml", "a.YML"]) assert.equal((await read(name, "a: 10.0")).file?.text, '{\n  "a": 10.0\n}');
  for (const name of ["a.json", "a", "yaml"]) assert.equal((await read(name, "a: 10.0")).fault?.kind, "JSON");
});

test("values have places in the file as it was chosen", async () => {
  const texts = { "a.json": '{"flags":\n {"x": {"state": 1}}}', "a.yaml": "flags:\n  x:\n    state: 1\n" };
  const places = { "a.json": [[2, 18], [2, 8], [2, 2]], "a.yaml": [[3, 12], [3, 5], [2, 3]] };
  for (const [name, text] of Object.entries(texts)) {
    const { file } = await read(name, text);
    assert.ok(file);
    const found = ["/flags/x/state", "/flags/x/variants", "/flags/y/state"].map((pointer) => file.placeOf(pointer));
    assert.deepEqual(found.map(({ line, column }) => [line, column]), places[/** @type {keyof typeof places} */ (name)]);
  }
});

test("a byte order mark is no part of the text", async () => {
  for (const [name, text] of [["a.json", '\uFEFF{"a": 1}'], ["a.yml", "\uFEFFa: 1"]]) {
    assert.equal((await read(name, text)).file?.text.replaceAll(/\s/g, ""), '{"a":1}');
  }
});

test("bytes that are not UTF-8 are refused with their place, and never replaced", async () => {
  const good = new TextEncoder().encode('\uFEFF{"a": "\uFFFD",\n "ä": "');
  const end = new TextEncoder().encode('"}');
  for (const name of ["a.json", "a.yaml"]) {
    const { fault } = await read(name, joined(good, Uint8Array.of(0xe4), end));
    assert.deepEqual([fault?.line, fault?.column, fault?.message], [2, 8, "This is not UTF-8 text."]);
  }
});
