import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { lockOwner, takeLock } from "./lock.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "dirigent-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lockIn = (name: string) => path.join(folder, name);

test("a lock is held once, names its owner, and can be had again when it was given back", () => {
  const first = takeLock(lockIn("once"));
  expect(takeLock(lockIn("once")).owner).toBe(process.pid);
  expect(lockOwner(lockIn("once"))).toBe(process.pid);
  first.release?.();
  expect(lockOwner(lockIn("once"))).toBeNull();
  takeLock(lockIn("once")).release?.();
});

test("the lock of a dead process is taken over, also when its number belongs to another process now", () => {
  const dead = spawnSync(process.execPath, ["--eval", ""]).pid;
  writeFileSync(lockIn("dead"), JSON.stringify({ pid: dead, startedAt: "1" }));
  expect(takeLock(lockIn("dead")).owner).toBeUndefined();

  const reused = JSON.stringify({ pid: process.pid, startedAt: "1" });
  writeFileSync(lockIn("reused"), reused);
  expect(takeLock(lockIn("reused")).owner).toBeUndefined();
  expect(readFileSync(lockIn("reused"), "utf8")).not.toBe(reused);
});

test("of many processes that meet a stale lock exactly one gets it", async () => {
  writeFileSync(lockIn("race"), JSON.stringify({ pid: process.pid, startedAt: "1" }));
  const script = `
    import { takeLock } from ${JSON.stringify(path.resolve("src/cli/lock.mjs"))};
    process.stdout.write(takeLock(${JSON.stringify(lockIn("race"))}).release ? "won" : "lost");
    process.stdin.on("end", () => process.exit()).resume();
  `;
  const racers = Array.from({ length: 8 }, () => spawn(process.execPath, ["--input-type=module", "--eval", script]));
  const outcomes = await Promise.all(
    racers.map((racer) => new Promise<string>((resolve) => racer.stdout.once("data", (data) => resolve(String(data))))),
  );
  for (const racer of racers) racer.stdin.end();
  expect(outcomes.filter((outcome) => outcome === "won")).toHaveLength(1);
  expect(readdirSync(folder).filter((file) => file.startsWith("race."))).toEqual([]);
}, 20_000);
