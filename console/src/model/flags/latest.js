// Which of two answers about a flag counts: they may arrive in any order, and between a change that
// is shown and the server's answer to it.

/** @typedef {import("../../state/flags.js").Flag} Flag */

export class Latest {
  /** Changes that the server has not answered yet, by key. @type {Map<string, Partial<Flag>>} */
  #shown = new Map();
  /** Revisions at which flags were gone, by key. @type {Map<string, number>} */
  #gone = new Map();

  /** Nothing that was known counts any more. */
  forget() {
    this.#gone.clear();
  }

  /** @param {string} key @param {Partial<Flag>} change */
  show(key, change) {
    this.#shown.set(key, change);
  }

  /** The server has answered the change that is shown. @param {string} key */
  answered(key) {
    this.#shown.delete(key);
  }

  /** @param {string} key */
  isShown(key) {
    return this.#shown.has(key);
  }

  /** The flag was gone at a revision: what is known from before is late. @param {string} key @param {number} revision */
  remove(key, revision) {
    this.#gone.set(key, Math.max(revision, this.#gone.get(key) ?? 0));
  }

  /**
   * Return whether an answer about a flag is as new as what is known of it. Without a revision it
   * comes from a worker's memory, and counts.
   *
   * @param {Flag} flag
   * @param {Flag | undefined} known
   */
  counts(flag, known) {
    if (flag.revision === null) return true;
    if (flag.revision <= (this.#gone.get(flag.key) ?? 0)) return false;
    return !known || known.revision === null || flag.revision >= known.revision;
  }

  /**
   * Return an answer that counts as it is shown: with the change that waits for the server, unless
   * somebody else was faster.
   *
   * @param {Flag} flag
   * @param {Flag | undefined} known
   * @returns {Flag}
   */
  of(flag, known) {
    return known?.revision === flag.revision ? { ...flag, ...this.#shown.get(flag.key) } : flag;
  }

  /**
   * Return the flags of a whole reading. Each may be older than what is known of it by now, and
   * those that came after `since` may be missing in it.
   *
   * @param {Flag[]} known
   * @param {Flag[]} read
   * @param {number} since a revision from before the reading
   */
  merged(known, read, since) {
    const byKey = new Map(known.map((flag) => [flag.key, flag]));
    const found = new Map();
    for (const flag of read) {
      const former = byKey.get(flag.key);
      if (this.counts(flag, former)) found.set(flag.key, this.of(flag, former));
      else if (former) found.set(flag.key, former);
    }
    for (const flag of known) {
      if (!found.has(flag.key) && (flag.revision ?? 0) > since) found.set(flag.key, flag);
    }
    return [...found.values()];
  }
}
