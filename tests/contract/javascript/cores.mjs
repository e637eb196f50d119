// Evaluates flags with @openfeature/flagd-core. Reads JSON lines on stdin and answers each with one line on
// stdout, so that one process serves thousands of comparisons:
//   {"document": "<text>"}             -> {"flags": [...keys]} | {"refused": "<why>"}
//   {"flag": "key", "context": {...}}  -> {"reason", "variant"?, "value"?, "errorCode"?, "metadata"?}
// An error of the evaluation itself has the errorCode FAILED, a targeting that could not be compiled
// NOT_COMPILED: the core tells them apart from other errors only in its messages.
import { createInterface } from 'node:readline';
import { FlagdCore } from '@openfeature/flagd-core';

const silent = { error() {}, warn() {}, info() {}, debug() {} };
let core = new FlagdCore(undefined, silent);

function load(document) {
  core = new FlagdCore(undefined, silent);
  core.setConfigurations(document);
  return { flags: [...core.getFlags().keys()] };
}

function evaluate(key, context) {
  const flag = core.getFlag(key);
  if (flag === undefined) {
    return { reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND' };
  }
  if (flag.state === 'DISABLED') {
    return { reason: 'DISABLED', metadata: flag.metadata };
  }
  const { value, variant, reason, errorCode, errorMessage, flagMetadata } = flag.evaluate(context, silent);
  return { reason, variant, value, errorCode: kind(errorCode, errorMessage), metadata: flagMetadata };
}

function kind(errorCode, message) {
  if (message?.startsWith('Error evaluating targeting rule')) {
    return 'FAILED';
  }
  return message?.startsWith('Invalid targeting configuration') ? 'NOT_COMPILED' : errorCode;
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = 'document' in request ? load(request.document) : evaluate(request.flag, request.context);
  } catch (error) {
    answer = { refused: String(error.message) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
