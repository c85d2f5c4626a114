import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from "@playwright/test";
import { type App, type StartApp, startApp } from "../src/testing/app";
import { type Person, people, type Role } from "./people";
import { type SignedIn, signIn } from "./sign-in";
import { newWatch, type Watch } from "./watch";

export const expect = base.expect;

/** A phone as the floor holds it: `test.use(phone)`. */
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

type Options = {
  /** Who looks; null: a stranger. */
  role: Role | null;
  language: "ru" | "en";
  theme: "light" | "dark";
};

type Fixtures = {
  /** Another browser of its own, for a second person at the same time. Watched like `page`. */
  openAs: (who: Role | Person | null, more?: { url?: string } & BrowserContextOptions) => Promise<Page>;
  /** A production app of this test's own, empty unless asked otherwise, deleted afterwards. */
  freshApp: (options?: StartApp) => Promise<App>;
  /** `watch.allow(/409/)` where a test provokes an error. */
  watch: Watch;
};

type Internals = { watcher: ReturnType<typeof newWatch> };
type PerWorker = { sessionOf: (person: Person) => Promise<SignedIn> };

const demoUrl = () => {
  const url = process.env.E2E_URL;
  if (!url) throw new Error("No app runs: start the tests with npx playwright test");
  return url;
};

/** `test` of every journey: a watched page in the demo workspace, signed in by role, in a language and a theme. */
export const test = base.extend<Options & Fixtures & Internals, PerWorker>({
  role: ["owner", { option: true }],
  language: ["ru", { option: true }],
  theme: ["light", { option: true }],

  baseURL: async ({}, use) => use(demoUrl()),

  // One session per person and worker: signing in is throttled, and hashes a password each time.
  sessionOf: [
    async ({ playwright }, use) => {
      const sessions = new Map<string, Promise<SignedIn>>();
      await use((person) => {
        const session = sessions.get(person.email) ?? signIn(playwright.request, demoUrl(), person);
        sessions.set(person.email, session);
        return session;
      });
    },
    { scope: "worker" },
  ],

  watcher: async ({}, use) => {
    const watcher = newWatch();
    await use(watcher);
    base.expect(watcher.problems(), "errors in the browser during the test").toEqual([]);
  },
  watch: async ({ watcher }, use) => use(watcher),

  storageState: async ({ role, sessionOf }, use) => use(role ? await sessionOf(people[role]) : { cookies: [], origins: [] }),

  context: async ({ context, language, theme, watcher }, use) => {
    await dress(context, demoUrl(), language, theme);
    await watcher.over(context);
    await use(context);
  },

  openAs: async ({ browser, contextOptions, language, theme, watcher, sessionOf, playwright }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who, { url = demoUrl(), ...more } = {}) => {
      const person = typeof who === "string" ? people[who] : who;
      const session = url === demoUrl() ? sessionOf : (somebody: Person) => signIn(playwright.request, url, somebody);
      const storageState = person ? await session(person) : { cookies: [], origins: [] };
      const context = await browser.newContext({
        ...contextOptions,
        locale: "ru-RU",
        timezoneId: "Europe/Moscow",
        viewport: { width: 1440, height: 900 },
        baseURL: url,
        storageState,
        ...more,
      });
      opened.push(context);
      await dress(context, url, language, theme);
      await watcher.over(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },

  freshApp: async ({}, use) => {
    const apps: App[] = [];
    await use(async (options) => {
      const app = await startApp(options);
      apps.push(app);
      return app;
    });
    for (const app of apps) await app.remove();
  },
});

async function dress(context: BrowserContext, url: string, language: Options["language"], theme: Options["theme"]): Promise<void> {
  await context.addCookies([
    { name: "locale", value: language, url },
    { name: "theme", value: theme, url },
  ]);
}
