import loader from "lucide-static/icons/loader-circle.svg";
import { html } from "../html.js";
import { Icon } from "./icon.js";
import "./button.css";

/**
 * A button, or with `href` a link that looks like one. Without children it is an icon whose name is
 * `label`. While `busy` it keeps its size and takes no click.
 *
 * @param {{kind?: "plain" | "primary" | "danger" | "quiet", size?: "usual" | "small", icon?: [string, Record<string, string>][], label?: string, busy?: boolean, disabled?: boolean, href?: string, type?: "button" | "submit", onClick?: (event: MouseEvent) => void, children?: unknown, [more: string]: unknown}} properties
 */
export function Button({ kind = "plain", size, icon, label, busy, disabled, href, type = "button", children, ...more }) {
  const hasText = Array.isArray(children) ? children.length > 0 : children !== undefined && children !== null;
  const names = ["button", kind, size === "small" && "small", !hasText && "only-icon", busy && "busy", more.class];
  const shapes = busy ? loader : icon;
  const inside = html`${shapes && html`<${Icon} shapes=${shapes} />`}${children}`;
  const shared = { ...more, class: names.filter(Boolean).join(" "), "aria-label": label ?? more["aria-label"], title: hasText ? more.title : label };
  if (href !== undefined) return html`<a ...${shared} href=${href}>${inside}</a>`;
  return html`<button ...${shared} type=${type} disabled=${disabled || busy}>${inside}</button>`;
}
