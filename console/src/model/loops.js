/** Operators that go through a list with an inner rule. */

export const LOOPS = ['map', 'filter', 'all', 'some', 'none', 'reduce'];

/**
 * Return whether the first operand is a literal list that a loop goes through: data, in which
 * nothing is a rule or a reference, whatever it looks like.
 * @param {string} operator
 * @param {unknown} operand
 * @returns {operand is unknown[]}
 */
export function goesThroughLiteral(operator, operand) {
  return LOOPS.includes(operator) && Array.isArray(operand) && Array.isArray(operand[0]);
}
