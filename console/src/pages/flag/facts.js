// What a definition's text says, for the head of the page. A text that is no JSON says nothing.

import { replace, setMember } from "../../model/json/edits.js";
import { find, source, valueOf } from "../../model/json/nodes.js";
import { tryParse } from "../../model/json/parser.js";
import { isNothing } from "../../model/rules/rules.js";
import { summary } from "../../model/rules/summary.js";

/** @param {string} text @returns {boolean | null} null if the text does not say */
export function isOn(text) {
  const { root } = tryParse(text);
  const node = root && find(root, "/state");
  if (node?.type !== "string") return null;
  return valueOf(node) === "ENABLED";
}

/** @param {string} text @param {boolean} on */
export function withState(text, on) {
  const { root } = tryParse(text);
  const state = on ? '"ENABLED"' : '"DISABLED"';
  return root && find(root, "/state") ? replace(text, "/state", state) : setMember(text, "", "state", state);
}

/** @param {string} text @returns {Record<string, unknown>} */
export function metadataOf(text) {
  const { root } = tryParse(text);
  const node = root && find(root, "/metadata");
  return node?.type === "object" ? valueOf(node) : {};
}

/**
 * Metadata that are addresses of pages. Others, such as javascript:, are texts.
 *
 * @param {string} text
 * @returns {{name: string, address: string}[]}
 */
export function linksOf(text) {
  return Object.entries(metadataOf(text)).flatMap(([name, address]) => {
    if (typeof address !== "string" || !/^https?:\/\//.test(address) || !URL.canParse(address)) return [];
    return [{ name, address }];
  });
}

/**
 * How many rules there are, and what those get for whom none fits; null if the text is no JSON.
 *
 * `shares` is null where targeting computes it. Without targeting all get the default variant.
 *
 * @param {string} text
 * @returns {{rules: number, shares: {variant: string | null, percent: number}[] | null} | null}
 */
export function rolloutOf(text) {
  const { root } = tryParse(text);
  if (!root) return null;
  const chosen = find(root, "/defaultVariant");
  const standard = chosen?.type === "string" && valueOf(chosen) !== "" ? valueOf(chosen) : null;
  const found = summary(source(root, "/targeting") ?? "");
  const isNothing = found.rules === 0 && found.shares === null && !hasTargeting(text);
  const shares = isNothing ? [{ variant: null, percent: 100 }] : found.shares;
  return { rules: found.rules, shares: shares?.map((one) => ({ ...one, variant: one.variant ?? standard })) ?? null };
}

/** @param {string} text */
function hasTargeting(text) {
  const { root } = tryParse(text);
  const node = root && find(root, "/targeting");
  return node?.type === "object" && !isNothing(node);
}
