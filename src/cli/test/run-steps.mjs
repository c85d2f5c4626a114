/**
 * Runs the steps group by group and adds up what they count. A failed step never hides the later ones: the report is whole.
 * @param {import("./plan.mjs").Step[]} steps
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runSteps(steps) {
  const sum = { passed: 0, failed: 0 };
  for (const group of [...new Set(steps.map((step) => step.group))].sort((a, b) => a - b)) {
    const waiting = steps.filter((step) => step.group === group);
    const worker = async () => {
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        const { passed, failed } = await runStep(step);
        sum.passed += passed;
        sum.failed += failed;
      }
    };
    // Two at a time: the contract's machine has two cores.
    await Promise.all([worker(), worker()]);
    if (process.exitCode === 130) break;
  }
  return sum;
}

async function runStep({ name, run }) {
  const startedAt = Date.now();
  const outcome = await run().catch((error) => ({ passed: 0, failed: 1, output: error.stack ?? String(error) }));
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  if (outcome.output) console.log(`\n${outcome.output.trim()}\n`);
  const skipped = outcome.skipped ? `, ${outcome.skipped} skipped` : "";
  const mark = outcome.failed === 0 ? "✓" : "✗";
  console.log(`${mark} ${name.padEnd(12)} ${seconds.padStart(6)} s   ${outcome.passed} passed, ${outcome.failed} failed${skipped}`);
  return outcome;
}
