import { count } from "drizzle-orm";
import { expect, test } from "vitest";
import { channels } from "@/modules/channels/tables";
import { apiKeys, organizations, users } from "@/modules/organizations/tables";
import { carriers } from "@/modules/shipments/tables";
import { type Env, readEnv } from "@/platform/env";
import { callerFactory } from "@/platform/trpc/procedures";
import { withOwnDatabase } from "@/testing/database";
import { authenticate } from "./authenticate";
import { bootstrap } from "./bootstrap";
import { setUpRouter } from "./set-up-router";

const key = `drg_${"AB".repeat(32)}`;
const settings = (url: string, more: Record<string, string> = {}): Env =>
  readEnv({ DATABASE_URL: url, NEXTAUTH_SECRET: "s".repeat(40), ...more });
const admin = {
  DIRIGENT_ADMIN_EMAIL: "Admin@Example.com",
  DIRIGENT_ADMIN_PASSWORD: "eight888",
  DIRIGENT_ORGANIZATION: "Лавка",
  DIRIGENT_API_KEY: key,
};

test(
  "an empty database gets the owner, organization and key of the settings, once, whoever starts at the same time",
  withOwnDatabase(async ({ db, url }) => {
    await Promise.all([bootstrap(db, settings(url, admin)), bootstrap(db, settings(url, admin))]);
    await bootstrap(db, settings(url, { ...admin, DIRIGENT_ORGANIZATION: "Another" }));
    expect(await db.select({ name: organizations.name }).from(organizations)).toEqual([{ name: "Лавка" }]);
    expect(await db.select({ email: users.email }).from(users)).toEqual([{ email: "admin@example.com" }]);
    expect(await db.select({ code: carriers.code }).from(carriers).orderBy(carriers.code)).toEqual([
      { code: "marketplace" },
      { code: "own_courier" },
      { code: "pickup" },
    ]);
    expect(await db.select({ code: channels.code, name: channels.name }).from(channels)).toEqual([{ code: "manual", name: "Телефон" }]);
    expect(await db.select({ keys: count() }).from(apiKeys)).toEqual([{ keys: 1 }]);
    const door = { db, secret: "s".repeat(40), baseUrl: "http://dirigent.test" };
    const { actor } = await authenticate(new Headers({ authorization: `Bearer ${key}` }), door);
    expect(actor).toMatchObject({ kind: "key", role: "manager", scopes: ["full"] });
  }),
);

test(
  "without settings an external database stays empty, and the first visitor founds the organization: one of two",
  withOwnDatabase(async ({ db, url }) => {
    expect(await bootstrap(db, settings(url))).toBeNull();
    const found = (name: string) =>
      callerFactory(setUpRouter)({ db, actor: null, ip: null, inTransaction: false, now: () => new Date() }).found({
        organization: name,
        name,
        email: `${name}@example.com`,
        password: "long-enough-1",
        timezone: "Europe/Moscow",
        currency: "RUB",
        locale: "ru",
      });
    const results = await Promise.allSettled([found("one"), found("two")]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.select({ all: count() }).from(organizations)).toEqual([{ all: 1 }]);
    await expect(found("three")).rejects.toMatchObject({ code: "CONFLICT" });
  }),
);

test(
  "the demo's organization is opened by the key of the settings too",
  withOwnDatabase(async ({ db, url }) => {
    const first = await bootstrap(db, settings(url, { DIRIGENT_DEMO: "1", DIRIGENT_API_KEY: key }));
    expect(first?.email).toBe("owner@example.com");
    const door = { db, secret: "s".repeat(40), baseUrl: "http://dirigent.test" };
    const { actor } = await authenticate(new Headers({ authorization: `Bearer ${key}` }), door);
    expect(actor).toMatchObject({ kind: "key", scopes: ["full"] });
  }),
  120_000,
);
