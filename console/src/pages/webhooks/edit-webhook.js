import { useState } from "preact/hooks";
import { patch, path, post } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { Field } from "../../parts/field.js";
import { ProblemBox } from "../../parts/problem.js";
import { texts } from "../../texts.js";

const said = texts.webhooks.edited;

/**
 * Creates a webhook, or changes one.
 *
 * @param {{set: string, webhook: import("./index.js").Webhook | null, onClose: () => void, onSaved: (saved: import("./index.js").MadeWebhook) => void}} properties
 */
export function EditWebhook({ set, webhook, onClose, onSaved }) {
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [description, setDescription] = useState(webhook?.description ?? "");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  /** @param {string} pointer */
  const faultAt = (pointer) => (problem instanceof Problem ? problem.errors.find((fault) => fault.pointer === pointer)?.detail : undefined);

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const body = { url, description: description || null };
    try {
      const { data } = webhook
        ? await patch(path`flag-sets/${set}/webhooks/${webhook.id}`, { body })
        : await post(path`flag-sets/${set}/webhooks`, { body });
      onSaved(data);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  return html`<${Dialog}
    title=${webhook ? said.title : said.newTitle}
    onClose=${busy ? undefined : onClose}
    footer=${html`
      <${Button} onClick=${onClose} disabled=${busy}>${texts.cancel}<//>
      <${Button} kind="primary" type="submit" form="webhook" busy=${busy} disabled=${!url}>${webhook ? said.save : said.create}<//>
    `}
  >
    <form id="webhook" class="stack" onSubmit=${submit}>
      <${Field} label=${said.url} hint=${said.urlHint} error=${faultAt("/url")}>
        ${(/** @type {object} */ input) => html`<input
          ...${input}
          class="mono"
          type="text"
          inputmode="url"
          autocomplete="off"
          spellcheck=${false}
          autofocus
          required
          value=${url}
          onInput=${(/** @type {any} */ event) => setUrl(event.target.value.trim())}
        />`}
      <//>
      <${Field} label=${said.description} error=${faultAt("/description")}>
        ${(/** @type {object} */ input) => html`<input
          ...${input}
          type="text"
          autocomplete="off"
          value=${description}
          onInput=${(/** @type {any} */ event) => setDescription(event.target.value)}
        />`}
      <//>
      ${problem && !faultAt("/url") && !faultAt("/description") && html`<${ProblemBox} problem=${problem} />`}
    </form>
  <//>`;
}
