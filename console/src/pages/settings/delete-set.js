import trash from "lucide-static/icons/trash-2.svg";
import { del, path } from "../../api/client.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { confirm } from "../../parts/confirm.js";
import { toast, toastProblem } from "../../parts/toast.js";
import { go, markPlace } from "../../state/router.js";
import { loadSets } from "../../state/sets.js";
import { texts } from "../../texts.js";

const said = texts.settings.deletion;

/** @param {{name: string}} properties */
export function DeleteSet({ name }) {
  async function remove() {
    const { question, text, confirm: action } = said;
    if (!(await confirm({ title: question(name), text, name, action, danger: true }))) return;
    const isStillHere = markPlace();
    try {
      await del(path`flag-sets/${name}`);
    } catch (error) {
      return toastProblem(error);
    }
    if (isStillHere()) go({});
    toast({ text: said.done(name) });
    return loadSets();
  }

  return html`<section class="panel danger-zone" aria-label=${said.title}>
    <div>
      <h2>${said.title}</h2>
      <p class="quiet">${said.text}</p>
    </div>
    <${Button} icon=${trash} onClick=${remove}>${said.action}<//>
  </section>`;
}
