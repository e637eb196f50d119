// Keeps a web provider open against a running server and tells what it makes of one flag. Reads one JSON line on stdin:
//   {"url", "headers": {...}, "context": {...}, "flag": [key, type, default]}
// and writes one JSON line, {"value"}, at first and whenever the provider says that flags changed. It never polls.
// Its environment is a page's but for EventSource, which Node.js lacks. It ends with its stdin.
import { createInterface } from 'node:readline';
import { EventSource } from 'eventsource';
import { OpenFeature, ProviderEvents } from '@openfeature/web-sdk';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';

globalThis.EventSource = EventSource;

const input = createInterface({ input: process.stdin });
input.once('line', async (line) => {
  const asked = JSON.parse(line);
  const [key, type, fallback] = asked.flag;
  const headers = Object.entries(asked.headers);
  await OpenFeature.setContext(asked.context);
  await OpenFeature.setProviderAndWait(new OFREPWebProvider({ baseUrl: asked.url, headers, pollInterval: 0 }));
  const client = OpenFeature.getClient();
  const tell = () => console.log(JSON.stringify({ value: client[`get${type}Value`](key, fallback) }));
  client.addHandler(ProviderEvents.ConfigurationChanged, tell);
  tell();
});
input.once('close', () => process.exit(0));
