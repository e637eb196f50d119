/**
 * YAML text → a tree of nodes. js-yaml reads the text into events that know where they stand; what
 * they mean is said here, because its own values are numbers of JavaScript: 10 for 10.0.
 *
 * @typedef {object} Common
 * @property {string} tag in full
 * @property {number} at offset of the node, or of its anchor or tag
 *
 * @typedef {Common & {kind: "scalar", text: string}} Scalar
 * @typedef {Common & {kind: "sequence", items: Node[]}} Sequence
 * @typedef {Common & {kind: "mapping", pairs: [Scalar, Node][]}} Mapping
 * @typedef {Scalar | Sequence | Mapping} Node the same object wherever an alias names it
 */

import { COLLECTION_STYLE, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from "js-yaml";
import { yaml as faults } from "../../texts/yaml.js";
import { YamlFault } from "./fault.js";
import { MERGE, plainTag, PREFIX } from "./scalars.js";

/** @import { DocumentEvent, Event, MappingEvent, ScalarEvent, SequenceEvent } from "js-yaml" */
/** @import { Lines } from "./fault.js" */

/** As deep as JSON may be (json/parser.js). */
export const MOST_DEPTH = 200;
const NONE = -1;

/**
 * Return the root of the one document of a text. Throws YamlFault.
 *
 * @param {string} text
 * @param {Lines} lines
 * @returns {Node}
 */
export function treeOf(text, lines) {
  const builder = new Builder(text, lines);
  for (const event of eventsOf(text, lines)) builder.take(event);
  return builder.root ?? builder.fail(faults.empty, 0);
}

/** @param {string} text @param {Lines} lines */
function eventsOf(text, lines) {
  try {
    return parseEvents(text, { maxDepth: MOST_DEPTH });
  } catch (error) {
    if (error instanceof RangeError) throw new YamlFault(faults.deep, { line: 1, column: 1 });
    if (!(error instanceof YAMLException)) throw error;
    throw new YamlFault(sentence(error.reason), lines.place(error.mark?.position ?? 0));
  }
}

/** @param {string} reason of js-yaml */
function sentence(reason) {
  if (reason.startsWith("tab characters")) return faults.tab;
  if (reason.startsWith("nesting exceeded")) return faults.deep;
  return `${reason[0].toUpperCase()}${reason.slice(1)}.`;
}

class Builder {
  /** @param {string} text @param {Lines} lines */
  constructor(text, lines) {
    this.text = text;
    this.lines = lines;
    /** @type {Node | null} */
    this.root = null;
    /** @type {(Sequence | Mapping)[]} nodes that are not closed yet, the innermost last */
    this.open = [];
    /** @type {boolean[]} of each open node: whether brackets stand around it */
    this.flows = [];
    /** @type {(Scalar | null)[]} of each open node: the name that waits for its value */
    this.names = [];
    /** @type {Set<string>[]} of each open node: the names that it has */
    this.seen = [];
    /** @type {Map<string, Node>} */
    this.anchors = new Map();
    /** @type {Record<string, string>} handle → prefix, by %TAG */
    this.handles = {};
    this.documents = 0;
    /** Where the last thing that has a place ends. */
    this.end = 0;
  }

  /** @param {string} message @param {number} at @returns {never} */
  fail(message, at) {
    throw new YamlFault(message, this.lines.place(at));
  }

  /** @param {Event} event */
  take(event) {
    if (event.type === EVENT_ID.DOCUMENT) this.document(event);
    else if (event.type === EVENT_ID.POP) {
      // The document itself is popped, too.
      this.open.pop();
      if (this.flows.pop()) this.end += /^(?:[\s,]|#[^\r\n]*[\r\n])*[\]}]/.exec(this.text.slice(this.end))?.[0].length ?? 0;
      this.names.pop();
      this.seen.pop();
    } else if (event.type === EVENT_ID.ALIAS) {
      const name = this.text.slice(event.anchorStart, event.anchorEnd);
      this.end = event.anchorEnd;
      this.add(this.anchors.get(name) ?? this.fail(faults.alias(name), event.anchorStart - 1), event.anchorStart - 1);
    } else this.node(event);
  }

  /** @param {DocumentEvent} event */
  document({ explicitStart, directives }) {
    this.documents += 1;
    if (this.documents > 1) {
      const marker = /^---(?=\s|$)/m.exec(this.text.slice(this.end));
      this.fail(faults.several, explicitStart && marker ? this.end + marker.index : this.end);
    }
    for (const one of directives) if (one.kind === "tag") this.handles[one.handle] = one.prefix;
  }

  /** @param {ScalarEvent | SequenceEvent | MappingEvent} event */
  node(event) {
    const at = this.startOf(event);
    const node = this.made(event, at);
    if (event.anchorStart !== NONE) this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), node);
    this.end = Math.max(this.end, at, event.anchorEnd, event.tagEnd);
    this.add(node, at);
    if (event.type === EVENT_ID.SCALAR) {
      const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
      this.end = Math.max(this.end, event.valueEnd + (isQuoted ? 1 : 0));
    }
    if (node.kind === "scalar" || event.type === EVENT_ID.SCALAR) return;
    this.open.push(node);
    this.flows.push(event.style === COLLECTION_STYLE.FLOW);
    this.names.push(null);
    this.seen.push(new Set());
  }

  /** @param {ScalarEvent | SequenceEvent | MappingEvent} event @param {number} at @returns {Node} */
  made(event, at) {
    const raw = event.tagStart === NONE ? "!" : this.text.slice(event.tagStart, event.tagEnd);
    const given = raw === "!" ? null : this.fullTag(raw);
    if (event.type === EVENT_ID.SEQUENCE) return { kind: "sequence", tag: given ?? `${PREFIX}seq`, at, items: [] };
    if (event.type === EVENT_ID.MAPPING) return { kind: "mapping", tag: given ?? `${PREFIX}map`, at, pairs: [] };
    const text = getScalarValue(this.text, event);
    const isPlain = event.style === SCALAR_STYLE.PLAIN || event.tagStart !== NONE;
    return { kind: "scalar", tag: given ?? (isPlain ? plainTag(text) : `${PREFIX}str`), at, text };
  }

  /** `!!int` → `tag:yaml.org,2002:int`. @param {string} raw */
  fullTag(raw) {
    if (raw.startsWith("!<")) return raw.slice(2, -1);
    const handle = raw.slice(0, raw.indexOf("!", 1) + 1) || "!";
    return (this.handles[handle] ?? (handle === "!!" ? PREFIX : handle)) + raw.slice(handle.length);
  }

  /** @param {Node} node @param {number} at where it stands, or the alias that names it */
  add(node, at) {
    const around = this.open.at(-1);
    if (!around) this.root = node;
    else if (around.kind === "sequence") around.items.push(node);
    else this.addToMapping(around, node, at);
  }

  /** @param {Mapping} around @param {Node} node @param {number} at */
  addToMapping(around, node, at) {
    const last = this.names.length - 1;
    const name = this.names[last];
    if (name) {
      around.pairs.push([name, node]);
      this.names[last] = null;
      return;
    }
    if (node.kind !== "scalar" || /\p{Surrogate}/u.test(node.text)) this.fail(faults.name, at);
    if (node.tag !== MERGE) {
      if (this.seen[last].has(node.text)) this.fail(faults.twice(node.text), at);
      this.seen[last].add(node.text);
    }
    this.names[last] = node;
  }

  /** @param {ScalarEvent | SequenceEvent | MappingEvent} event */
  startOf(event) {
    const starts = [event.tagStart, event.anchorStart === NONE ? NONE : event.anchorStart - 1, this.valueStart(event)];
    return Math.min(...starts.filter((start) => start !== NONE));
  }

  /** @param {ScalarEvent | SequenceEvent | MappingEvent} event */
  valueStart(event) {
    if (event.type !== EVENT_ID.SCALAR) return event.start;
    const { style, valueStart } = event;
    if (valueStart === NONE) return this.emptyStart();
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return valueStart - 1;
    if (style === SCALAR_STYLE.PLAIN) return valueStart;
    // The text of a block begins in the line after its | or >.
    const header = this.text.slice(this.end, valueStart);
    return this.end + Math.max(0, header.search(/[|>][-+0-9]*[ \t]*(?:[ \t]#.*)?(?:\r\n|\r|\n)?$/));
  }

  /** Where a value that is left out would stand: behind its colon or dash. */
  emptyStart() {
    return this.end + (/^(?:\s|#[^\r\n]*[\r\n])*[-:]/.exec(this.text.slice(this.end))?.[0].length ?? 0);
  }
}
