// Changes made elsewhere, as the event stream of a set announces them.
//
//   const stop = watch(set, revision, ({ revision, changes }) => …)
//
// A stream says nothing but a revision; what changed since the watcher's own is read from the
// history. While there is no stream, the revision is asked for every few seconds.

import { computed, signal } from "@preact/signals";
import { get, path } from "./client.js";
import { Problem } from "./problem.js";

/** @typedef {import("../../api-types").components["schemas"]["Change"]} Change */

/**
 * @typedef {object} News
 * @property {number} revision the set's present one
 * @property {Change[] | null} changes what changed since the watcher's revision, the latest first;
 *   null if it is too much to be worth reading: read everything anew
 */

/** @typedef {"off" | "connecting" | "live" | "lost"} State by a stream: soon, now, or not at all */

/** The sets that are followed.
 * @type {import("@preact/signals").Signal<Following[]>} */
const followed = signal([]);

/** How this tab learns of changes; of several sets that are watched, the one that is worst off. */
export const liveState = computed(() => {
  const states = followed.value.map(({ state }) => state.value);
  return WORST.find((each) => states.includes(each)) ?? "off";
});

/** @type {State[]} */
const WORST = ["lost", "connecting", "live"];

/** Browsers have six connections for a host: the sets beyond are asked for. */
const MOST_STREAMS = 3;

/** Where streams are: beside the console, whatever proxy strips or adds in front of both. */
const STREAM = "/ofrep/v1/events";
const ORIGIN = new URL("..", document.baseURI);
/** Changes that are read one by one. */
const MOST_CHANGES = 300;
/** Milliseconds: between two questions without a stream, between two attempts, until a stream of a
 * page that nobody sees is closed, and until one that nobody watches is. */
const ASKED_EVERY = 5000;
const AGAIN_FROM = 1000;
const AGAIN_MOST = 30_000;
const HIDDEN_FOR = 60_000;
const UNWATCHED_FOR = 3000;

/** @typedef {{since: number, onChange: (news: News) => void}} Watcher */

/**
 * Call `onChange` after each change of the set since the revision. Returns a function that ends it.
 *
 * @param {string} set
 * @param {number} since
 * @param {(news: News) => void} onChange
 */
export function watch(set, since, onChange) {
  const watcher = { since, onChange };
  const following = followed.peek().find((each) => each.set === set) ?? new Following(set);
  following.add(watcher);
  return () => following.remove(watcher);
}

class Following {
  /** @param {string} set */
  constructor(set) {
    this.set = set;
    this.state = signal(/** @type {State} */ ("connecting"));
    followed.value = [...followed.peek(), this];
    /** @type {Set<Watcher>} */
    this.watchers = new Set();
    /** @type {EventSource | null} */
    this.source = null;
    this.revision = 0;
    this.again = AGAIN_FROM;
    /** @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */
    this.timers = {};
    this.ended = new AbortController();
    this.isTelling = false;
    document.addEventListener("visibilitychange", () => this.seen(), { signal: this.ended.signal });
    this.open();
  }

  /** @param {Watcher} watcher */
  add(watcher) {
    clearTimeout(this.timers.unwatched);
    this.watchers.add(watcher);
    this.tell();
  }

  /** @param {Watcher} watcher */
  remove(watcher) {
    this.watchers.delete(watcher);
    if (this.watchers.size) return;
    // The next page of the set watches in a moment.
    this.timers.unwatched = setTimeout(() => this.end(), UNWATCHED_FOR);
  }

  end() {
    this.ended.abort();
    this.close();
    Object.values(this.timers).forEach(clearTimeout);
    followed.value = followed.peek().filter((each) => each !== this);
  }

  close() {
    this.source?.close();
    this.source = null;
  }

  async open() {
    if (this.ended.signal.aborted || this.source || document.hidden) return;
    if (followed.peek().filter(({ source }) => source).length >= MOST_STREAMS) return void this.ask();
    if (this.state.peek() !== "lost") this.state.value = "connecting";
    clearTimeout(this.timers.ask);
    this.timers.ask = setTimeout(() => this.ask(), ASKED_EVERY);
    try {
      const { data } = await get(path`flag-sets/${this.set}/event-stream`, { signal: this.ended.signal });
      // Streams are switched off: the question that is due goes on.
      if (data.requestUri === null) return;
      if (!this.source && !this.ended.signal.aborted) this.listen(data.requestUri);
    } catch (error) {
      if (this.ended.signal.aborted || (error instanceof Problem && error.status === 404)) return;
      this.later();
    }
  }

  /** @param {string} requestUri */
  listen(requestUri) {
    const source = new EventSource(new URL(`.${requestUri.slice(requestUri.indexOf(STREAM))}`, ORIGIN));
    this.source = source;
    source.onopen = () => {
      clearTimeout(this.timers.ask);
      this.again = AGAIN_FROM;
      this.state.value = "live";
    };
    source.onmessage = ({ lastEventId }) => this.reach(Number(lastEventId));
    source.onerror = () => {
      if (this.source !== source) return;
      if (this.state.peek() === "live") this.state.value = "connecting";
      clearTimeout(this.timers.ask);
      this.timers.ask = setTimeout(() => this.ask(), ASKED_EVERY);
      // The browser connects again by itself, unless the address is not valid any more.
      if (source.readyState === EventSource.CLOSED) {
        this.close();
        this.later();
      }
    };
  }

  later() {
    clearTimeout(this.timers.again);
    this.timers.again = setTimeout(() => this.open(), this.again);
    this.again = Math.min(2 * this.again, AGAIN_MOST);
  }

  /** Ask for the revision: there is no stream. */
  async ask() {
    if (this.ended.signal.aborted || document.hidden) return;
    this.state.value = "lost";
    try {
      const { data } = await get(path`flag-sets/${this.set}`, { signal: this.ended.signal });
      this.reach(data.revision);
    } catch {
      // The next question comes soon.
    }
    if (this.state.peek() === "lost" && !this.ended.signal.aborted) this.timers.ask = setTimeout(() => this.ask(), ASKED_EVERY);
  }

  seen() {
    clearTimeout(this.timers.hidden);
    if (document.hidden) this.timers.hidden = setTimeout(() => this.close(), HIDDEN_FOR);
    else this.open();
  }

  /** @param {number} revision */
  reach(revision) {
    // A database that was restored is behind what was seen: its present state counts.
    if (!revision || revision === this.revision) return;
    this.revision = revision;
    this.tell();
  }

  /** Tell each watcher what changed since its revision; one run at a time. */
  async tell() {
    if (this.isTelling) return;
    this.isTelling = true;
    try {
      for (let behind = this.behind(); behind.length; behind = this.behind()) {
        const { revision } = this;
        const since = behind[0].since;
        const changes = since > revision ? null : await changesSince(this.set, since, this.ended.signal);
        // Some may have left while the changes were read.
        for (const watcher of behind.filter((each) => each.since === since && this.watchers.has(each))) {
          watcher.since = revision;
          watcher.onChange({ revision, changes });
        }
      }
    } catch {
      if (!this.ended.signal.aborted) this.timers.tell = setTimeout(() => this.tell(), AGAIN_FROM);
    } finally {
      this.isTelling = false;
    }
  }

  behind() {
    return this.revision ? [...this.watchers].filter(({ since }) => since !== this.revision) : [];
  }
}

/**
 * Return the changes after a revision, the latest first; null if there are too many.
 *
 * @param {string} set
 * @param {number} since
 * @param {AbortSignal} [signal]
 * @returns {Promise<Change[] | null>}
 */
export async function changesSince(set, since, signal) {
  /** @type {Change[]} */
  const found = [];
  let after = null;
  do {
    /** @type {{data: {items: Change[], next: string | null}}} */
    const { data } = await get(path`flag-sets/${set}/changes`, { query: { limit: 50, after }, signal });
    const news = data.items.filter(({ revision }) => revision > since);
    found.push(...news);
    if (news.length < data.items.length) return found;
    after = data.next;
    if (found.length >= MOST_CHANGES) return null;
  } while (after !== null);
  return found;
}
