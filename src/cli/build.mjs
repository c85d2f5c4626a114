// Run as a program it builds; the lock is its own, so that a build outlives a start that was killed, and nobody builds over it.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isBuilt, sourceStamp, stampFile } from "./build-stamp.mjs";
import { root } from "./install.mjs";
import { takeLock } from "./lock.mjs";

const buildDir = path.join(root, ".build");

/** The bundle of src/server/main.ts. */
export const serverBundle = path.join(buildDir, "main.mjs");

/** A build that failed, with its output. */
export class BuildError extends Error {}

/**
 * Builds the server and the pages if they are missing or older than their sources. Two callers at once take turns.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ built: boolean }>} whether anything had to be built
 */
export async function ensureBuilt({ log = console.log } = {}) {
  if (isBuilt()) return { built: false };
  const { code, output } = await runBuild(log);
  if (code !== 0) {
    throw new BuildError(
      `${output.trim()}\n\nThe build failed. If the sources are as released, remove the folders .next and .build and start again.`,
    );
  }
  return { built: true };
}

/** In a group of its own: a stop must reach the workers that Next starts, too. */
function runBuild(log) {
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    const stop = () => process.kill(-child.pid, "SIGTERM");
    process.once("exit", stop);
    const keep = (chunk) => {
      output = (output + chunk).slice(-12_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("message", (line) => log(line));
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("exit", stop);
      resolve({ code: code ?? 1, output });
    });
  });
}

async function build(log) {
  mkdirSync(buildDir, { recursive: true });
  const release = await takeTurn(log);
  try {
    if (isBuilt()) return;
    const startedAt = Date.now();
    const seconds = () => Math.round((Date.now() - startedAt) / 1000);
    log("Building (about a minute; not needed again until the sources change)…");
    const heartbeat = setInterval(() => log(`  still building, ${seconds()} s`), 15_000);
    rmSync(stampFile, { force: true });
    const stamp = sourceStamp();
    await bundleServer();
    await buildPages();
    writeFileSync(stampFile, stamp);
    clearInterval(heartbeat);
    log(`Built in ${seconds()} s.`);
  } finally {
    release();
  }
}

async function takeTurn(log) {
  for (let told = false; ; told = true) {
    const lock = takeLock(path.join(buildDir, "building.lock"));
    if (lock.release) return lock.release;
    if (!told) log(`Another start is building (process ${lock.owner}); waiting for it…`);
    await sleep(500);
  }
}

async function bundleServer() {
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: root,
    // Threads, which read hostile files or forecast for minutes, are files of their own.
    entryPoints: {
      main: "src/server/main.ts",
      "commerceml-thread": "src/modules/channels/commerceml/package/parse-thread.ts",
      "table-thread": "src/modules/files/reading/read-thread.ts",
      "forecast-thread": "src/modules/purchasing/forecasts/forecast-thread.ts",
    },
    outdir: buildDir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    sourcemap: true,
    jsx: "automatic",
    logLevel: "warning",
  });
  await esbuild.stop();
}

function buildPages() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules/next/dist/bin/next"), "build"], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`next build ended with ${code}`))));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Whoever asked for the build may be gone, and its end of the pipes with it.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  const tell = (line) => (process.send ? process.connected && process.send(line, () => {}) : console.log(line));
  try {
    await build(tell);
    process.exit(0);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
