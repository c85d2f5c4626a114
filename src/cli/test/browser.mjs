import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { runCommand } from "./run-command.mjs";

const onPath = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const inApplications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser that the tests use: the one named, the system's, or Playwright's own; null when there is none that starts. */
export async function findBrowser() {
  const named = process.env.DIRIGENT_BROWSER;
  if (named) return starts(named) ? named : null;
  return [...onPath, ...inApplications].map(locate).find((path) => path && starts(path)) ?? (await playwrights());
}

/**
 * Finds a browser, or gets one: Playwright's own, else Debian's package when we are root.
 * @param {{ log: (line: string) => void }} options
 * @returns {Promise<{ path: string, problem?: undefined } | { path?: undefined, problem: string }>}
 */
export async function ensureBrowser({ log }) {
  const found = await findBrowser();
  if (found) return { path: found };

  log("No Chromium or Chrome found; getting Playwright's own…");
  await runCommand("node_modules/.bin/playwright", ["install", "chromium"], { env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000" } });
  const own = await playwrights();
  if (own) return { path: own };

  if (process.getuid?.() === 0 && locate("apt-get")) {
    log("That did not work; installing Debian's chromium…");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await runCommand("apt-get", ["update"], { env });
    await runCommand("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], { env });
    const packaged = locate("chromium");
    if (packaged && starts(packaged)) return { path: packaged };
  }
  return {
    problem:
      "The end-to-end tests need a browser and none could be had: install Chromium or Chrome (on Debian: apt-get install chromium), then run npm test again.",
  };
}

async function playwrights() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return existsSync(path) && starts(path) ? path : null;
}

function locate(command) {
  if (command.startsWith("/")) return existsSync(command) ? command : null;
  const { status, stdout } = spawnSync("sh", ["-c", 'command -v "$1"', "sh", command], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/** A name on the path proves nothing: some are stubs that ask for another package, and libraries may be missing. */
const starts = (path) => spawnSync(path, ["--version"], { timeout: 30_000, stdio: "ignore" }).status === 0;
