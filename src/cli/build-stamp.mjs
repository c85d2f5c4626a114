import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./install.mjs";

export const stampFile = path.join(root, ".build/stamp");

// All that the build reads. Migrations and the command line are read as they are when they run.
const sources = [
  "src",
  "messages",
  "public",
  "package.json",
  "package-lock.json",
  "next.config.ts",
  "tailwind.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
];
const notBuilt = [/\.(test|proof)\.tsx?$/, /^src\/cli\//];

/** Whether the last build was made of the sources as they are now. */
export function isBuilt() {
  const outputs = [".build/main.mjs", ".next/BUILD_ID"];
  if (!existsSync(stampFile) || !outputs.every((file) => existsSync(path.join(root, file)))) return false;
  return readFileSync(stampFile, "utf8") === sourceStamp();
}

/** A fingerprint of everything the build is made of. By content, since a clone or a checkout sets all times anew. */
export function sourceStamp() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${process.versions.modules}\0`);
  for (const file of sources.flatMap(filesUnder).sort()) {
    if (notBuilt.some((pattern) => pattern.test(file))) continue;
    hash.update(`${file}\0`).update(
      createHash("sha256")
        .update(readFileSync(path.join(root, file)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

function filesUnder(relative) {
  const full = path.join(root, relative);
  if (!existsSync(full)) return [];
  if (path.extname(relative)) return [relative];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path
        .relative(root, path.join(entry.parentPath ?? entry.path, entry.name))
        .split(path.sep)
        .join("/"),
    );
}
