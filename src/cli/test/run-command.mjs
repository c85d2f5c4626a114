import { spawn } from "node:child_process";
import { root } from "../install.mjs";

// No step may hang a run for ever: the longest honest one (the proofs) has this much.
const longest = { quick: 35 * 60_000, proof: 3 * 60 * 60_000 };

/** What runs now, so that a signal to us reaches it. */
const running = new Set();

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    if (running.size === 0) process.exit(130);
    for (const child of running) child.kill(signal);
    process.exitCode = 130;
  });
}

/**
 * Runs a command in the project's root; shows its output as it comes or keeps it for the report.
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(command, args, { show = false, env = {} } = {}) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    running.add(child);
    const limit = process.argv.includes("--proof") ? longest.proof : longest.quick;
    const timer = setTimeout(() => {
      output += `\nStopped after ${limit / 60_000} minutes.`;
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 30_000).unref();
    }, limit);
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000_000);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const end = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output });
    };
    child.on("error", (error) => {
      keep(`${command}: ${error.message}`);
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}
