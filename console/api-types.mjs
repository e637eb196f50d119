// Writes api-types.d.ts from an OpenAPI document: `node api-types.mjs OPENAPI.json [--check]`.

import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const TYPES = join(dirname(fileURLToPath(import.meta.url)), "api-types.d.ts");
const [document, check] = process.argv.slice(2);
const described = JSON.parse(await readFile(document, "utf8"));
// The release is no part of the types.
described.info.version = "";
const text = `// Written from /openapi.json by \`make console-types\`. Do not edit.\n\n${astToString(await openapiTS(described))}`;
const present = await readFile(TYPES, "utf8").catch(() => "");

if (check !== "--check") {
  await writeFile(TYPES, text);
} else if (present !== text) {
  console.error("console/api-types.d.ts differs from /openapi.json. Run: make console-types");
  process.exitCode = 1;
}
