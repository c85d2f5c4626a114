import { startApp } from "../src/testing/app";

/** One production app with the demo workspace for the whole run. Its address reaches the workers by the environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  // For work on one spec: an app that runs already is used as it is.
  if (process.env.E2E_URL) return async () => {};
  const app = await startApp({ demo: true, readyWithinMs: 10 * 60_000 });
  process.env.E2E_URL = app.url;
  return app.remove;
}
