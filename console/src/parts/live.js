import { liveState } from "../api/live.js";
import { html } from "../html.js";
import { texts } from "../texts/flags.js";
import "./live.css";

/** Whether changes made elsewhere appear here at once. */
export function Live() {
  const state = liveState.value;
  return html`<span class="live ${state}" title=${texts.liveTitle[state]}>${texts.live[state]}</span>`;
}
