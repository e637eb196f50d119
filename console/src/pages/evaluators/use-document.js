import { get, path } from "../../api/client.js";
import { usesOf } from "../../model/uses.js";
import { useLatest } from "../../parts/use-latest.js";

/** @import { FlagSet } from "../../state/sets.js" */
/** @import { Uses } from "../../model/uses.js" */

/**
 * @typedef {object} Document
 * @property {Record<string, unknown>} evaluators rules by name
 * @property {Record<string, {variants?: Record<string, unknown>}>} flags
 * @property {Map<string, Uses>} uses of evaluators
 */

/**
 * The whole document of a set, from which uses are counted.
 *
 * @param {FlagSet | null} set
 */
export function useDocument(set) {
  return useLatest(
    async (signal) => {
      const { data } = await get(path`flag-sets/${set?.name ?? ""}/document`, { signal });
      /** @type {Document} */
      const document = { evaluators: data.$evaluators ?? {}, flags: data.flags ?? {}, uses: usesOf(data) };
      return document;
    },
    [set?.name, set?.revision],
    { isIdle: set === null },
  );
}
