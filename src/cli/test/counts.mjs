import { existsSync, readFileSync } from "node:fs";

/** A runner that saw no test, or failed without naming one, still counts as one failure. */
function settle(counts, code) {
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, output: "No test ran: the runner looked at nothing." };
  if (code !== 0 && counts.failed === 0)
    return { ...counts, failed: 1, output: counts.output ?? "The runner failed outside of any test; see above." };
  return counts;
}

const read = (report) => (existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null);

/**
 * @param {string} report what vitest's JSON reporter wrote
 * @param {number} code its exit code
 */
export function vitestCounts(report, code) {
  const json = read(report);
  if (!json) return { passed: 0, failed: 1, output: "vitest wrote no report." };
  // A file that cannot even be loaded holds no failed test, only a failed suite.
  const unloaded = json.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  const counts = {
    passed: json.numPassedTests,
    failed: json.numFailedTests + unloaded.length,
    skipped: json.numPendingTests + (json.numTodoTests ?? 0),
  };
  return settle(counts, code);
}

/**
 * @param {string} report what Playwright's JSON reporter wrote
 * @param {number} code its exit code
 */
export function playwrightCounts(report, code) {
  const json = read(report);
  if (!json) return { passed: 0, failed: 1, output: "Playwright wrote no report." };
  const { expected, unexpected, flaky, skipped } = json.stats;
  // A test that passes only at the second try is a failure that hides.
  const counts = { passed: expected, failed: unexpected + flaky, skipped };
  return settle(counts, code);
}
