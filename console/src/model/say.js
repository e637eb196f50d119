/** Sentences with values in them: values are set in the monospaced face, never read as markup. */

/** @typedef {string | {value: string}} Part a piece of plain text, or a key or value */
/** @typedef {Part[]} Sentence */

/**
 * Return a sentence: ``say`raised ${value('on')} to ${25} %` `` → `["raised ", {value: "on"}, " to 25 %"]`.
 * @param {TemplateStringsArray} texts
 * @param {...(Part | Sentence | number)} parts
 * @returns {Sentence}
 */
export function say(texts, ...parts) {
  /** @type {Sentence} */
  const sentence = [];
  texts.forEach((text, at) => {
    add(sentence, text);
    const part = parts[at];
    if (Array.isArray(part)) part.forEach((each) => add(sentence, each));
    else if (part !== undefined) add(sentence, typeof part === 'number' ? String(part) : part);
  });
  return sentence;
}

/**
 * Return a key or a value for a sentence; what is no string stands as JSON, cut after `most`.
 * @param {unknown} each
 * @param {number} [most]
 * @returns {Part}
 */
export function value(each, most = 60) {
  const text = typeof each === 'string' ? each : (JSON.stringify(each) ?? '');
  return { value: text.length > most ? `${text.slice(0, most - 1)}…` : text };
}

/**
 * Return a sentence of several values: "a, b and 3 more".
 * @param {unknown[]} values
 * @param {(count: number) => string} more what stands for those beyond `most`
 * @param {number} [most]
 * @returns {Sentence}
 */
export function list(values, more, most = 4) {
  /** @type {Sentence} */
  const sentence = [];
  const shown = values.length > most ? values.slice(0, most - 1) : values;
  shown.forEach((each, at) => {
    if (at > 0) add(sentence, ', ');
    add(sentence, value(each));
  });
  if (shown.length < values.length) add(sentence, more(values.length - shown.length));
  return sentence;
}

/**
 * Return the sentence as plain text.
 * @param {Sentence} sentence
 * @returns {string}
 */
export function plain(sentence) {
  return sentence.map((part) => (typeof part === 'string' ? part : part.value)).join('');
}

/** @param {Sentence} sentence @param {Part} part */
function add(sentence, part) {
  if (part === '') return;
  const last = sentence.length - 1;
  if (typeof part === 'string' && typeof sentence[last] === 'string') sentence[last] += part;
  else sentence.push(part);
}
