/**
 * Targetings as people and programs write them: every operator, any operands, any spelling.
 *
 * The values follow `tests/contract/generators.py`; spaces, escapes and numbers are spelled at will.
 */

import fc from "fast-check";

const PATHS = ["email", "country", "age", "app.version", "tags", "targetingKey", "$flagd.flagKey", "$flagd.timestamp", ""];
const VARIANTS = ["on", "off", "true", "ünïcode 😀"];
const COMPARISONS = ["==", "!=", "===", "!==", "<", "<=", ">", ">="];
const VERSION_OPERATORS = ["=", "!=", "<", "<=", ">", ">=", "^", "~", "?"];
const OTHERS = [
  ...COMPARISONS, "+", "-", "*", "/", "%", "min", "max", "abs", "!", "!!", "and", "or", "if", "?:", "in", "cat",
  "substr", "merge", "set", "missing", "missing_some", "map", "filter", "all", "some", "none", "reduce", "sem_ver",
  "starts_with", "ends_with", "contains_any", "contains_all", "contains_none", "fractional", "var", "$ref", "unknown",
];

const text = fc.oneof(fc.constantFrom("de", "gold", "@example.com", "1.2.3", "18", "", "__proto__"), fc.string({ maxLength: 5 }));
const number = fc.oneof(fc.constantFrom(0, -0, 1, 18, 2.5, 1e21, 1767225600), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const path = fc.constantFrom(...PATHS);
const variable = fc.oneof(
  path.map((p) => ({ var: p })),
  path.map((p) => ({ var: [p] })),
  fc.tuple(path, scalar).map(([p, fallback]) => ({ var: [p, fallback] })),
);
const variant = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VARIANTS) }, { weight: 1, arbitrary: scalar });
const swapped = (/** @type {any[]} */ pair) => fc.constantFrom(pair, [...pair].reverse());

const test = fc.oneof(
  fc.tuple(fc.constantFrom(...COMPARISONS), variable, fc.oneof(scalar, variable)).chain(([op, a, b]) => swapped([a, b]).map((pair) => ({ [op]: pair }))),
  fc.tuple(fc.constantFrom("<", "<=", ">", ">="), number, variable, number).map(([op, ...three]) => ({ [op]: three })),
  fc.tuple(variable, fc.array(scalar, { maxLength: 4 })).map((pair) => ({ in: pair })),
  fc.tuple(scalar, variable).chain((pair) => swapped(pair).map((both) => ({ in: both }))),
  fc.tuple(fc.constantFrom("starts_with", "ends_with"), variable, fc.oneof(text, variable)).map(([op, ...pair]) => ({ [op]: pair })),
  fc.tuple(fc.constantFrom("contains_any", "contains_all", "contains_none"), variable, fc.array(scalar, { maxLength: 3 })).map(([op, ...pair]) => ({ [op]: pair })),
  fc.tuple(variable, fc.constantFrom(...VERSION_OPERATORS), fc.oneof(text, number, variable)).map((three) => ({ sem_ver: three })),
  fc.array(path, { maxLength: 3 }).map((paths) => ({ missing: paths })),
  path.map((p) => ({ missing: p })),
  fc.tuple(fc.constantFrom(0, 1, 2, 1.5), fc.array(path, { maxLength: 3 })).map((pair) => ({ missing_some: pair })),
  fc.constantFrom("staff", "beta users").map((name) => ({ $ref: name })),
  variable,
  fc.boolean(),
);

const { wild, condition, outcome, targeting } = fc.letrec((/** @type {(name: string) => fc.Arbitrary<any>} */ tie) => ({
  wild: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    variable,
    fc.tuple(fc.constantFrom(...OTHERS), fc.oneof(tie("wild"), fc.array(tie("wild"), { maxLength: 4 }))).map(([op, operand]) => ({ [op]: operand })),
    fc.dictionary(text, tie("wild"), { maxKeys: 3 }),
  ),
  condition: fc.oneof(
    { maxDepth: 3 },
    test,
    fc.tuple(fc.constantFrom("and", "or"), fc.array(tie("condition"), { maxLength: 3 })).map(([op, all]) => ({ [op]: all })),
    fc.tuple(fc.constantFrom("!", "!!"), tie("condition"), fc.boolean()).map(([op, c, bare]) => ({ [op]: bare ? c : [c] })),
    tie("wild"),
  ),
  bucketing: fc.oneof(
    variable,
    fc.tuple(fc.oneof(fc.constant({ var: "$flagd.flagKey" }), text), variable).map((pair) => ({ cat: pair })),
    tie("wild"),
  ),
  bucket: fc.oneof(
    { weight: 5, arbitrary: fc.tuple(variant, fc.nat(100)) },
    { weight: 1, arbitrary: variant.map((v) => [v]) },
    { weight: 1, arbitrary: fc.tuple(tie("outcome"), tie("wild")) },
  ),
  outcome: fc.oneof(
    { maxDepth: 3 },
    variant,
    fc.array(tie("bucket"), { minLength: 1, maxLength: 4 }).map((buckets) => ({ fractional: buckets })),
    fc.tuple(tie("bucketing"), fc.array(tie("bucket"), { maxLength: 4 })).map(([by, buckets]) => ({ fractional: [by, ...buckets] })),
    tie("condition"),
    tie("targeting"),
  ),
  targeting: fc.tuple(
    fc.constantFrom("if", "if", "?:"),
    fc.array(fc.tuple(tie("condition"), tie("outcome")), { maxLength: 3 }),
    fc.option(tie("outcome"), { nil: undefined }),
  ).map(([op, pairs, otherwise]) => ({ [op]: otherwise === undefined ? pairs.flat() : [...pairs.flat(), otherwise] })),
}));

/** What no careful person writes, and the server may refuse: it must survive all the same. */
export const anyValue = wild;
export const anyCondition = condition;
export const anyTest = test;

/** JSON text of a targeting, with its value. */
export const spelled = fc
  .tuple(fc.oneof({ weight: 5, arbitrary: targeting }, { weight: 1, arbitrary: outcome }), fc.infiniteStream(fc.nat(11)))
  .map(([value, dice]) => spell(value, dice));

/**
 * @param {any} value
 * @param {Iterator<number>} dice
 * @returns {string}
 */
function spell(value, dice) {
  const roll = () => /** @type {number} */ (dice.next().value);
  const style = roll() % 3;
  const blank = () => (style === 0 ? "" : ["", " ", "\n  ", "\t", " ", "", "", " ", "\r\n", "", " ", " "][roll()]);
  const spellText = (/** @type {string} */ each) =>
    roll() > 0 ? JSON.stringify(each) : `"${[...each].map((c) => [...Array(c.length).keys()].map((i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, "0")}`).join("")).join("")}"`;
  const spellNumber = (/** @type {number} */ each) => {
    if (Object.is(each, -0)) return "-0";
    const plain = JSON.stringify(each);
    if (!Number.isInteger(each) || plain.includes("e")) return plain;
    return /** @type {string} */ ([plain, plain, plain, `${plain}.0`, `${plain}.00`, `${plain}e0`, `${plain}E+0`][roll() % 7]);
  };
  /** @type {(each: any) => string} */
  const spellAny = (each) => {
    if (typeof each === "string") return spellText(each);
    if (typeof each === "number") return spellNumber(each);
    if (each === null || typeof each !== "object") return JSON.stringify(each);
    const isArray = Array.isArray(each);
    const parts = isArray
      ? each.map((item) => blank() + spellAny(item) + blank())
      : Object.entries(each).map(([key, item]) => blank() + spellText(key) + blank() + ":" + blank() + spellAny(item) + blank());
    const inside = parts.length > 0 ? parts.join(",") : blank();
    return isArray ? `[${inside}]` : `{${inside}}`;
  };
  return blank() + spellAny(value) + blank();
}
