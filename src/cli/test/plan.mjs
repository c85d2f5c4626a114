import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { InstallError, root } from "../install.mjs";
import { checkArchitecture } from "./architecture.mjs";
import { ensureBrowser } from "./browser.mjs";
import { playwrightCounts, vitestCounts } from "./counts.mjs";
import { runCommand } from "./run-command.mjs";

const bin = (name) => path.join(root, "node_modules/.bin", name);
const reports = path.join(root, "test-results");

/**
 * A step prints what it has to say and gives its counts. Steps of one group share the machine: the first
 * group is four single-threaded checks, two at a time; the others take both cores for themselves.
 * @typedef {{ passed: number, failed: number, skipped?: number, output?: string }} Outcome
 * @typedef {{ name: string, group: number, run: () => Promise<Outcome> }} Step
 */

/** @type {Step[]} */
const testSteps = [
  { name: "types", group: 1, run: checkTypes },
  { name: "lint", group: 1, run: () => check(bin("biome"), ["check", "--colors=off", "."]) },
  { name: "architecture", group: 1, run: checkArchitecture },
  { name: "dead-code", group: 1, run: () => check(bin("knip"), ["--no-progress", "--no-config-hints"]) },
  { name: "tests", group: 2, run: () => runVitest(["unit", "db"]) },
  { name: "build", group: 3, run: build },
  { name: "system", group: 4, run: () => runVitest(["system"]) },
  { name: "browser", group: 5, run: findBrowser },
  { name: "e2e", group: 6, run: runPlaywright },
];

/** @type {Step[]} */
const proofSteps = [
  { name: "build", group: 1, run: build },
  { name: "proof", group: 2, run: () => runVitest(["proof"]) },
];

/**
 * The steps in their order, or those that are named.
 * @param {string[]} names
 * @param {{ proof: boolean }} options
 */
export function stepsNamed(names, { proof }) {
  const steps = proof ? proofSteps : testSteps;
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new InstallError(`No step is called ${unknown.join(", ")}. Steps: ${steps.map(({ name }) => name).join(", ")}.`);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  return names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name));
}

/** One command, one check: quiet when it passes, everything it said when it fails. */
async function check(command, args) {
  const { code, output } = await runCommand(command, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}

async function checkTypes() {
  // Next's route types and its ambient modules (style sheets, images) are generated, not committed.
  const typegen = await check(bin("next"), ["typegen"]);
  return typegen.failed > 0 ? typegen : check(bin("tsc"), ["--noEmit", "-p", "."]);
}

async function build() {
  const { ensureBuilt } = await import("../build.mjs");
  await ensureBuilt({ log: console.log });
  return { passed: 1, failed: 0 };
}

async function findBrowser() {
  const browser = await ensureBrowser({ log: console.log });
  if (!browser.path) return { passed: 0, failed: 1, output: browser.problem };
  process.env.DIRIGENT_BROWSER = browser.path;
  return { passed: 1, failed: 0 };
}

async function runVitest(projects) {
  const report = path.join(reports, `vitest-${projects.join("-")}.json`);
  const chosen = projects.flatMap((project) => ["--project", project]);
  const args = ["run", ...chosen, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runCommand(bin("vitest"), args, { show: true });
  return vitestCounts(report, code);
}

async function runPlaywright() {
  const report = path.join(reports, "playwright.json");
  const { code } = await runCommand(bin("playwright"), ["test", "--reporter=list,json"], {
    show: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return playwrightCounts(report, code);
}
