// Plain Node without dependencies: this runs on a fresh clone, before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { takeLock } from "./lock.mjs";

/** The project's root folder; every command works from here, wherever it was called. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const lockFile = path.join(root, "package-lock.json");
const installedFile = path.join(root, "node_modules/.package-lock.json");
const stampFile = path.join(root, "node_modules/.dirigent-installed");
const busyFile = path.join(root, ".build/install.lock");

const oldestNode = [20, 19];

/** The one line that says what is wrong and what to do; the caller prints it and stops. */
export class InstallError extends Error {}

/**
 * Installs the locked dependencies if they are missing or stale, and switches on the repository's git hooks.
 * Safe to call at every start: when all is in place it costs a few milliseconds. Two callers at once take turns.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ installed: boolean }>} whether anything had to be installed
 * @throws {InstallError} with a line that says what to do
 */
export async function ensureInstalled({ log = console.log } = {}) {
  requireNode();
  let installed = false;
  if (!isFresh()) {
    const release = await takeTurn(log);
    try {
      // Another process may have installed while this one waited.
      if (!isFresh()) {
        await install(log);
        installed = true;
      }
    } finally {
      release();
    }
  }
  switchOnGitHooks();
  return { installed };
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new InstallError(
    `Dirigent needs Node.js ${oldestNode.join(".")} or newer; this is ${process.versions.node}. Get it from https://nodejs.org`,
  );
}

const lockHash = () => createHash("sha256").update(readFileSync(lockFile)).digest("hex");

/**
 * Compares what npm says it installed with the lock file, so that a `git pull`, an interrupted install and an install
 * by hand are all seen for what they are. The stamp settles lock files in which npm leaves out more than we foresee.
 */
function isFresh() {
  if (!existsSync(installedFile)) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockHash()) return true;
  const wanted = JSON.parse(readFileSync(lockFile, "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  return Object.entries(wanted).every(
    ([folder, entry]) => folder === "" || isOptional(entry) || installed[folder]?.version === entry.version,
  );
}

// Packages for other platforms stand in the lock file and are rightly absent here.
const isOptional = (entry) => Boolean(entry.optional || entry.devOptional || entry.os || entry.cpu || entry.libc || entry.link);

/**
 * `npm install`, not `npm ci`: a lock file written where a platform's optional package was missing makes `ci` fail.
 * No install script is needed, so none is run; the lock file is never rewritten.
 */
async function install(log) {
  const startedAt = Date.now();
  log(existsSync(installedFile) ? "Updating dependencies…" : "Installing dependencies (once, about a minute)…");
  const heartbeat = setInterval(() => log(`  still installing, ${Math.round((Date.now() - startedAt) / 1000)} s`), 15_000);
  const { code, output } = await run(npm(), [
    "install",
    "--no-save",
    "--ignore-scripts",
    "--include=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  clearInterval(heartbeat);
  if (code !== 0) {
    throw new InstallError(
      `${output.trim()}\n\nThe dependencies could not be installed. Check the connection to the package registry (npm ping), then run the command again.`,
    );
  }
  writeFileSync(stampFile, lockHash());
  log(`Dependencies installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

/** The npm that called us, so that its version and settings apply; else the one beside node or on the path. */
function npm() {
  const called = process.env.npm_execpath;
  if (called?.endsWith("npm-cli.js") && existsSync(called)) return [process.execPath, called];
  const beside = path.join(path.dirname(process.execPath), "npm");
  return [existsSync(beside) ? beside : "npm"];
}

function run([command, ...before], args) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, [...before, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    // Whoever stops the command while it installs wants npm stopped too, which takes its time over a gentle signal.
    const stop = () => child.kill("SIGKILL");
    process.once("exit", stop);
    const keep = (chunk) => {
      output = (output + chunk).slice(-8_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => resolve({ code: 1, output: `${command}: ${error.message}` }));
    child.on("close", (code) => {
      process.off("exit", stop);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** One install at a time per clone: the second caller waits for the first. */
async function takeTurn(log) {
  mkdirSync(path.dirname(busyFile), { recursive: true });
  for (let told = false; ; told = true) {
    const lock = takeLock(busyFile);
    if (lock.release) return lock.release;
    if (!told) log("Another command is installing the dependencies; waiting for it…");
    await sleep(500);
  }
}

/** Hooks are a convenience: a missing git, a tarball or a path somebody has set already are all fine. */
function switchOnGitHooks() {
  if (process.env.CI || !existsSync(path.join(root, ".git"))) return;
  const git = (...args) => spawnSync("git", args, { cwd: root, encoding: "utf8" });
  if (git("config", "core.hooksPath").status === 1) git("config", "core.hooksPath", ".githooks");
}
