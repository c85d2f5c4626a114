import path from "node:path";
import { root } from "../install.mjs";
import { runCommand } from "./run-command.mjs";

// With a compiler it cannot use, dependency-cruiser sees nothing and is content.
const fewestModules = 40;

/** The boundaries of ARCHITECTURE.md, by dependency-cruiser, and that it really looked. */
export async function checkArchitecture() {
  const { code, output } = await runCommand(path.join(root, "node_modules/.bin/depcruise"), [
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "json",
    "--no-progress",
    "src",
  ]);
  let summary;
  try {
    summary = JSON.parse(output).summary;
  } catch {
    return { passed: 0, failed: 1, output };
  }
  const breaches = summary.violations.map(
    ({ rule, from, to, comment }) => `${rule.severity} ${rule.name}: ${from} → ${to}${comment ? `\n    ${comment}` : ""}`,
  );
  if (summary.totalCruised < fewestModules)
    breaches.push(`dependency-cruiser saw only ${summary.totalCruised} modules: it looked at nothing.`);
  const failed = summary.error > 0 || summary.totalCruised < fewestModules || (code !== 0 && breaches.length === 0);
  return failed ? { passed: 0, failed: 1, output: breaches.join("\n") || output } : { passed: 1, failed: 0 };
}
