import { aMailServer } from "../src/testing/mail-server";
import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { placeOne } from "./packed-order";
import { people } from "./people";
import { ru } from "./words";

const run = Date.now().toString(36);

test("messages: words with a wrong variable are refused, seen with a real order, tried on oneself, brought back; what failed is sent again", async ({
  freshApp,
  openAs,
  watch,
}) => {
  test.setTimeout(600_000);
  // The letters lie in frames without scripts, also without those of this test.
  watch.allow(/Blocked script execution in 'about:srcdoc'/);
  // A real mail server that knows nobody at first.
  let knows = false;
  const mail = await aMailServer({
    onRcptTo(address, _session, done) {
      if (knows || address.address === people.owner.email) done();
      else done(Object.assign(new Error("no such user here"), { responseCode: 550 }));
    },
  });
  const env = { SMTP_URL: mail.url, MAIL_FROM: "orders@example.com" };
  const app = await freshApp({ demo: true, env, readyWithinMs: 300_000 });
  const page = await openAs(people.owner, { url: app.url });
  const api = await aKeyHolder(page.request, app.url);
  const recipient = `marta-${run}@example.com`;
  const order = await placeOne(api, { sku: `E2E-MAIL-${run}`, channel: `e2e-mail-${run}`, email: recipient });

  // A variable that does not exist is named, with the one that was meant; nothing is saved.
  const words = ru.notifications.template;
  await page.goto("/settings/messages/packed?in=ru");
  const subject = page.getByLabel(words.parts.subject);
  const before = await subject.inputValue();
  await expect(async () => {
    await subject.fill("Заказ {nubmer} собран и ждёт");
    await expect(
      page.getByText(ru.reasons.message.unknown_variable_like.replace("{variable}", "nubmer").replace("{suggestion}", "number")),
    ).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  await page.getByRole("button", { name: words.save, exact: true }).click();
  await expect(page.getByText(words.history.empty)).toBeVisible();

  // The preview is of a real order, and the trial goes to whoever words it.
  await subject.fill("Заказ {number} собран и ждёт");
  await page.getByLabel(words.order, { exact: true }).fill(order.number);
  await expect(page.getByText(`Заказ ${order.number} собран и ждёт`)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: words.test }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.try.submit }).click();
  await expect(page.getByText(words.try.sent.replace("{to}", people.owner.email))).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => mail.received.filter(({ to }) => to.includes(people.owner.email)).length, { timeout: 30_000 }).toBe(1);

  // Saved, and saved otherwise; the first version comes back from the history.
  const save = page.getByRole("button", { name: words.save, exact: true });
  await save.click();
  const history = (version: number) => page.getByText(words.history.version.replace("{version}", String(version)));
  await expect(history(1)).toBeVisible({ timeout: 30_000 });
  await subject.fill("Совсем другая тема");
  await save.click();
  await expect(history(2)).toBeVisible({ timeout: 30_000 });
  await history(1).click();
  await page.getByRole("button", { name: words.history.restore }).click();
  await expect(subject).toHaveValue("Заказ {number} собран и ждёт", { timeout: 30_000 });
  expect(before).not.toBe("Заказ {number} собран и ждёт");

  // The letter that nobody was there for stands in the log, and leaves once somebody is.
  await page.goto(`/messages?q=${encodeURIComponent(recipient)}`);
  const row = page.getByRole("row").filter({ hasText: order.number });
  await expect(row).toContainText(ru.notifications.status.failed, { timeout: 60_000 });
  knows = true;
  watch.allow(/no such user/);
  await row.getByRole("button").click();
  const letter = page.getByRole("dialog");
  await expect(letter.getByText("no such user here", { exact: false })).toBeVisible();
  await letter.getByRole("button", { name: ru.notifications.view.resend }).click();
  await expect.poll(() => mail.received.some(({ to }) => to.includes(recipient)), { timeout: 60_000 }).toBe(true);
  await expect(letter.getByText(ru.notifications.status.sent)).toBeVisible({ timeout: 60_000 });
  await mail.close();
});
