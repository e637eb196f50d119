/** The text is not YAML, or no YAML that can be JSON. Lines and columns count from 1. */
export class YamlFault extends Error {
  /**
   * @param {string} message
   * @param {{line: number, column: number}} place
   */
  constructor(message, { line, column }) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Finds the line and the column of an offset. Columns count characters, as the command line does. */
export class Lines {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: end }) => index + end.length)];
  }

  /** @param {number} offset @returns {{line: number, column: number}} */
  place(offset) {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] > offset) high = middle;
      else low = middle;
    }
    return { line: low + 1, column: Array.from(this.text.slice(this.starts[low], offset)).length + 1 };
  }
}
