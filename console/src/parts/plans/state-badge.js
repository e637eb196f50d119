import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Badge } from "../badge.js";

/** @import { PlanState } from "../../model/plans.js" */

/** @type {Record<PlanState, "plain" | "good" | "warn" | "bad" | "accent">} */
const KINDS = { waiting: "accent", running: "accent", paused: "warn", applied: "good", failed: "bad", missed: "bad", cancelled: "plain" };

/** @param {{state: PlanState}} properties */
export const StateBadge = ({ state }) => html`<${Badge} kind=${KINDS[state]}>${texts.plans.states[state]}<//>`;
