/**
 * A YAML text → the JSON that the command line makes of it, with the place of every value. Loaded
 * when somebody chooses a YAML file, with js-yaml.
 */

import { yaml as faults } from "../../texts/yaml.js";
import { Lines, YamlFault } from "./fault.js";
import { isKnown, MERGE, PREFIX, scalarJson } from "./scalars.js";
import { MOST_DEPTH, treeOf } from "./tree.js";

/** @import { Mapping, Node, Scalar, Sequence } from "./tree.js" */

export { YamlFault };

/** Aliases of aliases make a text of ten lines longer than any memory. A set has far fewer parts. */
export const MOST_PARTS = 1_000_000;

/**
 * Return the JSON, and offsets by JSON pointer. Throws YamlFault.
 *
 * @param {string} text
 * @param {number} [mostParts]
 * @returns {{json: string, placeOf: (pointer: string) => {line: number, column: number} | null}}
 */
export function readYaml(text, mostParts = MOST_PARTS) {
  const lines = new Lines(text);
  const writer = new Writer(lines, mostParts);
  const json = writer.value(treeOf(text, lines), "", "\n");
  return {
    json,
    placeOf: (pointer) => {
      const at = writer.places.get(pointer);
      return at === undefined ? null : lines.place(at);
    },
  };
}

/**
 * A token of a JSON pointer. Not by json/nodes.js, which the workbench has: what two files share that
 * are both loaded later becomes a third one, which each of them would have to wait for.
 *
 * @param {string} name
 */
const escaped = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

class Writer {
  /** @param {Lines} lines @param {number} mostParts */
  constructor(lines, mostParts) {
    this.lines = lines;
    this.mostParts = mostParts;
    /** @type {Map<string, number>} JSON pointer → offset */
    this.places = new Map();
    /** @type {Node[]} */
    this.around = [];
  }

  /** @param {string} message @param {Node} node @returns {never} */
  fail(message, node) {
    throw new YamlFault(message, this.lines.place(node.at));
  }

  /**
   * @param {Node} node
   * @param {string} pointer
   * @param {string} indent a line break and the spaces of the line
   * @returns {string}
   */
  value(node, pointer, indent) {
    this.places.set(pointer, node.at);
    if (this.places.size > this.mostParts) this.fail(faults.parts(this.mostParts), node);
    if (node.kind === "scalar") {
      const written = scalarJson(node.text, node.tag);
      return "json" in written ? written.json : this.fail(written.fault, node);
    }
    if (this.around.includes(node)) this.fail(faults.itself, node);
    if (this.around.length > MOST_DEPTH) this.fail(faults.deep, node);
    if (!isKnown(node.tag)) this.fail(faults.tag(node.tag), node);
    const kind = node.tag.slice(PREFIX.length);
    if (kind !== (node.kind === "sequence" ? "seq" : "map")) this.fail(faults.kind(faults[node.kind], kind), node);
    this.around.push(node);
    const written = node.kind === "sequence" ? this.sequence(node, pointer, indent) : this.mapping(node, pointer, indent);
    this.around.pop();
    return written;
  }

  /** @param {Sequence} node @param {string} pointer @param {string} indent */
  sequence(node, pointer, indent) {
    if (!node.items.length) return "[]";
    const inside = `${indent}  `;
    const items = node.items.map((item, index) => this.value(item, `${pointer}/${index}`, inside));
    return `[${inside}${items.join(`,${inside}`)}${indent}]`;
  }

  /** @param {Mapping} node @param {string} pointer @param {string} indent */
  mapping(node, pointer, indent) {
    const pairs = [...this.membersOf(node)];
    if (!pairs.length) return "{}";
    const inside = `${indent}  `;
    const members = pairs.map(([name, value]) => `${JSON.stringify(name)}: ${this.value(value, `${pointer}/${escaped(name)}`, inside)}`);
    return `{${inside}${members.join(`,${inside}`)}${indent}}`;
  }

  /**
   * Members with those that are merged (`<<: *other`). Own members win, then those that are merged
   * first in a list.
   *
   * @param {Mapping} node
   * @param {Mapping[]} around mappings that this one is merged into
   * @returns {Map<string, Node>}
   */
  membersOf(node, around = []) {
    if (around.includes(node)) this.fail(faults.itself, node);
    /** @type {Map<string, Node>} */
    const members = new Map();
    const merges = node.pairs.filter(([name]) => name.tag === MERGE).map(([, value]) => value);
    for (const source of merges.flatMap((value) => (value.kind === "sequence" ? value.items.toReversed() : [value]))) {
      if (source.kind !== "mapping") this.fail(faults.merge, source);
      for (const [name, value] of this.membersOf(source, [...around, node])) members.set(name, value);
    }
    for (const [name, value] of node.pairs) if (name.tag !== MERGE) members.set(name.text, value);
    return members;
  }
}
