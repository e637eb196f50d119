import plus from "lucide-static/icons/plus.svg";
import webhookIcon from "lucide-static/icons/webhook.svg";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { getAll, path } from "../../api/client.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox } from "../../parts/problem.js";
import { Secret } from "../../parts/secret.js";
import { Skeleton } from "../../parts/skeleton.js";
import { useEnding } from "../../parts/use-ending.js";
import { route } from "../../state/router.js";
import { texts } from "../../texts.js";
import { EditWebhook } from "./edit-webhook.js";
import { WebhookRow } from "./row.js";
import "./webhooks.css";

/** @typedef {import("../../../api-types").components["schemas"]["Webhook"]} Webhook */
/** @typedef {import("../../../api-types").components["schemas"]["MadeWebhook"]} MadeWebhook */

const said = texts.webhooks;

/** The webhooks of the open set, with their deliveries. */
export function Webhooks() {
  const set = /** @type {string} */ (route.value.set);
  const webhooks = useSignal(/** @type {Webhook[] | null} */ (null));
  const problem = useSignal(/** @type {unknown} */ (null));
  const edited = useSignal(/** @type {Webhook | "new" | null} */ (null));
  const secret = useSignal(/** @type {string | null} */ (null));

  const renew = useEnding();

  async function load() {
    const signal = renew();
    try {
      const found = await getAll(path`flag-sets/${set}/webhooks`, { signal });
      if (signal.aborted) return;
      webhooks.value = found;
      problem.value = null;
    } catch (error) {
      if (!signal.aborted) problem.value = error;
    }
  }
  useEffect(() => {
    load();
  }, [set]);

  const newWebhook = html`<${Button} kind="primary" icon=${plus} onClick=${() => (edited.value = "new")}>${said.newWebhook}<//>`;
  return html`
    <div class="page-head"><h1>${said.title}</h1>${newWebhook}</div>
    ${problem.value && html`<${ProblemBox} problem=${problem.value} onRetry=${load} />`}
    ${!problem.value &&
    html`<div class="panel">
      ${!webhooks.value && html`<${Skeleton} rows=${3} height=${56} />`}
      ${webhooks.value?.length === 0 && html`<${Empty} icon=${webhookIcon} title=${said.emptyTitle} text=${said.emptyText} command=${said.command(set)}>${newWebhook}<//>`}
      ${webhooks.value?.map(
        (webhook) => html`<${WebhookRow} key=${webhook.id} set=${set} webhook=${webhook} onEdit=${() => (edited.value = webhook)} onChange=${load} />`,
      )}
    </div>`}
    ${edited.value &&
    html`<${EditWebhook}
      set=${set}
      webhook=${edited.value === "new" ? null : edited.value}
      onClose=${() => (edited.value = null)}
      onSaved=${(/** @type {MadeWebhook} */ saved) => {
        edited.value = null;
        secret.value = saved.secret ?? null;
        load();
      }}
    />`}
    ${secret.value && html`<${Secret} ...${said.made} secret=${secret.value} onDone=${() => (secret.value = null)} />`}
  `;
}
