import check from "lucide-static/icons/check.svg";
import copy from "lucide-static/icons/copy.svg";
import { useState } from "preact/hooks";
import { html } from "../html.js";
import { texts } from "../texts.js";
import { Button } from "./button.js";
import { toast } from "./toast.js";
import "./copy.css";

/**
 * A button that copies a text.
 *
 * @param {{text: string, label?: string, children?: unknown, size?: "usual" | "small", kind?: "plain" | "primary" | "quiet"}} properties
 */
export function CopyButton({ text, label = texts.copy, children, size = "small", kind = "quiet" }) {
  const [done, setDone] = useState(false);
  async function write() {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Pages without TLS have no clipboard; the old command still works there.
      if (!copyByCommand(text)) return toast({ kind: "bad", text: texts.notCopied });
    }
    setDone(true);
    return setTimeout(() => setDone(false), 2000);
  }
  return html`<${Button} kind=${kind} size=${size} icon=${done ? check : copy} label=${done ? texts.copied : label} onClick=${write}>${children}<//>`;
}

/**
 * A command to copy.
 *
 * @param {{text: string}} properties
 */
export function Command({ text }) {
  return html`<span class="command-line"><code tabindex="0">${text.split(" ").map((word, at) => html`${at > 0 && " "}<span>${word}</span>`)}</code><${CopyButton} text=${text} label=${texts.copyCommand} /></span>`;
}

/** @param {string} text */
function copyByCommand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  // Inside an open dialog: what is outside cannot be focused.
  const host = [...document.querySelectorAll("dialog[open]")].pop() ?? document.body;
  const before = document.activeElement;
  host.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
