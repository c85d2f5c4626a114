import { sql } from "drizzle-orm";
import { inItsDatabase } from "../src/testing/running-shop";
import { demoPages } from "./demo-shop";
import { expect, test } from "./fixtures";
import { ru } from "./words";

test("a page that fails says so, and the code that it gives stands in the log", async ({ freshApp, openAs, watch }) => {
  test.setTimeout(180_000);
  watch.allow(/500|An error occurred in the Server Components render|Minified React error|Switched to client rendering|favicon\.ico/);
  const app = await freshApp({ demo: true });
  const page = await openAs("owner", { url: app.url });
  await page.goto("/");
  const { tracking } = await demoPages(page.request);
  const rename = (from: string, to: string) =>
    inItsDatabase(app, (db) => db.execute(sql`alter table ${sql.identifier(from)} rename to ${sql.identifier(to)}`).then(() => undefined));
  const title = (words: string) => page.getByRole("heading", { name: words });
  const codeShown = async () => {
    const code = /\d{6,}/.exec(await page.getByRole("main").last().innerText())?.[0];
    expect(code, "a code on the page").toBeDefined();
    return code ?? "";
  };
  // One fault has one code on every page that meets it, and the page that was open before may have met it, too.
  const logged = (code: string) =>
    app
      .output()
      .split("\n")
      .filter((line) => line.includes(code))
      .join("\n");

  // A page inside the workspace: the frame stays, and trying again asks the server.
  await rename("messages", "messages_away");
  await page.goto("/messages");
  await expect(title(ru.ui.error.title)).toBeVisible();
  const inWorkspace = logged(await codeShown());
  expect(inWorkspace).toContain('"route":"/messages"');
  await rename("messages_away", "messages");
  await page.getByRole("button", { name: ru.ui.error.retry }).click();
  await expect(page.getByRole("heading", { level: 1, name: ru.nav.messages })).toBeVisible();

  // The document of the workspace, and the buyer's page.
  await rename("fulfilments", "fulfilments_away");
  await page.goto("/messages");
  await expect(title(ru.ui.error.title)).toBeVisible();
  expect(logged(await codeShown())).toContain("page failed");
  await page.goto(tracking);
  await expect(title(ru.track.failure.title)).toBeVisible();
  const ofBuyer = logged(await codeShown());
  expect(ofBuyer).toContain('"route":"/t/[token]"');
  // The link itself opens the order: the log must not.
  expect(app.output()).not.toContain(tracking.slice("/t/".length));
  await rename("fulfilments_away", "fulfilments");
  await page.getByRole("button", { name: ru.track.failure.retry }).click();
  await expect(page.getByText(ru.track.promise)).toBeVisible();
});
