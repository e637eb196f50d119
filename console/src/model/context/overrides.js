/** Overrides of a stored context as rows of a form. */

/** @typedef {{flag: string, variant: string}} Override */

/** @typedef {'no-flag' | 'twice' | 'no-variant' | 'unknown-flag' | 'unknown-variant'} OverrideFault */

/**
 * Return what is wrong with each override; null where nothing is. One of a flag or a variant that
 * the set does not have is refused when it is written; stored ones may have become so.
 *
 * @param {Override[]} overrides
 * @param {Record<string, {variants?: Record<string, unknown>}> | null} flags of the set; null: not known yet
 * @returns {(OverrideFault | null)[]}
 */
export function overrideFaults(overrides, flags) {
  /** @type {Set<string>} */
  const seen = new Set();
  return overrides.map(({ flag, variant }) => {
    if (flag === '') return 'no-flag';
    if (seen.has(flag)) return 'twice';
    seen.add(flag);
    if (flags !== null && !Object.hasOwn(flags, flag)) return 'unknown-flag';
    if (variant === '') return 'no-variant';
    if (flags !== null && !Object.hasOwn(flags[flag].variants ?? {}, variant)) return 'unknown-variant';
    return null;
  });
}

/**
 * Return the body that stores a context: attributes are the JSON text of an object, as it is.
 *
 * @param {string} attributes
 * @param {Override[]} overrides
 * @returns {string}
 */
export function contextBody(attributes, overrides) {
  const fixed = Object.fromEntries(overrides.map(({ flag, variant }) => [flag, variant]));
  return `{"attributes": ${attributes}, "overrides": ${JSON.stringify(fixed)}}`;
}
