import { Client } from "pg";
import { registerApiKey } from "@/modules/organizations/commands/create-api-key";
import { demoOwner, hasNoOrganization } from "@/modules/organizations/queries";
import type { Context, Visitor } from "@/platform/context";
import { type Db, db as processDb } from "@/platform/db";
import { type Env, env } from "@/platform/env";
import { translator } from "@/platform/i18n/translator";
import { log } from "@/platform/log";
import { createDemo } from "./demo/create-demo";
import { demoPassword } from "./demo/demo-people";
import { foundOrganization } from "./found-organization";

/** What a first start prints: how to sign in to what it has made. */
export type FirstSignIn = { email: string; password: string };

// Any number will do, as long as all our processes use the same.
const bootstrapLock = 4_711_016;

/**
 * Fills an empty database as the settings ask: the owner of DIRIGENT_ADMIN_EMAIL, else the demo, either with the key of
 * DIRIGENT_API_KEY, else nothing, and the set-up page waits for the first visitor. Processes that start together take turns. Answers the demo's
 * sign-in while the demo is all there is, or null.
 */
export async function bootstrap(db: Db = processDb(), settings: Env = env()): Promise<FirstSignIn | null> {
  if (await hasNoOrganization(db)) await inTurn(settings.databaseUrl, () => fill(db, settings));
  const owner = await demoOwner(db);
  return owner && { email: owner.email, password: demoPassword(settings) };
}

async function inTurn(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  // A connection of its own: the pool's give up after seconds, and the demo takes longer to be made.
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, application_name: "dirigent first start" });
  client.on("error", (error) => log().warn({ err: error.message }, "database connection lost at the first start"));
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [bootstrapLock]);
    await work();
  } finally {
    // Ending the session frees the lock, whatever happened.
    await client.end();
  }
}

async function fill(db: Db, settings: Env): Promise<void> {
  if (!(await hasNoOrganization(db))) return;
  const visitor: Visitor = { db, inTransaction: false, now: () => new Date() };
  if (settings.admin) await foundForAdmin(visitor, settings.admin, settings);
  else if (settings.demo) await createDemo(db, settings, { andThen: (ctx) => registerKeyOf(ctx, settings) });
  else if (settings.apiKey)
    log().warn("DIRIGENT_API_KEY is not registered: without DIRIGENT_ADMIN_EMAIL and DIRIGENT_ADMIN_PASSWORD no organization was founded");
}

/** The key of DIRIGENT_API_KEY, in the same transaction as the organization that it opens. */
async function registerKeyOf(ctx: Context, { apiKey }: Env): Promise<void> {
  if (apiKey) await registerApiKey(ctx, { name: translator("ru", "starting")("keys.environment"), key: apiKey });
}

async function foundForAdmin(visitor: Visitor, admin: NonNullable<Env["admin"]>, settings: Env): Promise<void> {
  const t = translator("ru", "starting");
  const owner = { name: t("owner"), email: admin.email.toLowerCase(), password: admin.password };
  const name = settings.organization ?? t("organization");
  const start = { name, timezone: "Europe/Moscow", currency: "RUB", locale: "ru" as const, owner };
  await foundOrganization(visitor, start, (ctx) => registerKeyOf(ctx, settings));
  log().info({ organization: name }, "founded the organization of the settings");
}
