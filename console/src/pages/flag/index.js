import { useEffect, useMemo, useState } from "preact/hooks";
import { Problem } from "../../api/problem.js";
import { html } from "../../html.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { Skeleton } from "../../parts/skeleton.js";
import { route } from "../../state/router.js";
import { flag as texts } from "../../texts/flag.js";
import { FlagBody } from "./body.js";
import { History } from "./history.js";
import { follow } from "./follow.js";
import { OpenFlag } from "./open-flag.js";
import "./flag.css";

/** One flag: everything about it on one page. */
export function Flag() {
  const { set, flag } = route.value;
  if (set === null || flag === null) return null;
  return html`<${OfKey} key=${JSON.stringify([set, flag])} set=${set} flag=${flag} />`;
}

/** @param {{set: string, flag: string}} properties */
function OfKey({ set, flag }) {
  const open = useMemo(() => new OpenFlag(set, flag), []);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const leave = follow(open, () => setTurn((before) => before + 1));
    return () => {
      leave();
      open.close();
    };
  }, []);

  const problem = open.problem.value;
  if (problem instanceof Problem && problem.status === 404) {
    return html`<${Empty} title=${texts.gone(flag)} text=${texts.goneText} command=${texts.goneCommand(set)} />
      <${History} open=${open} turn=${turn} />`;
  }
  if (problem) return html`<${ProblemBox} problem=${problem} onRetry=${() => open.load()} />`;
  if (!open.base.value) {
    return html`<div class="page-head"><h1 class="mono">${flag}</h1></div>
      <${Skeleton} rows=${1} height=${48} /><${Skeleton} rows=${6} />`;
  }
  return html`
    ${open.isFromMemory.value && html`<${Warning}>${texts.fromMemory}<//>`}
    <${FlagBody} open=${open} turn=${turn} />
  `;
}
