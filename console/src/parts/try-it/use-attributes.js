import { get, path } from "../../api/client.js";
import { attributesIn } from "../../model/context/attributes.js";
import { useLatest } from "../use-latest.js";

/** @import { Attribute } from "../../model/context/attributes.js" */
/** @import { FlagSet } from "../../state/sets.js" */

/**
 * Return the attributes that the rules of a flag read, or those of the whole set.
 *
 * @param {FlagSet} set
 * @param {string | null} flag
 * @returns {Attribute[]}
 */
export function useAttributes({ name, revision }, flag) {
  const { result } = useLatest(
    async (signal) => {
      const { data } = await get(path`flag-sets/${name}/document`, { signal });
      const flags = Object.entries(data.flags ?? {}).filter(([key]) => flag === null || key === flag);
      return attributesIn(
        flags.map(([, definition]) => /** @type {{targeting?: unknown}} */ (definition).targeting),
        data.$evaluators ?? {},
      );
    },
    [name, revision, flag],
  );
  return result ?? [];
}
