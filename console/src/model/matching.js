// Which names fit what somebody types into the palette, best first.

/**
 * Return how well a text fits a query, 0 for not at all. Every word of the query must be in it, in
 * any order, whole or as letters in order; beginnings of words count most.
 *
 * @param {string} text
 * @param {string} query
 */
export function score(text, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const lower = text.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const found = scoreOfWord(lower, word);
    if (!found) return 0;
    sum += found;
  }
  // Of texts that fit alike, the shorter is nearer.
  return (sum || 1) + 1 / (1 + text.length);
}

/**
 * @param {string} text
 * @param {string} word
 */
function scoreOfWord(text, word) {
  const at = text.indexOf(word);
  if (at === 0) return 100;
  if (at > 0) {
    for (let place = at; place >= 0; place = text.indexOf(word, place + 1)) {
      if (/[^a-z0-9]/.test(text[place - 1])) return 80;
    }
    return 60;
  }
  let place = -1;
  for (const letter of word) {
    place = text.indexOf(letter, place + 1);
    if (place < 0) return 0;
  }
  return word.length > 1 ? 20 : 0;
}

/**
 * Return the items that fit, best first, at most `most`; equal ones stay in their order.
 *
 * @template Item
 * @param {Item[]} items
 * @param {string} query
 * @param {(item: Item) => string} textOf
 * @param {number} most
 * @returns {Item[]}
 */
export function matching(items, query, textOf, most) {
  if (!query.trim()) return items.slice(0, most);
  return items
    .map((item) => ({ item, points: score(textOf(item), query) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .slice(0, most)
    .map(({ item }) => item);
}
