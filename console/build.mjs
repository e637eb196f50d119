// Builds the console: `node build.mjs [--out DIRECTORY] [--watch | --check]`.
//
// --check builds into memory and compares with the directory, which must be the same to the byte.

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { thirdParty } from "./third-party.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    out: { type: "string", default: join(HERE, "../nginx/static/console") },
    watch: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});
const OUT = resolve(options.out);
const TARGET = ["es2022", "chrome111", "firefox113", "safari16.4"];

/** An icon becomes an array of its shapes, because the console never writes markup. */
const icons = {
  name: "icons",
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /\.svg$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const inside = text.slice(text.indexOf(">", text.indexOf("<svg")) + 1);
      const shapes = [...inside.matchAll(/<([a-z]+)([^>]*?)\/?>/g)].map(([, name, attributes]) => [
        name,
        Object.fromEntries(
          [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
        ),
      ]);
      return { contents: `export default ${JSON.stringify(shapes)}`, loader: "js" };
    });
  },
};

/**
 * js-yaml is one file that makes its schemas and its writer as it is loaded, of which the console uses
 * the parser. What is marked as pure and is not used is left out: 5 of 12 kB, compressed.
 */
const DECLARATION = /^var (\w+) = ((?!class|\/)[^]*?);\n(?=[^\t\]}])/gm;
const parserOnly = {
  name: "parser-only",
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /js-yaml\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: text.replace(DECLARATION, "var $1 = /* @__PURE__ */ (() => ($2))();\n"), loader: "js" };
    });
  },
};

/**
 * Styles of every module, in one file: those that come later, by import(), need not be waited for
 * then, and their order is that of ORDER, not that in which modules happen to be loaded.
 */
const ORDER = ["node_modules", "src/look", "src/parts", "src/shell", "src/pages"];
/** @type {Set<string>} */
const imported = new Set();
const styles = {
  name: "styles",
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onStart(() => imported.clear());
    build.onResolve({ filter: /\.css$/ }, async ({ path, kind, resolveDir }) => {
      if (kind !== "import-statement") return undefined;
      const found = await build.resolve(path, { kind: "import-rule", resolveDir });
      if (!found.errors.length) imported.add(relative(HERE, found.path));
      return { ...found, namespace: "style" };
    });
    build.onLoad({ filter: /.*/, namespace: "style" }, () => ({ contents: "", loader: "js" }));
  },
};

/** @returns {Promise<{contents: Uint8Array, inputs: string[]}>} */
async function stylesOfAll() {
  const rank = (/** @type {string} */ path) => ORDER.findIndex((folder) => path.startsWith(folder));
  const paths = [...imported].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: HERE,
    stdin: { contents: paths.map((path) => `@import "./${path}";`).join("\n"), loader: "css", resolveDir: HERE },
    bundle: true,
    minify: true,
    target: TARGET,
    legalComments: "none",
    write: false,
    metafile: true,
    logLevel: "warning",
  });
  return { contents: outputFiles[0].contents, inputs: Object.keys(metafile.inputs) };
}

/**
 * The script that asks for what the first page needs, whole: a part that it shared with the others
 * would have to be waited for.
 */
async function earlyScript() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: HERE,
    entryPoints: ["src/early.js"],
    bundle: true,
    format: "iife",
    target: TARGET,
    minify: true,
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].contents;
}

/** @param {string} name @param {string} ending @param {Uint8Array} contents */
function hashed(name, ending, contents) {
  return `assets/${name}-${createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase()}.${ending}`;
}

/** Writes every file of a build, and index.html, which names the files by their hashes. */
const page = {
  name: "page",
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onEnd(async (result) => {
      if (result.warnings.length) process.exitCode = 1;
      if (result.errors.length) return;
      const files = await filesOf(result);
      if (options.check) return compare(files);
      await rm(OUT, { recursive: true, force: true });
      for (const [name, content] of files) {
        await mkdir(dirname(join(OUT, name)), { recursive: true });
        await writeFile(join(OUT, name), content);
      }
      console.log(`Built the console: ${relative(process.cwd(), OUT) || OUT}`);
    });
  },
};

/**
 * @param {esbuild.BuildResult} result
 * @returns {Promise<Map<string, Uint8Array>>}
 */
async function filesOf(result) {
  const outputs = Object.entries(result.metafile?.outputs ?? {}).map(([path, output]) => ({
    path: relative(OUT, resolve(HERE, path)),
    ...output,
  }));
  const script = outputs.find((output) => output.entryPoint === "src/main.js");
  if (!script) throw new Error("src/main.js is missing.");
  const look = await stylesOfAll();
  const style = hashed("styles", "css", look.contents);
  const first = await earlyScript();
  const early = hashed("early", "js", first);
  const preloads = script.imports
    .filter((imported) => imported.kind === "import-statement")
    .map((imported) => relative(OUT, resolve(HERE, imported.path)));
  const index = (await readFile(join(HERE, "src/index.html"), "utf8"))
    .replace("early.js", early)
    .replace("main.css", style)
    .replace("main.js", script.path)
    .replace("<!-- preloads -->", preloads.map((path) => `<link rel="modulepreload" href="${path}" />`).join("\n    "));
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  for (const file of result.outputFiles ?? []) files.set(relative(OUT, file.path), file.contents);
  files.set(style, look.contents);
  files.set(early, first);
  files.set("index.html", Buffer.from(index));
  files.set("icon.svg", await readFile(join(HERE, "src/icon.svg")));
  files.set("THIRD-PARTY.txt", Buffer.from(await thirdParty(HERE, [...Object.keys(result.metafile?.inputs ?? {}), ...look.inputs])));
  return files;
}

/** @param {Map<string, Uint8Array>} files */
async function compare(files) {
  const there = await readdir(OUT, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = there
    .filter((entry) => entry.isFile())
    .map((entry) => relative(OUT, join(entry.parentPath, entry.name)));
  const differing = new Set(names.filter((name) => !files.has(name)));
  for (const [name, content] of files) {
    const built = await readFile(join(OUT, name)).catch(() => undefined);
    if (!built || Buffer.compare(built, content)) differing.add(name);
  }
  if (differing.size) {
    console.error(`The built console differs from its source (${[...differing].sort().join(", ")}). Run: make console`);
    process.exitCode = 1;
  }
}

/** @type {esbuild.BuildOptions} */
const settings = {
  absWorkingDir: HERE,
  entryPoints: ["src/main.js"],
  bundle: true,
  splitting: true,
  format: "esm",
  target: TARGET,
  minify: true,
  legalComments: "none",
  entryNames: "assets/[name]-[hash]",
  chunkNames: "assets/[name]-[hash]",
  assetNames: "assets/[name]-[hash]",
  outdir: OUT,
  write: false,
  metafile: true,
  logLevel: "warning",
  plugins: [icons, parserOnly, styles, page],
};

if (options.watch) {
  const context = await esbuild.context(settings);
  await context.watch();
} else {
  await esbuild.build(settings).catch(() => {
    process.exitCode = 1;
  });
}
