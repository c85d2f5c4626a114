import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, fchownSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../lock.mjs";
import { runAs } from "./cluster.mjs";
import { tuning } from "./tuning.mjs";

const startWithinMs = 60_000;
const stopWithinMs = 10_000;
const longestLog = 10 * 1024 * 1024;

// Below the range that systems hand out for outgoing connections, so that a port is not taken by chance.
const ports = { from: 20_000, to: 32_000 };

/**
 * The running server of a home, once it takes connections; null when none runs. One that is going down is waited for.
 * @returns {Promise<{ pid: number, port: number } | null>}
 */
export async function livingPostmaster(home) {
  const deadline = Date.now() + startWithinMs;
  while (Date.now() < deadline) {
    const state = readState(home);
    if (!state) return null;
    if (!isAlive(state.pid)) return null;
    if (!isPostgresOf(state.pid, home)) {
      // After a reboot the number belongs to a stranger, and PostgreSQL would take it for itself.
      rmSync(stateFile(home), { force: true });
      return null;
    }
    if (state.ready) return { pid: state.pid, port: state.port };
    await sleep(50);
  }
  throw new Error(`PostgreSQL in ${home.folder} neither starts nor stops. See ${logFile(home)}.`);
}

/** Starts the server in a session of its own: Ctrl-C is for us, and we stop it when our work with it is done. */
export async function startPostmaster(home, programs, settings) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const ended = launch(home, programs, port, settings);
    const outcome = await Promise.race([ended, untilReady(home, ended)]);
    if (outcome.ready) return outcome.ready;
    // Somebody took the port in between, or backends of a killed server are still letting go of its memory.
    const mayPass = /could not bind|could not create any TCP|shared memory block|lock file .* already exists/.test(outcome.output);
    if (attempt === 5 || !mayPass) throw new Error(`PostgreSQL did not start.\n${outcome.output.trim()}\nSee ${logFile(home)}.`);
    await sleep(200 * attempt);
  }
}

/** Stops the server: open transactions are rolled back, everything is written, no process is left. False: none ran. */
export async function stopPostmaster(home) {
  const state = readState(home);
  if (!state || !isAlive(state.pid) || !isPostgresOf(state.pid, home)) return false;
  signal(state.pid, "SIGINT");
  if (await endsWithin(state.pid, stopWithinMs)) return true;
  // At once, without a checkpoint: the next start recovers from the log.
  signal(state.pid, "SIGQUIT");
  await endsWithin(state.pid, 5_000);
  return true;
}

const stateFile = (home) => path.join(home.cluster, "postmaster.pid");
const logFile = (home) => path.join(home.folder, "postgresql.log");

/** PostgreSQL's own note: process on line 1, port on line 4, status on line 8. */
function readState(home) {
  try {
    const lines = readFileSync(stateFile(home), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!pid) return null;
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

function isPostgresOf(pid, home) {
  const command = commandOf(pid);
  // A process that is ending has no command line any more.
  return command === "" || command.includes(home.cluster);
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout ?? "";
  }
}

function launch(home, programs, port, settings) {
  const out = openLog(home);
  const begin = statSync(logFile(home)).size;
  const options = Object.entries({ ...tuning, ...settings, port: String(port) }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(path.join(programs, "bin/postgres"), ["-D", home.cluster, ...options], {
    ...runAs(home),
    detached: true,
    stdio: ["ignore", out, out],
  });
  closeSync(out);
  child.unref();
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", () => resolve({ output: readLog(home).slice(begin) }));
  });
}

function openLog(home) {
  const file = logFile(home);
  const tooLong = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longestLog;
  const out = openSync(file, tooLong ? "w" : "a", 0o600);
  if (home.user) fchownSync(out, home.user.uid, home.user.gid);
  return out;
}

/** A throw-away database may be deleted, its log with it, before we hear that its server has ended. */
function readLog(home) {
  return existsSync(logFile(home)) ? readFileSync(logFile(home), "utf8") : "";
}

async function untilReady(home, ended) {
  let over = false;
  const end = () => {
    over = true;
  };
  ended.then(end, end);
  const deadline = Date.now() + startWithinMs;
  while (!over && Date.now() < deadline) {
    const state = readState(home);
    if (state?.ready && isAlive(state.pid) && isPostgresOf(state.pid, home)) return { ready: { pid: state.pid, port: state.port } };
    await sleep(20);
  }
  return { output: `It was not ready within ${startWithinMs / 1000} s.` };
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

async function endsWithin(pid, ms) {
  const deadline = Date.now() + ms;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(30);
  }
  return true;
}

/** A free port that was drawn, so that several databases starting together rarely meet. */
async function freePort() {
  for (;;) {
    const port = ports.from + Math.floor(Math.random() * (ports.to - ports.from));
    if (await isFree(port)) return port;
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
