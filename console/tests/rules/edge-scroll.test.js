import assert from "node:assert/strict";
import test from "node:test";

import { speedAt } from "../../src/parts/rules/edge-scroll.js";

test("the nearer to an edge, the faster it scrolls; between them it stands", () => {
  assert.equal(speedAt(400, 800), 0);
  assert.equal(speedAt(72, 800), 0);
  assert.ok(speedAt(60, 800) < 0 && speedAt(10, 800) < speedAt(60, 800));
  assert.ok(speedAt(740, 800) > 0 && speedAt(790, 800) > speedAt(740, 800));
  // Beyond the edge it is no faster.
  assert.equal(speedAt(2000, 800), speedAt(800, 800));
  assert.equal(speedAt(-500, 800), speedAt(0, 800));
  // Of what is low, most is no edge.
  assert.equal(speedAt(50, 100), 0);
});
