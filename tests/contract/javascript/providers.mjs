// Evaluates flags with an OpenFeature provider against a running server. Reads one JSON line on stdin:
//   {"provider": "server" | "web", "url", "headers": {...}, "context": {...}, "flags": [[key, type, default], ...]}
// and answers with one JSON line: {"status", "answers": {key: {value, variant, reason, errorCode, errorMessage}},
// "received": [the HTTP status of every answer that the provider got]}.
import { readFileSync } from 'node:fs';

const asked = JSON.parse(readFileSync(0, 'utf8'));
const headers = Object.entries(asked.headers);
const received = [];
const options = {
  baseUrl: asked.url,
  headers,
  fetchImplementation: async (...request) => {
    const response = await fetch(...request);
    received.push(response.status);
    return response;
  },
};
const silent = { error() {}, warn() {}, info() {}, debug() {} };

async function serverClient() {
  const { OpenFeature } = await import('@openfeature/server-sdk');
  const { OFREPProvider } = await import('@openfeature/ofrep-provider');
  OpenFeature.setLogger(silent);
  await OpenFeature.setProviderAndWait(new OFREPProvider(options));
  return OpenFeature;
}

async function webClient() {
  const { OpenFeature } = await import('@openfeature/web-sdk');
  const { OFREPWebProvider } = await import('@openfeature/ofrep-web-provider');
  OpenFeature.setLogger(silent);
  await OpenFeature.setContext(asked.context);
  const provider = new OFREPWebProvider({ ...options, pollInterval: 0 });
  // A key that is refused makes the provider fail; its client then serves the defaults in code.
  await OpenFeature.setProviderAndWait(provider).catch(() => {});
  return OpenFeature;
}

const api = await (asked.provider === 'web' ? webClient() : serverClient());
const client = api.getClient();
const answers = {};
for (const [key, type, fallback] of asked.flags) {
  const method = `get${type}Details`;
  const details = await (asked.provider === 'web'
    ? client[method](key, fallback)
    : client[method](key, fallback, asked.context));
  const { value, variant, reason, errorCode, errorMessage } = details;
  answers[key] = { value, variant, reason, errorCode, errorMessage };
}
const status = client.providerStatus;
await api.close();
process.stdout.write(JSON.stringify({ status, answers, received }) + '\n');
process.exit(0);
