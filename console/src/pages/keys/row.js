import ban from "lucide-static/icons/ban.svg";
import ellipsis from "lucide-static/icons/ellipsis.svg";
import refresh from "lucide-static/icons/refresh-cw.svg";
import { del, path } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { may, self } from "../../api/session.js";
import { html } from "../../html.js";
import { Badge } from "../../parts/badge.js";
import { confirm } from "../../parts/confirm.js";
import { Menu } from "../../parts/menu.js";
import { Time } from "../../parts/time.js";
import { toast, toastProblem } from "../../parts/toast.js";
import { texts } from "../../texts.js";

const said = texts.keys;

/** @param {{row: import("./index.js").ListedKey, onRotate: () => void, onChange: () => void}} properties */
export function KeyRow({ row, onRotate, onChange }) {
  const isOwn = row.id === self.value?.id;
  const isActive = row.state === "active";

  async function revoke() {
    const text = html`<div class="stack">
      <p>${said.revoke.text}</p>
      ${row.lastUsedAt && html`<p>${said.revoke.used} <${Time} at=${row.lastUsedAt} />.</p>`}
      ${isOwn && html`<p><strong>${said.revoke.own}</strong></p>`}
    </div>`;
    const { title, action } = said.revoke;
    if (!(await confirm({ title: title(row.name), text, name: row.name, action, danger: true }))) return;
    try {
      await revoked(false);
    } catch (error) {
      if (!(error instanceof Problem && error.kind === "last-admin-key")) return toastProblem(error);
      const again = { title: said.revoke.lastTitle, text: error.detail, action: said.revoke.lastAction, danger: true };
      if (!(await confirm(again))) return;
      await revoked(true).catch(toastProblem);
    }
  }

  /** @param {boolean} force */
  async function revoked(force) {
    await del(path`api-keys/${row.id}`, { query: { force: force || null } });
    toast({ text: said.revoke.done(row.name) });
    onChange();
  }

  return html`<tr class=${isActive ? "" : "ended"}>
    <td class="lead">
      <div class="name">
        <strong>${row.name}</strong>
        ${isOwn && html`<${Badge} kind="accent">${said.you}<//>`}
        ${!isActive && html`<${Badge} kind=${row.state === "revoked" ? "bad" : "warn"}>${said.states[row.state]}<//>`}
        ${row.prefix && html`<code class="prefix quiet">${row.prefix}…</code>`}
      </div>
    </td>
    <td data-label=${said.scopes}><span class="scopes">${row.scopes.map((scope) => html`<${Badge} title=${said.what[scope]}>${scope}<//>`)}</span></td>
    <td data-label=${said.flagSet}>${row.flagSet ? html`<span class="mono">${row.flagSet}</span>` : html`<span class="quiet">${said.allSets}</span>`}</td>
    <td data-label=${said.lastUsed}><${Time} at=${row.lastUsedAt} none=${said.never} /></td>
    <td data-label=${said.expires}><${Time} at=${row.expiresAt} none="–" /></td>
    <td data-label=${said.created}><span><${Time} at=${row.createdAt} /> <span class="quiet">${said.by(row.createdBy)}</span></span></td>
    <td class="acts">
      ${isActive &&
      may("admin") &&
      html`<${Menu}
        end
        button=${{ kind: "quiet", icon: ellipsis, label: said.actionsOf(row.name) }}
        items=${[
          { label: said.rotate.item, icon: refresh, onSelect: onRotate },
          { label: said.revoke.item, icon: ban, danger: true, onSelect: revoke },
        ]}
      />`}
    </td>
  </tr>`;
}
