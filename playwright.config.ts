import { defineConfig } from "@playwright/test";
import { findBrowser } from "./src/cli/test/browser.mjs";

// Found once; the workers inherit it.
process.env.DIRIGENT_BROWSER ??= (await findBrowser()) ?? "";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/playwright",
  globalSetup: "./e2e/app.ts",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "ru-RU",
    timezoneId: "Europe/Moscow",
    colorScheme: "light",
    viewport: { width: 1440, height: 900 },
    // Axe measures contrast; a fade that is half-way through would decide the outcome.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(process.env.DIRIGENT_BROWSER ? { executablePath: process.env.DIRIGENT_BROWSER } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
    },
  },
});
