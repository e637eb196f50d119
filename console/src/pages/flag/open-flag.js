// One flag that is looked at and edited: what the server has, what was typed, what the server says
// of it. The text of the definition is the only model; every editor of the page changes the text.

import { batch, computed, signal } from "@preact/signals";
import { get, path } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { Answers } from "../../model/answers.js";
import { compact } from "../../model/json/layout.js";
import { tryParse } from "../../model/json/parser.js";
import { merge } from "../../model/merge.js";
import { draftOf, keepDraft } from "../../state/drafts.js";
import { Checks } from "./checks.js";
import { LONG } from "./use-calm.js";

/** @typedef {import("../../../api-types").components["schemas"]["Change"]} Change */
/**
 * A version that somebody else stored while this one was edited. `text` is null if the flag was
 * deleted; `change` says who did it, where the history tells.
 * @typedef {{text: string | null, etag: string | null, change: Change | null}} Meanwhile
 */

/** Milliseconds. */
const KEEP_AFTER = 300;

export class OpenFlag {
  /**
   * @param {string} set
   * @param {string} key
   */
  constructor(set, key) {
    this.set = set;
    this.key = key;
    this.where = path`flag-sets/${set}/flags/${key}`;
    /** The version that the edit started from; null until it is loaded, and if there is none.
     * @type {import("@preact/signals").Signal<{text: string, etag: string | null} | null>} */
    this.base = signal(null);
    this.text = signal("");
    this.problem = signal(/** @type {unknown} */ (null));
    this.meanwhile = signal(/** @type {Meanwhile | null} */ (null));
    this.isFromMemory = signal(false);
    /** The set's, as far as it is known. */
    this.revision = signal(/** @type {number | null} */ (null));
    this.checks = new Checks(this.where);
    this.isDirty = computed(() => this.base.value !== null && this.text.value !== this.base.value.text);
    this.canSave = computed(
      () => this.isDirty.value && !this.root.value.fault && this.meanwhile.value === null,
    );
    this.root = computed(() => tryParse(this.text.value));
    /** The text as it last was JSON, for what should not vanish between two letters. */
    this.sound = computed(() => {
      if (!this.root.value.fault) this.#sound = this.text.value;
      return this.#sound;
    });
    this.#ended = new AbortController();
    window.addEventListener("pagehide", () => this.#flush(), { signal: this.#ended.signal });
  }

  #ended;
  /** Of readings and saves. */
  #answers = new Answers();
  /** @type {number | undefined} */
  #kept;
  #sound = "{}";

  close() {
    this.#flush();
    this.#ended.abort();
    this.checks.close();
  }

  /** Load the flag, and what was typed into it before the page was reloaded. */
  load() {
    this.problem.value = null;
    return this.#read();
  }

  async #read() {
    const isLate = this.#answers.begin();
    try {
      const { text, etag, servedFromMemory } = await get(this.where, { signal: this.#ended.signal });
      if (isLate()) return;
      // Another call may have opened it, and something may be typed.
      if (this.base.value) this.#standsNow(text, etag);
      else {
        batch(() => {
          this.problem.value = null;
          this.#open(text, etag, servedFromMemory);
        });
      }
    } catch (error) {
      if (this.#ended.signal.aborted || isLate()) return;
      const draft = draftOf(this.set, this.key);
      const isGone = error instanceof Problem && error.status === 404;
      if (!isGone || !draft) {
        this.problem.value = error;
        return;
      }
      // It was deleted while it was being edited: what was typed is still there.
      batch(() => {
        this.base.value = { text: draft.base, etag: draft.etag };
        this.text.value = draft.text;
      });
      this.#standsNow(null, null);
    }
  }

  /** @param {string} text @param {string | null} etag @param {boolean} fromMemory */
  #open(text, etag, fromMemory) {
    this.isFromMemory.value = fromMemory;
    const draft = draftOf(this.set, this.key);
    if (!draft || draft.text === text) {
      keepDraft(this.set, this.key, null);
      this.base.value = { text, etag };
      this.text.value = text;
      return;
    }
    this.base.value = { text: draft.base, etag: draft.etag };
    this.text.value = draft.text;
    this.#check();
    if (draft.base !== text) this.#standsNow(text, etag);
    else this.base.value = { text, etag };
  }

  /** Edit: make the text another one. @param {string} text */
  edit(text) {
    this.text.value = text;
    this.#keep();
    this.#check();
  }

  /** Throw the edit away, and return a function that brings it back. */
  discard() {
    const kept = this.text.value;
    const base = this.base.value;
    this.edit(base?.text ?? "");
    return () => this.edit(kept);
  }

  /**
   * The text was saved. What is read from before is not shown any more, and what has been typed
   * since stays.
   *
   * @param {string} text
   * @param {string | null} etag
   * @param {number} revision that the set has with it
   */
  saved(text, etag, revision) {
    this.#answers.begin()();
    batch(() => {
      // The server keeps the value, without blank lines around it.
      if (this.text.peek() === text) this.text.value = text.trim();
      this.base.value = { text: text.trim(), etag };
      this.meanwhile.value = null;
      this.isFromMemory.value = false;
      this.#keep();
    });
    // Somebody changed it again, which was announced before this answer came.
    if ((this.revision.peek() ?? 0) > revision) this.refresh();
  }

  /** Look for a change made elsewhere. What is being edited stays. */
  async refresh() {
    // What is said of a flag that is gone, and a sheet that brings it back, stay meanwhile.
    if (!this.base.value) return this.#read();
    const isLate = this.#answers.begin();
    try {
      const { text, etag } = await get(this.where, { signal: this.#ended.signal });
      if (isLate()) return undefined;
      if (text === this.base.value.text) {
        batch(() => {
          this.base.value = { text, etag };
          this.meanwhile.value = null;
        });
      } else this.#standsNow(text, etag);
    } catch (error) {
      if (error instanceof Problem && error.status === 404 && !isLate()) this.#standsNow(null, null);
    }
    return undefined;
  }

  /** @param {string | null} text @param {string | null} etag */
  #standsNow(text, etag) {
    if (text !== null && (!this.isDirty.value || isSame(text, this.text.value))) {
      batch(() => {
        this.base.value = { text, etag };
        this.text.value = text;
        this.meanwhile.value = null;
        this.#keep();
      });
      return;
    }
    if (text === null && !this.isDirty.value) {
      this.base.value = null;
      this.load();
      return;
    }
    this.meanwhile.value = { text, etag, change: null };
    this.#findWho();
  }

  /** Add who made the change: the newest one in the flag's history. */
  async #findWho() {
    const meanwhile = this.meanwhile.value;
    try {
      const where = path`flag-sets/${this.set}/flags/${this.key}/versions`;
      const { data } = await get(where, { query: { limit: 1 }, signal: this.#ended.signal });
      if (this.meanwhile.value === meanwhile && meanwhile) {
        this.meanwhile.value = { ...meanwhile, change: data.items[0] ?? null };
      }
    } catch {
      // The change is shown without a name.
    }
  }

  /** Give up the edit for the version that stands now; return a function that brings it back. */
  takeTheirs() {
    const kept = { text: this.text.value, base: this.base.value, meanwhile: this.meanwhile.value };
    const { text, etag } = /** @type {Meanwhile} */ (kept.meanwhile);
    batch(() => {
      this.base.value = text === null ? null : { text, etag };
      this.text.value = text ?? "";
      this.meanwhile.value = null;
      this.#keep();
    });
    if (text === null) this.load();
    this.#check();
    return () => {
      batch(() => {
        this.base.value = kept.base;
        this.meanwhile.value = kept.meanwhile;
        this.edit(kept.text);
      });
    };
  }

  /** Put what was edited on top of the version that stands now. */
  keepMine() {
    const { text, etag } = /** @type {Meanwhile} */ (this.meanwhile.value);
    const merged = text === null ? this.text.value : this.mergedWith(text).text;
    batch(() => {
      this.base.value = { text: text ?? "", etag };
      this.meanwhile.value = null;
      this.edit(merged);
    });
  }

  /**
   * What `keepMine` would make of a version, and the parts that both changed.
   *
   * @param {string} theirs
   */
  mergedWith(theirs) {
    try {
      return merge(this.base.value?.text ?? "", this.text.value, theirs);
    } catch {
      // What is being typed is no JSON yet: it stays as it is.
      return { text: this.text.value, overlaps: [] };
    }
  }

  #check() {
    if (!this.isDirty.value) this.checks.clear();
    else if (!this.root.value.fault) this.checks.soon(this.text.value);
  }

  /** Keep the edit for the tab. A long one is written when nobody types, for it takes a while. */
  #keep() {
    clearTimeout(this.#kept);
    if (this.text.value.length < LONG) this.#keepNow();
    else this.#kept = window.setTimeout(() => this.#keepNow(), KEEP_AFTER);
  }

  #flush() {
    if (this.#kept !== undefined) this.#keepNow();
  }

  #keepNow() {
    clearTimeout(this.#kept);
    this.#kept = undefined;
    const { text, etag } = this.base.value ?? { text: "", etag: null };
    const isDirty = this.isDirty.value;
    keepDraft(this.set, this.key, isDirty ? { text: this.text.value, base: text, etag } : null);
  }
}

/** @param {string} one @param {string} other */
function isSame(one, other) {
  return !tryParse(other).fault && compact(one) === compact(other);
}
