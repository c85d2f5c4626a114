import path from "node:path";
import { root } from "../install.mjs";
import { runCommand } from "./run-command.mjs";

// With a compiler it cannot use, dependency-cruiser sees nothing and is content.
const fewestModules = 40;

const runsInBrowser = /^src\/(ui|modules\/[^/]+\/ui)\/(?!.*\.test\.)/;
const serverOnly = /^node_modules\/(drizzle-orm|pg|postgres|pino|graphile-worker|next-auth|nodemailer|sharp)\//;

/** The boundaries of ARCHITECTURE.md, by dependency-cruiser, and that it really looked. */
export async function checkArchitecture() {
  const args = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", "--no-progress", "src"];
  const { output } = await runCommand(path.join(root, "node_modules/.bin/depcruise"), args);
  let cruised;
  try {
    cruised = JSON.parse(output.slice(output.indexOf("{")));
  } catch {
    return { passed: 0, failed: 1, output };
  }
  const { summary, modules } = cruised;
  const breaches = [
    ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...serverCodeInBrowser(modules).map((way) => `browser-reaches-server: ${way.join(" → ")}`),
  ];
  if (summary.totalCruised < fewestModules)
    breaches.push(`dependency-cruiser saw only ${summary.totalCruised} modules: it looked at nothing.`);
  return breaches.length > 0 ? { passed: 0, failed: 1, output: breaches.join("\n") } : { passed: 1, failed: 0 };
}

/**
 * The ways on which a component would pull code of the server into the browser, however many files lie between:
 * one to a component. Types vanish before, so they may come from anywhere.
 */
export function serverCodeInBrowser(modules) {
  const imports = new Map(
    modules.map(({ source, dependencies }) => [
      source,
      dependencies.filter(({ dependencyTypes }) => !dependencyTypes.includes("type-only")),
    ]),
  );
  const isOfServer = ({ resolved, coreModule }) => coreModule || serverOnly.test(resolved);
  const ways = [];
  for (const { source } of modules) {
    if (!runsInBrowser.test(source)) continue;
    const cameFrom = new Map([[source, null]]);
    const queue = [source];
    for (let at = queue.shift(); at; at = queue.shift()) {
      const next = imports.get(at) ?? [];
      const breach = next.find(isOfServer);
      if (breach) {
        ways.push([...wayTo(at, cameFrom), breach.resolved]);
        break;
      }
      for (const { resolved } of next) {
        if (!resolved.startsWith("src/") || cameFrom.has(resolved)) continue;
        cameFrom.set(resolved, at);
        queue.push(resolved);
      }
    }
  }
  return ways;
}

function wayTo(end, cameFrom) {
  const way = [];
  for (let at = end; at; at = cameFrom.get(at)) way.unshift(at);
  return way;
}
