/**
 * A file of flags → its JSON, and where each part of it stands in the file. As flagd and the command
 * line do, it reads YAML by the name's ending, else JSON.
 */

import { json as faults } from "../../texts/json.js";
import { find, tokensOf } from "../json/nodes.js";
import { JsonFault, parse, placeAt } from "../json/parser.js";

/**
 * @typedef {{line: number, column: number}} Place both from 1
 * @typedef {object} FlagFile
 * @property {string} name
 * @property {string} text JSON, as it is written in the file or as the YAML means it
 * @property {(pointer: string) => Place} placeOf in the file, of a value or the nearest one around it
 *
 * @typedef {{kind: "JSON" | "YAML", message: string} & Place} Fault why a file cannot be read
 */

/** @param {string} name */
export const isYaml = (name) => /\.ya?ml$/i.test(name);

/**
 * Read a file. The reader of YAML is loaded when it is needed: an error that is not returned as a
 * fault says that it could not be.
 *
 * @param {string} name
 * @param {Uint8Array} bytes
 * @returns {Promise<{file: FlagFile, fault: null} | {file: null, fault: Fault}>}
 */
export async function readFlagFile(name, bytes) {
  const kind = isYaml(name) ? "YAML" : "JSON";
  const text = new TextDecoder().decode(bytes);
  const end = textEnd(text, bytes);
  if (end !== null) return { file: null, fault: { kind, message: faults.notText, ...placeAt(text, end) } };
  return kind === "YAML" ? fromYaml(name, text) : fromJson(name, text);
}

/** @param {string} name @param {string} text @returns {{file: FlagFile, fault: null} | {file: null, fault: Fault}} */
function fromJson(name, text) {
  try {
    const root = parse(text);
    return { file: { name, text, placeOf: (pointer) => placeAt(text, nearest(pointer, (one) => find(root, one)).start) }, fault: null };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { file: null, fault: { kind: "JSON", message: error.message, line: error.line, column: error.column } };
  }
}

/** @param {string} name @param {string} text @returns {Promise<{file: FlagFile, fault: null} | {file: null, fault: Fault}>} */
async function fromYaml(name, text) {
  const { readYaml, YamlFault } = await import("../yaml/reader.js");
  try {
    const { json, placeOf } = readYaml(text);
    return { file: { name, text: json, placeOf: (pointer) => nearest(pointer, placeOf) }, fault: null };
  } catch (error) {
    if (!(error instanceof YamlFault)) throw error;
    return { file: null, fault: { kind: "YAML", message: error.message, line: error.line, column: error.column } };
  }
}

/**
 * Return what is found for a pointer, or else for the nearest value around it.
 *
 * @template T
 * @param {string} pointer
 * @param {(pointer: string) => T | null} findOne finds at least the root, ""
 * @returns {T}
 */
function nearest(pointer, findOne) {
  const found = findOne(pointer);
  if (found !== null) return found;
  if (!tokensOf(pointer).length) throw new RangeError("A file has a root.");
  return nearest(pointer.slice(0, pointer.lastIndexOf("/")), findOne);
}

/**
 * Return where the text ends because bytes are not UTF-8; null if all are.
 *
 * @param {string} text decoded with U+FFFD for what is not UTF-8
 * @param {Uint8Array} bytes
 */
function textEnd(text, bytes) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return null;
  } catch {
    // A file may have U+FFFD itself, which is written as EF BF BD.
    const encoder = new TextEncoder();
    let at = text.indexOf("\uFFFD");
    let offset = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    let from = 0;
    for (; at !== -1; at = text.indexOf("\uFFFD", from)) {
      offset += encoder.encode(text.slice(from, at)).length;
      if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) break;
      offset += 3;
      from = at + 1;
    }
    return Math.max(at, 0);
  }
}
