import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceFiles } from "./source-files";

const rows = readFileSync("docs/scenarios.md", "utf8")
  .split("\n")
  .map((line) => /^\| (S\d+) \| (.+) \| (.+) \|$/.exec(line))
  .filter((row) => row !== null)
  .map(([, scenario, says, tests]) => ({ scenario, says, files: [...(tests ?? "").matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? "") }));

test("every test file that docs/scenarios.md names is there and names the scenario", () => {
  expect(rows.length).toBeGreaterThan(0);
  const lost = rows.flatMap(({ scenario, files }) =>
    files
      .filter((file) => !existsSync(file) || !new RegExp(`\\b${scenario}\\b`).test(readFileSync(file, "utf8")))
      .map((file) => `${scenario}: ${file}`),
  );
  expect(lost).toEqual([]);
});

test("every scenario that a test names stands in docs/scenarios.md", () => {
  const tests = ["src", "e2e"].flatMap((folder) => sourceFiles(folder, /\.(test|proof|spec)\.tsx?$/));
  const named = tests.flatMap(({ text }) =>
    [...text.matchAll(/(?:test|describe|it)(?:\.\w+)*\(\s*["'`](S\d+)\b/g)].map(([, scenario]) => scenario),
  );
  const written = new Set(rows.map(({ scenario }) => scenario));
  expect([...new Set(named)].filter((scenario) => !written.has(scenario))).toEqual([]);
});
