// THIRD-PARTY.txt: name, version and licence of every package whose code is in the built files.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * Return the text of the page, from the lock file and the installed packages.
 *
 * @param {string} directory where package-lock.json is
 */
export async function thirdParty(directory) {
  const lock = JSON.parse(await readFile(join(directory, "package-lock.json"), "utf8"));
  const parts = ["The console of Flagstaff contains these packages.\n"];
  for (const path of Object.keys(lock.packages).sort()) {
    const { version, dev, optional } = lock.packages[path];
    if (!path || dev || optional) continue;
    const installed = join(directory, path);
    const { name, license } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
    const files = (await readdir(installed)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
    const texts = await Promise.all(files.map((file) => readFile(join(installed, file), "utf8")));
    parts.push(`${name} ${version} (${license})\n\n${texts.join("\n").replaceAll("\r", "").trim()}\n`);
  }
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}
