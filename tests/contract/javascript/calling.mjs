// Evaluates one flag again and again with the OpenFeature provider for servers.
// The first line of stdin is {"url", "headers": {...}, "flag", "value"}; each line after it is a number
// of evaluations to make, and is answered with one line: {"right", "failed"}.
import { createInterface } from 'node:readline';
import { OpenFeature } from '@openfeature/server-sdk';
import { OFREPProvider } from '@openfeature/ofrep-provider';

const silent = { error() {}, warn() {}, info() {}, debug() {} };
OpenFeature.setLogger(silent);
let asked = null;
let client = null;
for await (const line of createInterface({ input: process.stdin })) {
  if (asked === null) {
    asked = JSON.parse(line);
    const options = { baseUrl: asked.url, headers: Object.entries(asked.headers) };
    await OpenFeature.setProviderAndWait(new OFREPProvider(options));
    client = OpenFeature.getClient();
    continue;
  }
  const count = { right: 0, failed: 0 };
  for (let number = 0; number < Number(line); number += 1) {
    const details = await client.getNumberDetails(asked.flag, -1, {});
    if (details.errorCode === undefined && details.value === asked.value) count.right += 1;
    else count.failed += 1;
  }
  process.stdout.write(JSON.stringify(count) + '\n');
}
await OpenFeature.close();
