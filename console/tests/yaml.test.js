import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { valueOf } from "../src/model/json/nodes.js";
import { parse } from "../src/model/json/parser.js";
import { YamlFault } from "../src/model/yaml/fault.js";
import { readYaml } from "../src/model/yaml/reader.js";

/**
 * What the command line makes of each (tests/cli/test_yaml_file.py).
 *
 * @type {{name: string, yaml: string, json?: string, places?: Record<string, [number, number]>, fault?: string, place?: [number, number] | null}[]}
 */
const CASES = JSON.parse(readFileSync(new URL("../../tests/cli/yaml_cases.json", import.meta.url), "utf8"));

/** JSON without the white space between its tokens. @param {string} text */
const tokens = (text) => text.match(/"(?:[^"\\]|\\.)*"|[^\s"[\]{},:]+|[[\]{},:]/g);

for (const { name, yaml, json, places = {}, fault, place } of CASES) {
  test(`YAML: ${name}`, () => {
    if (json === undefined) {
      assert.throws(() => readYaml(yaml), (error) => {
        assert.ok(error instanceof YamlFault, String(error));
        assert.ok(error.message.toLowerCase().includes(String(fault).toLowerCase()), error.message);
        if (place) assert.deepEqual([error.line, error.column], place);
        return true;
      });
      return;
    }
    const read = readYaml(yaml);
    assert.deepEqual(tokens(read.json), tokens(json));
    assert.deepEqual(valueOf(parse(read.json)), JSON.parse(json));
    for (const [pointer, at] of Object.entries(places)) {
      const found = read.placeOf(pointer);
      assert.deepEqual([found?.line, found?.column], at, pointer);
    }
  });
}

test("aliases of aliases end", () => {
  const names = [..."abcdefghij"];
  const lines = names.map((name, at) => (at ? `${name}: &${name} [${Array(9).fill(`*${names[at - 1]}`).join(", ")}]` : "a: &a [x]"));
  assert.throws(() => readYaml(lines.join("\n"), 10_000), /more than 10,000 parts/);
});
