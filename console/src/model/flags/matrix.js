/**
 * Flags of several environments side by side, with what differs from one of them.
 *
 * @typedef {import("../../../api-types").components["schemas"]["FlagSummary"]} Flag
 * @typedef {"missing" | "extra" | "state" | "definition" | "evaluator"} Reason why a cell differs:
 *     the flag is not there, or only there; its state, its definition, or an evaluator that it uses
 * @typedef {{flag: Flag | null, reasons: Reason[]}} Cell
 * @typedef {{key: string, cells: Cell[], differs: boolean}} Row
 * @typedef {{flags: Flag[], evaluators: Map<string, string>}} Environment evaluators are canonical
 *     texts by name
 */

/**
 * Return a row for each flag of any environment, by key. Cells are in the order of the environments
 * and say what differs from the one at `reference`.
 *
 * @param {Environment[]} environments
 * @param {number} reference
 * @returns {Row[]}
 */
export function rowsOf(environments, reference) {
  const named = environments.map(({ flags }) => new Map(flags.map((flag) => [flag.key, flag])));
  const keys = [...new Set(environments.flatMap(({ flags }) => flags.map(({ key }) => key)))].sort();
  return keys.map((key) => {
    const standard = named[reference]?.get(key) ?? null;
    const cells = environments.map((environment, at) => {
      const flag = named[at].get(key) ?? null;
      const reasons = at === reference ? [] : differences(flag, environment, standard, environments[reference]);
      return { flag, reasons };
    });
    return { key, cells, differs: cells.some(({ reasons }) => reasons.length > 0) };
  });
}

/**
 * @param {Flag | null} flag
 * @param {Environment} environment
 * @param {Flag | null} standard
 * @param {Environment} standards
 * @returns {Reason[]}
 */
function differences(flag, environment, standard, standards) {
  if (!flag || !standard) return flag === standard ? [] : [flag ? "extra" : "missing"];
  /** @type {Reason[]} */
  const found = [];
  if (flag.state !== standard.state) found.push("state");
  if (flag.digest !== standard.digest) found.push("definition");
  const names = new Set([...flag.evaluators, ...standard.evaluators]);
  const isOther = (/** @type {string} */ name) => environment.evaluators.get(name) !== standards.evaluators.get(name);
  if ([...names].some(isOther)) found.push("evaluator");
  return found;
}

/** Environments in the order in which changes go through them. */
const STAGES = [/^(local|dev)/, /^(test|qa|ci)/, /^(stag|uat|pre|acc|demo)/, /^(canary|beta)/, /^prod|^live/];

/**
 * Return a name's place among environments: development before staging, production last.
 *
 * @param {string} environment
 */
export function stageOf(environment) {
  const found = STAGES.findIndex((stage) => stage.test(environment.toLowerCase()));
  // A name that says nothing stands in the middle.
  return found < 0 ? 2.5 : found;
}

/**
 * Return the evaluators of a set by name, each as a text that is equal for rules that say the same,
 * with the rules of the evaluators that it refers to.
 *
 * @param {{name: string, rule: unknown}[]} evaluators
 * @returns {Map<string, string>}
 */
export function evaluatorTexts(evaluators) {
  const rules = new Map(evaluators.map(({ name, rule }) => [name, rule]));
  return new Map(evaluators.map(({ name, rule }) => [name, canonical(rule, rules, [name])]));
}

/**
 * @param {unknown} value
 * @param {Map<string, unknown>} rules
 * @param {string[]} inside names whose rules this stands in
 * @returns {string}
 */
function canonical(value, rules, inside) {
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each, rules, inside)).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  const { $ref: name } = /** @type {{$ref?: unknown}} */ (value);
  if (typeof name === "string" && rules.has(name) && !inside.includes(name)) {
    return canonical(rules.get(name), rules, [...inside, name]);
  }
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each, rules, inside)}`).join()}}`;
}
