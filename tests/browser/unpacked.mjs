// A package of npm without what it depends on, unpacked once: for one that is built to stand alone, of which the rest is
// needed only to build it.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Fetches `name@version` into `folder`, unless it is there, and gives where it lies. `integrity` is that of the registry. */
export function unpacked(name, version, integrity, folder) {
  const home = join(folder, `${name}-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(folder, { recursive: true });
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, `${name}@${version}`], { stdio: ["ignore", "ignore", "inherit"] });
  const file = join(folder, `${name}-${version}.tgz`);
  const found = `sha512-${createHash("sha512").update(readFileSync(file)).digest("base64")}`;
  if (found !== integrity) throw new Error(`${name}@${version} is not what it was: ${found}`);
  execFileSync("tar", ["xzf", file, "-C", folder]);
  renameSync(join(folder, "package"), home);
  rmSync(file);
  return home;
}
