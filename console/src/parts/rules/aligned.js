// Which row of the page shows which rule, after the text has changed.

/** @typedef {{ id: string, source: string }} Row a rule with the text that it had */

/**
 * Rows for these rules. A rule that stands where it stood, or elsewhere with the same text, keeps its
 * row: the text may come from elsewhere, or from an undo, with more rules or fewer.
 *
 * @param {Row[]} rows
 * @param {string[]} sources
 * @param {() => string} fresh
 * @returns {Row[]}
 */
export function aligned(rows, sources, fresh) {
  const free = new Set(rows);
  /** @param {Row | undefined} row */
  const take = (row) => (row && free.delete(row) ? row.id : undefined);
  const ids = sources.map((source, i) => (rows[i]?.source === source ? take(rows[i]) : undefined));
  sources.forEach((source, i) => {
    ids[i] ??= take([...free].find((row) => row.source === source));
  });
  return sources.map((source, i) => {
    const isSameCount = rows.length === sources.length;
    return { id: ids[i] ?? (isSameCount ? take(rows[i]) : undefined) ?? fresh(), source };
  });
}
