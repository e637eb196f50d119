// What the server says of a text that is being written: a dry run soon after the last letter.

import { signal } from "@preact/signals";
import { put } from "../../api/client.js";
import { Problem } from "../../api/problem.js";

/** @typedef {{pointer: string, detail: string, severity: "error" | "warning"}} Finding */

/** Milliseconds after the last letter before the server checks a text. */
const CHECK_AFTER = 500;

export class Checks {
  /** @param {string} where path of the flag */
  constructor(where) {
    this.where = where;
    /** Of an older text until the server has answered. */
    this.findings = signal(/** @type {Finding[]} */ ([]));
  }

  #ended = new AbortController();
  /** @type {number | undefined} */
  #timer;

  close() {
    clearTimeout(this.#timer);
    this.#ended.abort();
  }

  clear() {
    this.close();
    this.findings.value = [];
  }

  /** Check a text in a moment, unless another one comes before. @param {string} text */
  soon(text) {
    this.close();
    this.#ended = new AbortController();
    const { signal: ended } = this.#ended;
    this.#timer = window.setTimeout(async () => {
      try {
        const { data } = await put(this.where, { body: text, query: { dry_run: true }, signal: ended });
        this.findings.value = findingsOf(data.warnings, "warning");
      } catch (error) {
        // Anything else is said when the text is saved.
        if (error instanceof Problem && error.status === 400) this.refused(error);
      }
    }, CHECK_AFTER);
  }

  /** Show the faults of a refused text. @param {Problem} problem */
  refused(problem) {
    const whole = [{ pointer: "", detail: problem.message }];
    this.findings.value = findingsOf(problem.errors.length ? problem.errors : whole, "error");
  }
}

/** @param {{pointer?: string, detail: string}[]} faults @param {"error" | "warning"} severity @returns {Finding[]} */
function findingsOf(faults, severity) {
  return faults.map(({ pointer = "", detail }) => ({ pointer, detail, severity }));
}
