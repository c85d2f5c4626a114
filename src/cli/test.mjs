// Plain Node without dependencies: `npm test` must work on a fresh clone.
import { ensureInstalled, InstallError } from "./install.mjs";
import { stepsNamed } from "./test/plan.mjs";
import { runSteps } from "./test/run-steps.mjs";

const usage = `npm test [step…]      every check, or only the named steps
npm run proof         the long forms of the scenarios`;

const words = process.argv.slice(2);
if (words.includes("--help")) {
  console.log(usage);
  process.exit(0);
}

try {
  await ensureInstalled({ log: console.log });
  const steps = stepsNamed(
    words.filter((word) => !word.startsWith("--")),
    { proof: words.includes("--proof") },
  );
  const { passed, failed } = await runSteps(steps);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof InstallError ? error.message : error);
  console.log("\n0 passed, 1 failed");
  process.exitCode = 1;
}
