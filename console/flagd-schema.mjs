// Writes src/model/flagd-schema.js, what completion needs of flagd's published schemas:
// `node flagd-schema.mjs`. A test compares the file with what this returns.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SCHEMAS = new URL("../tests/contract/spec/", import.meta.url);
const MODULE = new URL("src/model/flagd-schema.js", import.meta.url);

/** @param {string} name */
async function read(name) {
  return JSON.parse(await readFile(new URL(name, SCHEMAS), "utf8"));
}

/** Return the text of the module. */
export async function schemaModule() {
  const flags = await read("flags.schema.json");
  const { definitions } = await read("targeting.schema.json");
  const members = Object.entries(flags.definitions.baseFlag.properties).map(
    ([name, member]) => `  ${JSON.stringify(name)}: ${JSON.stringify(member.enum ?? [])},`,
  );
  const operators = Object.values(definitions)
    .flatMap((definition) =>
      Object.entries({ ...definition.properties, ...unescaped(definition.patternProperties) }),
    )
    .map(([name, operator]) => {
      const { minItems, maxItems } = arityOf(operator, definitions);
      return `  ${JSON.stringify(name)}: [${minItems}, ${maxItems}],`;
    });
  const comparisons = definitions.ruleSemVer.properties.sem_ver.items[1].enum;
  return `/** Written by flagd-schema.mjs from the schemas that flagd publishes (Apache-2.0). */

/** The members of a flag, and the values of those that have a fixed list.
 * @type {Record<string, string[]>} */
export const MEMBERS = {
${members.join("\n")}
};

/** The operators of targeting: fewest and most operands. 0 and 0: one operand without a list.
 * @type {Record<string, [number, number | null]>} */
export const OPERATORS = {
${operators.join("\n")}
};

/** The middle operand of sem_ver. */
export const COMPARISONS = ${JSON.stringify(comparisons)};
`;
}

/**
 * @param {any} operator
 * @param {Record<string, any>} definitions
 * @returns {{minItems: number, maxItems: number | null}}
 */
function arityOf(operator, definitions) {
  const { $ref, anyOf, oneOf } = operator;
  if ($ref) return arityOf(definitions[$ref.replace("#/definitions/", "")], definitions);
  if (oneOf) return arityOf(oneOf[0], definitions);
  if (anyOf || operator.type === "string") return { minItems: 0, maxItems: 0 };
  return { minItems: operator.minItems ?? 1, maxItems: operator.maxItems ?? null };
}

/** '^\\$ref$' → '$ref'. @param {Record<string, any> | undefined} patterns */
function unescaped(patterns) {
  return Object.fromEntries(
    Object.entries(patterns ?? {}).map(([pattern, value]) => [
      pattern.replace(/^\^/, "").replace(/\$$/, "").replaceAll("\\", ""),
      value,
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(MODULE, await schemaModule());
}
