"use strict";
// flagd's JavaScript core behind node:http: `node node_flagd_core.js PORT DOCUMENT`.
// One process; nothing between the socket and the core but JSON.parse and JSON.stringify.

const { readFileSync } = require("node:fs");
const { createServer } = require("node:http");
const { FlagdCore } = require("@openfeature/flagd-core");

const PREFIX = "/ofrep/v1/evaluate/flags";
const silent = { error() {}, warn() {}, info() {}, debug() {} };

const core = new FlagdCore(undefined, silent);
core.setConfigurations(readFileSync(process.argv[3], "utf8"));
const flags = core.getFlags();
const metadata = core.getFlagSetMetadata();

function evaluate(key, flag, context) {
  if (flag.state === "DISABLED") {
    return { key, reason: "DISABLED", metadata: flag.metadata };
  }
  const result = flag.evaluate(context, silent);
  if (result.errorCode !== undefined) {
    return { key, errorCode: result.errorCode, errorDetails: result.errorMessage };
  }
  return {
    key,
    value: result.value,
    variant: result.variant,
    reason: result.reason,
    metadata: result.flagMetadata,
  };
}

function answer(response, status, body) {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": bytes.length,
  });
  response.end(bytes);
}

function respond(url, text, response) {
  let context;
  try {
    context = JSON.parse(text).context ?? {};
  } catch {
    answer(response, 400, { errorCode: "INVALID_CONTEXT", errorDetails: "not JSON" });
    return;
  }
  if (url === PREFIX) {
    const answers = [];
    for (const [key, flag] of flags) answers.push(evaluate(key, flag, context));
    answer(response, 200, { flags: answers, metadata });
    return;
  }
  const key = decodeURIComponent(url.slice(PREFIX.length + 1));
  const flag = flags.get(key);
  if (flag === undefined) {
    answer(response, 404, { key, errorCode: "FLAG_NOT_FOUND" });
    return;
  }
  const result = evaluate(key, flag, context);
  answer(response, result.errorCode === undefined ? 200 : 400, result);
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    respond(request.url, body.toString("utf8"), response);
  });
});
server.keepAliveTimeout = 120_000;
server.listen({ host: "127.0.0.1", port: Number(process.argv[2]), backlog: 1024 });
