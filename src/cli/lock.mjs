// Plain Node without dependencies: it also guards the build, before anything can be relied on.
import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Takes a lock file for this process, or says which process holds it. A lock whose owner is dead is taken over, also
 * after a reboot or in a restarted container where its number belongs to another process now.
 * @param {string} file
 * @returns {{ release: () => void, owner?: undefined } | { owner: number, release?: undefined }}
 */
export function takeLock(file) {
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        // A link appears with its content or not at all, so nobody ever reads half a lock.
        linkSync(draft, file);
        return { release: () => releaseIf(file, mine) };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const held = read(file);
      if (held === null) continue;
      const owner = livingOwner(held);
      if (owner !== null) return { owner };
      removeStale(file, held);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The number of the living process that holds the lock, or null. */
export function lockOwner(file) {
  const held = read(file);
  return held === null ? null : livingOwner(held);
}

function livingOwner(held) {
  const { pid, startedAt } = parse(held);
  return pid && isAlive(pid) && startOf(pid) === startedAt ? pid : null;
}

/** Two processes may find the same stale lock: what is moved away must be what was read, else it goes back. */
function removeStale(file, stale) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  try {
    if (read(aside) !== stale) linkSync(aside, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function releaseIf(file, mine) {
  if (read(file) === mine) rmSync(file, { force: true });
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

function parse(held) {
  try {
    return JSON.parse(held);
  } catch {
    return {};
  }
}

/** Whether a process runs, ours or another user's. One that has ended and was not collected by its parent does not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return statOf(pid)?.[0] !== "Z";
}

/** When a process began, in the kernel's ticks: with its number it names a process for good. Null where there is no /proc. */
const startOf = (pid) => statOf(pid)?.[19] ?? null;

/** The kernel's notes on a process, from its state on; null where there is no /proc. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command stands in brackets and may hold spaces and brackets itself.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}
