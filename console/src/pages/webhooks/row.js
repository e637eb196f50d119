import chevronDown from "lucide-static/icons/chevron-down.svg";
import chevronRight from "lucide-static/icons/chevron-right.svg";
import ellipsis from "lucide-static/icons/ellipsis.svg";
import pencil from "lucide-static/icons/pencil.svg";
import send from "lucide-static/icons/send.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useSignal } from "@preact/signals";
import { del, patch, path, post } from "../../api/client.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { confirm } from "../../parts/confirm.js";
import { Menu } from "../../parts/menu.js";
import { Warning } from "../../parts/problem.js";
import { Switch } from "../../parts/switch.js";
import { Time } from "../../parts/time.js";
import { toast, toastProblem } from "../../parts/toast.js";
import { texts } from "../../texts.js";
import { Deliveries } from "./deliveries.js";

const said = texts.webhooks;

/** @param {{set: string, webhook: import("./index.js").Webhook, onEdit: () => void, onChange: () => void}} properties */
export function WebhookRow({ set, webhook, onEdit, onChange }) {
  const isOpen = useSignal(false);
  const asked = useSignal(0);
  const where = path`flag-sets/${set}/webhooks/${webhook.id}`;

  /** @param {boolean} enabled */
  async function toggle(enabled) {
    await patch(where, { body: { enabled } }).then(onChange, toastProblem);
  }

  async function test() {
    try {
      await post(`${where}/test`);
      toast({ text: said.tested });
      isOpen.value = true;
      asked.value += 1;
    } catch (error) {
      toastProblem(error);
    }
  }

  async function remove() {
    const { title, text, action, done } = said.deletion;
    if (!(await confirm({ title, text, name: webhook.url, action, danger: true }))) return;
    try {
      await del(where);
      toast({ text: done });
      onChange();
    } catch (error) {
      toastProblem(error);
    }
  }

  return html`<article class="webhook" aria-label=${webhook.url}>
    <${Switch} checked=${webhook.enabled} label=${said.switch(webhook.url)} onChange=${toggle} />
    <div class="what">
      <p class="url">${webhook.url}</p>
      <p class="quiet small">
        ${webhook.description && html`${webhook.description} · `}${said.createdBy(webhook.createdBy)}, <${Time} at=${webhook.createdAt} />
      </p>
    </div>
    <${Button}
      kind="quiet"
      icon=${isOpen.value ? chevronDown : chevronRight}
      aria-expanded=${String(isOpen.value)}
      onClick=${() => (isOpen.value = !isOpen.value)}
      >${said.deliveries}<//
    >
    <${Menu}
      end
      button=${{ kind: "quiet", icon: ellipsis, label: said.actionsOf(webhook.url) }}
      items=${[
        { label: said.test, icon: send, onSelect: test },
        { label: said.edit, icon: pencil, onSelect: onEdit },
        { line: true },
        { label: said.remove, icon: trash, danger: true, onSelect: remove },
      ]}
    />
    ${webhook.disabledBecause && html`<${Warning}>${said.because} ${webhook.disabledBecause}<//>`}
    ${isOpen.value && html`<${Deliveries} where=${where} asked=${asked.value} />`}
  </article>`;
}
