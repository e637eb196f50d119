import flagIcon from "lucide-static/icons/flag.svg";
import searchX from "lucide-static/icons/search-x.svg";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { METADATA, metadataFilters, select, wantedOf } from "../../model/flags/list.js";
import { Button } from "../../parts/button.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { Skeleton } from "../../parts/skeleton.js";
import { now } from "../../parts/time.js";
import { useShortcuts } from "../../shell/shortcuts.js";
import { flagList } from "../../state/flags.js";
import { go, route, setQuery } from "../../state/router.js";
import { texts as common } from "../../texts.js";
import { texts } from "../../texts/flags.js";
import { BulkBar } from "./bulk-bar.js";
import { Filters } from "./filters.js";
import { Head } from "./head.js";
import { NewFlag } from "./new-flag.js";
import { Table } from "./table.js";
import { toggle } from "./toggle.js";
import "./flags.css";

/** Milliseconds without typing after which a search stands in the address. */
const TYPED = 300;

/** The flags of the open set. */
export function Flags() {
  const { query } = route.value;
  const set = /** @type {string} */ (route.value.set);
  const list = flagList(set);
  useEffect(() => list.open(), [set]);
  const { flags, complete, problem, fromMemory } = list.content.value;

  const [typed, type] = useTyped(query.q ?? "");
  const chosen = Object.keys(query).filter((name) => name.startsWith(METADATA));
  const metadata = useMemo(() => metadataFilters(flags, chosen.map((name) => name.slice(METADATA.length))), [flags, chosen.join()]);
  const wanted = wantedOf({ ...query, q: typed });
  const shape = JSON.stringify(wanted);
  // Only where it matters does the time that passes select anew.
  const present = wanted.within === null ? 0 : now.value;
  const shown = useMemo(() => select(flags, wanted, present), [flags, shape, present]);

  const [selected, setSelected] = useState(/** @type {ReadonlySet<string>} */ (new Set()));
  const chosenFlags = useMemo(() => flags.filter(({ key }) => selected.has(key)), [flags, selected]);
  const [isCreating, setCreating] = useState(false);
  // By key: what changes elsewhere moves rows.
  const [cursorKey, setCursorKey] = useState(/** @type {string | null} */ (null));
  const [reveal, setReveal] = useState(-1);
  const cursor = useMemo(() => shown.findIndex(({ key }) => key === cursorKey), [shown, cursorKey]);
  const takesFocus = useRef(false);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));

  /** @param {number} index */
  function moveTo(index) {
    if (!shown.length) return;
    const to = Math.max(0, Math.min(index, shown.length - 1));
    takesFocus.current = true;
    setCursorKey(shown[to].key);
    setReveal(to);
  }

  /** @param {string[]} keys @param {boolean} isSelected */
  function choose(keys, isSelected) {
    const next = new Set(selected);
    for (const key of keys) isSelected ? next.add(key) : next.delete(key);
    setSelected(next);
  }

  /** @param {(flag: import("../../state/flags.js").Flag) => void} act */
  const atCursor = (act) => () => shown[cursor] && act(shown[cursor]);
  useShortcuts([
    { keys: "/", label: texts.keys.search, run: () => input.current?.select() },
    { keys: "j", label: texts.keys.next, run: () => moveTo(cursor + 1) },
    { keys: "k", label: texts.keys.previous, run: () => moveTo(cursor - 1) },
    { keys: "Home", label: texts.keys.first, run: () => moveTo(0) },
    { keys: "End", label: texts.keys.last, run: () => moveTo(shown.length - 1) },
    { keys: "o", label: texts.keys.open, run: atCursor(({ key }) => go({ set, flag: key })) },
    ...(may("write")
      ? [
          { keys: "x", label: texts.keys.select, run: atCursor(({ key }) => choose([key], !selected.has(key))) },
          { keys: "t", label: texts.keys.toggle, run: atCursor(({ key, state }) => toggle(set, key, state !== "ENABLED")) },
          { keys: "n", label: texts.keys.create, run: () => setCreating(true) },
          { keys: "Escape", label: texts.keys.escape, run: () => setSelected(new Set()) },
        ]
      : []),
  ]);

  const hidden = useMemo(() => chosenFlags.length - shown.filter(({ key }) => selected.has(key)).length, [chosenFlags, shown]);
  const isPlanned = useMemo(() => flags.some(({ plan }) => plan), [flags]);
  const isEmpty = complete && flags.length === 0;
  return html`<div class="flags-page ${chosenFlags.length ? "selecting" : ""}">
    <${Head} set=${set} shown=${shown.length} onCreate=${() => setCreating(true)} />
    ${fromMemory && html`<${Warning}>${common.problem.fromMemory}<//>`}
    ${problem && html`<${ProblemBox} problem=${problem} onRetry=${() => list.retry()} />`}
    ${isEmpty
      ? html`<div class="panel">
          <${Empty} icon=${flagIcon} title=${texts.emptyTitle} text=${texts.emptyText} command=${texts.emptyCommand(set)}>
            ${may("write") && html`<${Button} kind="primary" onClick=${() => setCreating(true)}>${texts.newFlag}<//>`}
          <//>
        </div>`
      : html`
          <${Filters}
            query=${query}
            typed=${typed}
            onType=${type}
            onChange=${setQuery}
            metadata=${metadata}
            isPlanned=${isPlanned}
            input=${input}
            onLeave=${() => moveTo(Math.max(cursor, 0))}
          />
          ${flags.length === 0
            ? !problem && html`<div class="panel"><${Skeleton} rows=${12} /></div>`
            : shown.length === 0
              ? html`<div class="panel"><${Empty} icon=${searchX} title=${texts.nothingFound} text=${texts.nothingFoundText} /></div>`
              : html`<${Table}
                  set=${set}
                  flags=${shown}
                  column=${metadata[0]?.name ?? null}
                  order=${wanted.order}
                  isDown=${wanted.down}
                  onOrder=${(/** @type {string} */ order) => setQuery({ sort: sorted(order, wanted) })}
                  selected=${selected}
                  fresh=${list.fresh.value}
                  onSelect=${choose}
                  cursor=${cursor}
                  reveal=${reveal}
                  onCursor=${setCursorKey}
                  takesFocus=${takesFocus}
                  onToggle=${(/** @type {{key: string}} */ { key }, /** @type {boolean} */ on) => toggle(set, key, on)}
                />`}
        `}
    ${chosenFlags.length > 0 && html`<${BulkBar} set=${set} flags=${chosenFlags} hidden=${hidden} onClear=${() => setSelected(new Set())} />`}
    ${isCreating && html`<${NewFlag} set=${set} onClose=${() => setCreating(false)} />`}
  </div>`;
}

/**
 * Return the order after a click: what is sorted already is turned around; times begin with the
 * latest.
 *
 * @param {string} order
 * @param {import("../../model/flags/list.js").Wanted} wanted
 */
function sorted(order, wanted) {
  const isDown = order === wanted.order ? !wanted.down : order !== "key";
  return `${isDown ? "-" : ""}${order}`;
}

/**
 * What is typed selects at once, and stands in the address a moment later.
 *
 * @param {string} inAddress
 * @returns {[string, (text: string) => void]}
 */
function useTyped(inAddress) {
  const [typed, setTyped] = useState(inAddress);
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const known = useRef(inAddress);
  useEffect(() => {
    // What was written here is in the address, and more may have been typed since.
    if (inAddress === known.current) return;
    known.current = inAddress;
    clearTimeout(timer.current);
    setTyped(inAddress);
  }, [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [
    typed,
    (text) => {
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        known.current = text;
        setQuery({ q: text || null });
      }, TYPED);
    },
  ];
}
