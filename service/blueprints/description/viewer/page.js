// What Swagger UI does not have: contents and search beside it, curl commands, the system's colours.
"use strict";

const byId = (id) => document.getElementById(id);
const isDark = matchMedia("(prefers-color-scheme: dark)");
const isNarrow = matchMedia("(max-width: 900px)");
// Where the examples of the description point to, and where this server is.
const USUAL = "http://127.0.0.1:8080";
const OWN = new URL(".", location.href).href.replace(/\/$/, "");

function make(name, attributes, ...children) {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...children);
  return element;
}

function paint() {
  document.documentElement.classList.toggle("dark-mode", isDark.matches);
}

function fold() {
  byId("menu").open = !isNarrow.matches;
}

// Swagger UI's own address of an operation, and the element that it makes for it.
const hashOf = (tag, id) => `#/${encodeURIComponent(tag)}/${id}`;
const elementOf = (tag, id) => byId(`operations-${tag.replaceAll(" ", "_")}-${id}`);
const slugOf = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-");

function whenThere(find, act, tries = 40) {
  const found = find();
  if (found) act(found);
  else if (tries > 0) setTimeout(() => whenThere(find, act, tries - 1), 50);
}

function chapter(slug) {
  const titles = document.querySelectorAll("#swagger-ui .info h2");
  return [...titles].find((title) => slugOf(title.textContent) === slug);
}

// Show what the address names: an operation, a tag, a chapter, or the schemas.
function follow(ui) {
  const [first, second, third] = location.hash.slice(1).split("/").map(decodeURIComponent);
  const show = (element) => element.scrollIntoView();
  if (first === "" && third) {
    ui.layoutActions.show(["operations-tag", second], true);
    ui.layoutActions.show(["operations", second, third], true);
    whenThere(() => elementOf(second, third), show);
  } else if (first === "" && second) {
    ui.layoutActions.show(["operations-tag", second], true);
    whenThere(() => byId(`operations-tag-${second.replaceAll(" ", "_")}`), show);
  } else if (first === "chapter") {
    whenThere(() => chapter(second), show);
  } else if (first === "schemas") {
    ui.layoutActions.show(["components", "schemas"], true);
    whenThere(() => document.querySelector("#swagger-ui section.models"), show);
  }
  for (const link of document.querySelectorAll("#contents a")) {
    if (link.hash === location.hash) {
      link.setAttribute("aria-current", "true");
      link.closest("details").open = true;
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

function group(title, links) {
  const items = links.map((link) => make("li", {}, link));
  return make("details", {}, make("summary", {}, title), make("ul", {}, ...items));
}

function linkTo(hash, words, ...children) {
  const link = make("a", { href: hash }, ...children);
  link.dataset.words = words.join(" ").toLowerCase();
  return link;
}

// Contents from the description: chapters, then operations by tag, then schemas.
function contents(description) {
  const text = description.info.description;
  const chapters = text.split(/^## /m).slice(1).map((part) => {
    const title = part.split("\n", 1)[0];
    return linkTo(`#chapter/${slugOf(title)}`, [part], title);
  });
  const operations = new Map(description.tags.map((tag) => [tag.name, []]));
  for (const [path, calls] of Object.entries(description.paths)) {
    for (const [method, call] of Object.entries(calls)) {
      const [tag] = call.tags;
      const parameters = call.parameters.map((one) => one.name);
      const words = [method, path, tag, call.description, ...parameters];
      const badge = make("span", { className: `method ${method}` }, method.toUpperCase());
      const link = linkTo(hashOf(tag, call.operationId), words, badge, call.summary.replaceAll("`", ""));
      link.title = `${method.toUpperCase()} ${path}`;
      operations.get(tag).push(link);
    }
  }
  const schemas = linkTo("#schemas", Object.keys(description.components.schemas), "All schemas");
  const groups = [
    group("Guide", chapters),
    ...[...operations].map(([tag, links]) => group(tag, links)),
    group("Schemas", [schemas]),
  ];
  groups[0].open = true;
  return groups;
}

const searched = () => byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);

function search() {
  const words = searched();
  let found = 0;
  for (const one of document.querySelectorAll("#contents > details")) {
    let inside = 0;
    for (const item of one.querySelectorAll("li")) {
      const has = item.querySelector("a").dataset.words;
      item.hidden = !words.every((word) => has.includes(word));
      inside += item.hidden ? 0 : 1;
    }
    one.hidden = inside === 0;
    one.open = words.length ? inside > 0 : one.querySelector("[aria-current]") !== null;
    found += inside;
  }
  if (!words.length) document.querySelector("#contents > details").open = true;
  byId("nothing").hidden = found > 0;
}

function listen(ui) {
  const shown = "#contents > details:not([hidden]) li:not([hidden]) a";
  // The first whose own words have all that is searched for, or else the first.
  const best = () => {
    const links = [...document.querySelectorAll(shown)];
    const title = (link) => `${link.textContent} ${link.title}`.toLowerCase();
    return links.find((link) => searched().every((word) => title(link).includes(word))) ?? links[0];
  };
  addEventListener("hashchange", () => follow(ui));
  byId("contents").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (isNarrow.matches) byId("menu").open = false;
    // No hashchange comes of an address that is there already.
    if (link.hash === location.hash) follow(ui);
  });
  byId("search").addEventListener("input", search);
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") best()?.click();
    if (event.key === "Escape") {
      event.target.value = "";
      search();
    }
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    byId("menu").open = true;
    byId("search").focus();
  });
}

// A plugin of Swagger UI: the curl command of `x-codeSamples` above the parameters.
const Curl = () => ({
  wrapComponents: {
    parameters: (Original, system) => (props) => {
      const element = system.React.createElement;
      const source = props.operation?.getIn(["x-codeSamples", 0, "source"]);
      const original = element(Original, { ...props, key: "parameters" });
      if (!source) return original;
      const command = source.replaceAll(USUAL, OWN);
      const sample = element(
        "details",
        { className: "curl", key: "curl" },
        element("summary", null, "curl"),
        element("pre", { tabIndex: 0 }, element("code", null, command)),
      );
      return [sample, original];
    },
  },
});

// The addresses of the guide's commands, too, are this server's.
const here = (text) => text.replaceAll(USUAL, OWN);

async function start() {
  paint();
  fold();
  isDark.addEventListener("change", paint);
  isNarrow.addEventListener("change", fold);
  const answer = await fetch("openapi.json");
  if (!answer.ok) throw new Error(`openapi.json: ${answer.status}`);
  const description = await answer.json();
  description.info.description = here(description.info.description);
  // A relative server is relative to the description, and people read an address.
  for (const server of description.servers) {
    server.url = new URL(server.url, answer.url).href.replace(/\/$/, "");
  }
  byId("contents").append(...contents(description));
  // Swagger UI takes every address for one of its own, and changes it.
  const { hash } = location;
  const ui = SwaggerUIBundle({
    spec: description,
    dom_id: "#swagger-ui",
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    defaultModelExpandDepth: 3,
    displayRequestDuration: true,
    requestSnippetsEnabled: true,
    validatorUrl: null,
    plugins: [Curl],
    onComplete: () => {
      listen(ui);
      if (hash && !hash.startsWith("#/")) history.replaceState(null, "", hash);
      if (hash) follow(ui);
    },
  });
}

start().catch((error) => {
  byId("swagger-ui").replaceChildren(make("p", { className: "plain" }, `The description cannot be shown: ${error.message}`));
});
