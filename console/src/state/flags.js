// The flags of a set, in short: loaded page by page, then kept as new as the set.

import { signal } from "@preact/signals";
import { get, getAll, path } from "../api/client.js";
import { watch } from "../api/live.js";
import { Latest } from "../model/flags/latest.js";
import { setNamed } from "./sets.js";

/** @typedef {import("../../api-types").components["schemas"]["FlagSummary"]} Flag */

/**
 * @typedef {object} Content
 * @property {Flag[]} flags
 * @property {number} revision the set's, to which the flags belong
 * @property {boolean} complete all pages are here
 * @property {unknown} problem why loading ended early
 * @property {boolean} fromMemory the database is away, and this is what a worker holds
 */

/** @type {Content} */
const NOTHING = { flags: [], revision: 0, complete: false, problem: null, fromMemory: false };

/** Milliseconds for which a flag that has just changed is marked, and the most that are marked. */
const FRESH_FOR = 2500;
const MOST_FRESH = 100;
/** Milliseconds between looks at what is planned: a plan that is made or paused is no change of the set. */
const PLANS_EVERY = 30_000;
/** Sets whose flags stay in memory, so that a way back is quick. */
const MOST_LISTS = 8;

/** @type {Map<string, FlagList>} */
const lists = new Map();

/**
 * Return the flags of a set, which may be loaded already.
 *
 * @param {string} set
 */
export function flagList(set) {
  const list = lists.get(set) ?? new FlagList(set);
  lists.delete(set);
  lists.set(set, list);
  for (const [name, old] of lists) {
    if (lists.size <= MOST_LISTS) break;
    if (!old.opened) lists.delete(name);
  }
  return list;
}

export class FlagList {
  /** @param {string} set */
  constructor(set) {
    this.set = set;
    this.content = signal(NOTHING);
    /** Keys of flags that changed a moment ago, here or elsewhere.
     * @type {import("@preact/signals").Signal<ReadonlySet<string>>} */
    this.fresh = signal(new Set());
    this.latest = new Latest();
    /** How many pages show it. */
    this.opened = 0;
    this.loading = new AbortController();
    this.stop = () => {};
    this.timer = /** @type {ReturnType<typeof setInterval> | undefined} */ (undefined);
    this.renewing = Promise.resolve();
  }

  /** Load the flags, unless they are here, and follow changes until the returned function is called. */
  open() {
    this.opened += 1;
    if (this.opened === 1) {
      if (this.content.peek().complete) {
        this.follow();
        this.renewPlans();
      } else this.load().then(() => this.follow());
      this.timer = setInterval(() => document.hidden || this.renewPlans(), PLANS_EVERY);
    }
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.opened -= 1;
      if (this.opened) return;
      this.stop();
      clearInterval(this.timer);
    };
  }

  follow() {
    this.stop();
    const { complete, revision } = this.content.peek();
    if (!this.opened || !complete) return;
    this.stop = watch(this.set, revision, (news) => {
      // One after the other: a flag may be deleted and created again.
      this.renewing = this.renewing.then(() => this.renew(news.revision, news.changes));
    });
  }

  /** Load all flags. Those that are here stay until the new ones are complete. */
  async load() {
    this.loading.abort();
    const mine = (this.loading = new AbortController());
    const { signal: ended } = mine;
    const { complete: isAgain, revision: reached } = this.content.peek();
    this.content.value = { ...this.content.peek(), problem: null };
    try {
      // What changes while the pages are read is read again: the revision is from before, either
      // the one that is known already, or the one that is asked for first.
      const asked = get(path`flag-sets/${this.set}`, { signal: ended });
      const known = isAgain ? null : setNamed(this.set);
      const revision = known === null ? (await asked).data.revision : known.revision;
      const loading = getAll(path`flag-sets/${this.set}/flags`, {
        query: { summary: true },
        signal: ended,
        onPage: (loaded) => {
          if (!isAgain && !ended.aborted) this.content.value = { ...NOTHING, flags: this.merged(loaded, revision), revision };
        },
      });
      const [{ data, servedFromMemory }, flags] = await Promise.all([asked, loading]);
      if (ended.aborted) return;
      // A database that was restored is behind what was known, of which nothing counts then.
      const isBehind = data.revision < Math.max(revision, reached);
      if (isBehind) this.latest.forget();
      this.content.value = {
        flags: isBehind ? flags : this.merged(flags, revision),
        revision: Math.min(revision, data.revision),
        complete: true,
        problem: null,
        fromMemory: servedFromMemory,
      };
    } catch (problem) {
      if (!ended.aborted) this.content.value = { ...this.content.peek(), problem };
    }
  }

  /** Try again after a failure. */
  async retry() {
    await this.load();
    this.follow();
  }

  /**
   * Read what changed; nothing else is touched.
   *
   * @param {number} revision
   * @param {import("../api/live.js").Change[] | null} changes
   */
  async renew(revision, changes) {
    const since = this.content.peek().revision;
    if (changes === null || since > revision) return this.load();
    /** @type {Map<string, boolean>} */
    const there = new Map();
    for (const { kind, name, after } of changes) {
      if (kind === "flag" && !there.has(name)) there.set(name, after !== null);
    }
    try {
      const changed = [...there.values()].includes(true)
        ? await getAll(path`flag-sets/${this.set}/flags`, { query: { summary: true, since_revision: since } })
        : [];
      const gone = new Set([...there].filter(([, isThere]) => !isThere).map(([name]) => name));
      return this.put(changed, { gone, goneAt: revision, revision });
    } catch {
      // The database is away, or the key has ended: what is missing is read with everything else.
      return this.load();
    }
  }

  /** Read what is planned for the flags, as far as it is not as it was. */
  async renewPlans() {
    const { complete, fromMemory } = this.content.peek();
    if (!complete) return undefined;
    // The database may be back: who changed a flag, and what is planned, is known again.
    if (fromMemory) return this.retry();
    try {
      /** @type {Flag[]} */
      const planned = await getAll(path`flag-sets/${this.set}/flags`, { query: { summary: true, planned: true } });
      const plans = new Map(planned.map(({ key, plan }) => [key, plan]));
      const now = this.content.peek();
      if (!plans.size && !now.flags.some(({ plan }) => plan)) return undefined;
      this.content.value = { ...now, flags: now.flags.map((flag) => ({ ...flag, plan: plans.get(flag.key) ?? null })) };
    } catch {
      // The marks stay as they are until the next look.
    }
    return undefined;
  }

  /**
   * Put flags in the place of those with their keys, and take those away that are gone.
   *
   * @param {Flag[]} changed
   * @param {object} [options]
   * @param {Iterable<string>} [options.gone]
   * @param {number} [options.goneAt] the revision at which they were gone
   * @param {number} [options.revision] that the list has reached
   * @param {boolean} [options.isMine] it was changed here, and is not marked
   */
  put(changed, { gone = [], goneAt = 0, revision = 0, isMine = false } = {}) {
    const now = this.content.peek();
    const known = new Map(now.flags.map((flag) => [flag.key, flag]));
    const news = changed.filter((flag) => this.latest.counts(flag, known.get(flag.key)));
    const fresh = news.filter((flag) => flag.revision !== known.get(flag.key)?.revision && !this.latest.isShown(flag.key));
    for (const flag of news) known.set(flag.key, this.latest.of(flag, known.get(flag.key)));
    for (const key of gone) {
      // Unless it was created again since.
      if (goneAt && (known.get(key)?.revision ?? 0) > goneAt) continue;
      this.latest.remove(key, goneAt);
      known.delete(key);
    }
    this.content.value = { ...now, revision: Math.max(revision, now.revision), flags: [...known.values()] };
    if (!isMine) this.mark(fresh.map(({ key }) => key));
  }

  /**
   * Return flags that were read since a revision was known, with what came meanwhile.
   *
   * @param {Flag[]} read
   * @param {number} since
   */
  merged(read, since) {
    return this.latest.merged(this.content.peek().flags, read, since);
  }

  /**
   * Show a change of a flag before the server has made it. Returns a function to call with the
   * server's answer: what was refused is taken back.
   *
   * @param {string} key
   * @param {Partial<Flag>} change
   * @returns {(isMade: boolean) => void}
   */
  show(key, change) {
    const before = this.named(key);
    if (!before) return () => {};
    this.latest.show(key, change);
    this.replace({ ...before, ...change });
    return (isMade) => {
      this.latest.answered(key);
      // What came from the server meanwhile stays.
      if (!isMade && this.named(key)?.revision === before.revision) this.replace(before);
    };
  }

  /** @param {string} key */
  named(key) {
    return this.content.peek().flags.find((flag) => flag.key === key);
  }

  /** @param {Flag} flag */
  replace(flag) {
    const now = this.content.peek();
    this.content.value = { ...now, flags: now.flags.map((each) => (each.key === flag.key ? flag : each)) };
  }

  /** @param {string[]} keys */
  mark(keys) {
    if (!keys.length || keys.length > MOST_FRESH) return;
    this.fresh.value = new Set([...this.fresh.peek(), ...keys]);
    setTimeout(() => {
      this.fresh.value = new Set([...this.fresh.peek()].filter((key) => !keys.includes(key)));
    }, FRESH_FOR);
  }
}
