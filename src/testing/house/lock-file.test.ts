import { readFileSync } from "node:fs";
import semver from "semver";
import { describe, expect, test } from "vitest";

type LockedPackage = { version?: string; resolved?: string; link?: boolean };

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, LockedPackage> };

/** Below these versions a vulnerability is known; every copy in the tree counts, also the one deep below another package. */
const floors: Record<string, string[]> = {
  next: ["16.4.1"],
  sharp: ["0.35.5"],
  // Two lines are maintained.
  "next-auth": ["4.24.15", "5.0.0-beta.32"],
  "@auth/core": ["0.41.3"],
  "socket.io-parser": ["4.2.7"],
  "drizzle-orm": ["0.45.2"],
  "@trpc/server": ["11.8.0"],
  "fast-xml-parser": ["5.5.7"],
  nodemailer: ["10.0.5"],
};

function breach(name: string, version: string): boolean {
  const lines = floors[name] ?? [];
  const floor = lines.find((line) => semver.major(line) === semver.major(version)) ?? lines.at(-1);
  return floor !== undefined && semver.lt(version, floor);
}

const copies = Object.entries(packages).flatMap(([folder, { version }]) => {
  const at = folder.lastIndexOf("node_modules/");
  return at < 0 || !version ? [] : [{ folder, name: folder.slice(at + "node_modules/".length), version }];
});

describe("S49: the lock file", () => {
  test("was read", () => {
    expect(copies.length).toBeGreaterThan(200);
    expect(copies.map(({ name }) => name)).toEqual(expect.arrayContaining(["next", "next-auth", "drizzle-orm", "nodemailer"]));
  });

  test("holds no copy below a security floor", () => {
    expect(copies.filter(({ name, version }) => breach(name, version))).toEqual([]);
  });

  test("never holds xlsx, whose registry copy is abandoned", () => {
    expect(copies.filter(({ name }) => name === "xlsx")).toEqual([]);
  });

  test("holds at most one @auth/core", () => {
    expect(copies.filter(({ name }) => name === "@auth/core").length).toBeLessThanOrEqual(1);
  });

  test("names no registry host, so that it installs from whichever registry is set", () => {
    expect(Object.entries(packages).filter(([, { resolved, link }]) => resolved && !link)).toEqual([]);
  });

  test("would be caught with a planted old copy", () => {
    expect(breach("next", "16.4.0")).toBe(true);
    expect(breach("next-auth", "4.24.14")).toBe(true);
    expect(breach("next-auth", "5.0.0-beta.31")).toBe(true);
    expect(breach("next-auth", "5.0.0-beta.32")).toBe(false);
    expect(breach("nodemailer", "10.6.0")).toBe(false);
  });
});
