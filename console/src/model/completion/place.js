/**
 * Where a cursor stands in JSON that is being written, and so need not be valid.
 *
 * @typedef {string | number} Token
 * @typedef {object} Place
 * @property {'key' | 'value'} kind what belongs here
 * @property {Token[]} path of the object for a key, of the value itself for a value
 * @property {string[]} siblings other names in the same object, for a key
 * @property {number} from start of what is written here already, with its quote
 * @property {number} to end of it
 * @property {string} typed what is written from there up to the cursor, without the quote
 * @property {boolean} hasColon whether a colon follows, for a key
 *
 * @typedef {{isObject: boolean, key: string, keys: string[], index: number, next: 'key' | 'colon' | 'value' | 'comma'}} Level
 */

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * Return the place of an offset, and the names of the members of /variants; `place` is null between
 * a value and the next comma.
 *
 * @param {string} text
 * @param {number} offset
 * @returns {{place: Place | null, variants: string[]}}
 */
export function placeAt(text, offset) {
  /** @type {Level[]} */
  const stack = [];
  /** The place is a name: the object that it is in, to find the names beside it. */
  const pending = { level: /** @type {Level | null} */ (null), to: 0 };
  /** @type {Place | null | undefined} */
  let place;
  /** @type {string[]} */
  const variants = [];

  /** @param {number} from @param {number} to @returns {Place | null} */
  const here = (from, to) => {
    const top = stack.at(-1);
    const kind = !top || top.next === "value" ? "value" : top.next === "key" ? "key" : null;
    if (!kind) return null;
    const levels = kind === "key" ? stack.slice(0, -1) : stack;
    const path = levels.map((level) => (level.isObject ? level.key : level.index));
    const typed = text.slice(from, Math.max(from, offset)).replace(/^"/, "");
    return { kind, path, siblings: [], from, to, typed, hasColon: false };
  };
  /** @param {Place | null} found */
  const settle = (found) => {
    place = found;
    const top = stack.at(-1);
    if (found?.kind === "key" && top) Object.assign(pending, { level: top, to: found.to });
  };

  for (const { 0: token, index: start } of text.matchAll(TOKEN)) {
    const end = start + token.length;
    const isWord = !"{}[]:,".includes(token);
    if (place === undefined && offset <= start && !(isWord && offset === start))
      settle(here(offset, offset));
    const isClosed = token.length > 1 && token[0] === '"' && token.at(-1) === '"';
    const isHere = isWord && offset >= start && (isClosed ? offset < end : offset <= end);
    if (place === undefined && isHere && !(token[0] === '"' && offset === start))
      settle(here(start, end));
    step(stack, token);
    const top = stack.at(-1);
    if (
      stack.length === 2 &&
      stack[0].key === "variants" &&
      top?.isObject &&
      top.next === "colon"
    ) {
      variants.push(top.key);
    }
    if (pending.level && place && token === ":" && text.slice(pending.to, start).trim() === "") {
      place.hasColon = true;
    }
  }
  if (place === undefined) settle(here(offset, offset));
  if (pending.level && place) place.siblings = siblingsOf(pending.level, place, text);
  return { place: place ?? null, variants };
}

/**
 * Go on by one token. Tokens that do not fit are passed over.
 *
 * @param {Level[]} stack
 * @param {string} token
 */
function step(stack, token) {
  const top = stack.at(-1);
  if (token === "{" || token === "[") {
    const isObject = token === "{";
    stack.push({ isObject, key: "", keys: [], index: 0, next: isObject ? "key" : "value" });
  } else if (token === "}" || token === "]") {
    stack.pop();
    const outer = stack.at(-1);
    if (outer) outer.next = "comma";
  } else if (!top) {
    return;
  } else if (token === ",") {
    top.next = top.isObject ? "key" : "value";
    top.index += 1;
  } else if (token === ":") {
    top.next = "value";
  } else if (top.next === "key") {
    top.key = nameOf(token);
    top.keys.push(top.key);
    top.next = "colon";
  } else if (top.next === "value") {
    top.next = "comma";
  }
}

/** @param {Level} level @param {Place} place @param {string} text */
function siblingsOf(level, place, text) {
  if (place.from === place.to) return level.keys;
  const at = level.keys.indexOf(nameOf(text.slice(place.from, place.to)));
  return at === -1 ? level.keys : level.keys.toSpliced(at, 1);
}

/** @param {string} token */
function nameOf(token) {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.replaceAll('"', "");
  }
}
