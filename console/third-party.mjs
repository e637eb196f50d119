// THIRD-PARTY.txt: name, version and licence of every package whose code is in the built files.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * Return the text of the page: versions from the lock file, licences from the installed packages.
 *
 * @param {string} directory where package-lock.json is
 * @param {string[]} inputs the files that were bundled, relative to the directory
 */
export async function thirdParty(directory, inputs) {
  const lock = JSON.parse(await readFile(join(directory, "package-lock.json"), "utf8"));
  const paths = new Set(inputs.map((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter((path) => path !== undefined));
  const parts = ["The console of Flagstaff contains these packages.\n"];
  for (const path of [...paths].sort()) {
    const { version } = lock.packages[path];
    const installed = join(directory, path);
    const { name, license } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
    const files = (await readdir(installed)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
    const texts = await Promise.all(files.map((file) => readFile(join(installed, file), "utf8")));
    parts.push(`${name} ${version} (${license})\n\n${texts.join("\n").replaceAll("\r", "").trim()}\n`);
  }
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}
