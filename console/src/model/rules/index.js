/** Rules of a flag: read as sentences, edited without a change of anything else in their text. */

export { JsonFault, parseJson, valueOf } from "./json.js";
export { patch } from "./patch.js";
export { Written } from "./written.js";
export { memberIn, targetingIn, withMember, withTargeting } from "./members.js";
export { readRules } from "./rules.js";
export { conditionSentence, sentences } from "./sentences.js";
export { summary } from "./summary.js";
