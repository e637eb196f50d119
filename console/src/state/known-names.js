// Names that a set has, to be offered while somebody writes: evaluators, attributes, metadata.

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { get, path } from "../api/client.js";
import { find, itemsOf, source, valueOf } from "../model/json/nodes.js";
import { parse } from "../model/json/parser.js";
import { setNamed } from "./sets.js";

/** @import { JsonNode } from "../model/json/nodes.js" */

/**
 * @typedef {object} KnownNames
 * @property {Record<string, string>} evaluators the rule of each, as written
 * @property {string[]} attributes the most used first
 * @property {string[]} metadata
 */

/** Flags that are looked through for names: enough to know how a team calls things. */
const FLAGS = 300;
/** Milliseconds for which the names of a revision are good. */
const FRESH = 60_000;
const VARIABLE = /"var"\s*:\s*\[?\s*("(?:[^"\\]|\\.)+")/g;

/** @type {Map<string, {at: number, revision?: number, names: import("@preact/signals").Signal<KnownNames>}>} */
const known = new Map();

/**
 * The names of a set; empty until they are loaded.
 *
 * @param {string} set
 * @returns {KnownNames}
 */
export function useKnownNames(set) {
  const [names] = useState(() => namesOf(set));
  const revision = setNamed(set)?.revision;
  useEffect(() => {
    if (revision !== undefined) load(set, revision);
  }, [set, revision]);
  return names.value;
}

/** @param {string} set */
function namesOf(set) {
  const found = known.get(set)?.names ?? signal({ evaluators: {}, attributes: [], metadata: [] });
  if (!known.has(set)) known.set(set, { at: 0, names: found });
  return found;
}

/** @param {string} set @param {number} revision */
async function load(set, revision) {
  const held = known.get(set);
  if (!held || (held.revision === revision && Date.now() - held.at < FRESH)) return;
  Object.assign(held, { at: Date.now(), revision });
  try {
    const [flags, evaluators] = await Promise.all([
      get(path`flag-sets/${set}/flags`, { query: { limit: FLAGS } }),
      get(path`flag-sets/${set}/evaluators`, { query: { limit: 1000 } }),
    ]);
    // A later revision is being read, and may have been already.
    if (held.revision !== revision) return;
    held.names.value = {
      evaluators: rulesOf(evaluators.text),
      attributes: attributesIn(flags.text + evaluators.text),
      metadata: metadataOf(flags.data.items),
    };
  } catch {
    // Nothing is offered; the next page tries again.
    if (held.revision === revision) held.at = 0;
  }
}

/** @param {string} text a page of evaluators @returns {Record<string, string>} */
function rulesOf(text) {
  return Object.fromEntries(
    itemsOf(find(parse(text), "/items")).map((item) => [
      valueOf(/** @type {JsonNode} */ (find(item, "/name"))),
      source(item, "/rule") ?? "null",
    ]),
  );
}

/** Attributes that rules read, the most used first. @param {string} text */
function attributesIn(text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [, literal] of text.matchAll(VARIABLE)) {
    const name = JSON.parse(literal);
    if (!name.startsWith("$flagd.")) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
}

/** @param {{definition: {metadata?: Record<string, unknown>}}[]} flags */
function metadataOf(flags) {
  return [...new Set(flags.flatMap(({ definition }) => Object.keys(definition.metadata ?? {})))].sort();
}
