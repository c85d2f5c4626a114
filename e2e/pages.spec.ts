import { expectAccessible } from "./accessible";
import { demoPages } from "./demo-shop";
import { expect, phone, test } from "./fixtures";
import { ru } from "./words";

// The looks share nothing but the demo, and measuring takes minutes: two at a time.
test.describe.configure({ mode: "parallel" });

const looks = [
  { language: "ru", theme: "light" },
  { language: "en", theme: "dark" },
  { language: "ru", theme: "dark" },
  { language: "en", theme: "light" },
] as const;

for (const { language, theme } of looks) {
  test.describe(`in ${language}, ${theme}`, () => {
    test.use({ language, theme });

    // Both themes are measured once; the other two pairs show that every page opens in them.
    const isMeasured = (language === "ru") === (theme === "light");

    test(`S52: every page opens without an error${isMeasured ? " and is accessible" : ""}`, async ({ page }) => {
      test.setTimeout(1_200_000);
      const { signedIn, tracking } = await demoPages(page.request);
      const faults: string[] = [];
      for (const path of [...signedIn, tracking]) {
        const answer = await page.goto(path);
        if (!answer?.ok()) faults.push(`${path} answered ${answer?.status()}`);
        await expect(page.locator("html")).toHaveAttribute("lang", path === tracking ? /ru|en/ : language);
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        if (isMeasured) await expectAccessible(page).catch((error: Error) => faults.push(`${path}: ${error.message}`));
      }
      expect(faults).toEqual([]);
    });

    if (isMeasured) {
      test("the sign-in page is accessible", async ({ openAs }) => {
        const page = await openAs(null);
        await page.goto("/orders");
        await expect(page).toHaveURL(/\/sign-in/);
        await expectAccessible(page);
      });
    }
  });
}

test.describe("on a phone", () => {
  test.use(phone);

  test("every page opens and none is wider than the screen", async ({ page }) => {
    test.setTimeout(600_000);
    const { signedIn, tracking } = await demoPages(page.request);
    const faults: string[] = [];
    for (const path of [...signedIn, tracking]) {
      const answer = await page.goto(path);
      if (!answer?.ok()) faults.push(`${path} answered ${answer?.status()}`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) faults.push(`${path} is ${over} px too wide`);
    }
    expect(faults).toEqual([]);
  });
});

test("a person signs in by the form and out again", async ({ openAs }) => {
  const page = await openAs(null);
  await page.goto("/sign-in");
  await page.getByLabel(ru.auth.email).fill("viewer@example.com");
  await page.getByLabel(ru.auth.password).fill("dirigent-demo");
  await page.getByRole("button", { name: ru.auth.signIn }).click();
  await expect(page.getByRole("heading", { level: 1, name: ru.dashboard.title })).toBeVisible();
  await page.getByRole("button", { name: /Учётная запись/ }).click();
  await page.getByRole("menuitem", { name: ru.nav.signOut }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/orders");
  await expect(page).toHaveURL(/\/sign-in/);
});
