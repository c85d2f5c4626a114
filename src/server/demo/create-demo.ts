import { addMember } from "@/modules/organizations/commands/add-member";
import { actingFor, type Visitor } from "@/platform/context";
import type { Db } from "@/platform/db";
import { type Env, env } from "@/platform/env";
import { foundOrganization } from "../found-organization";
import { demoPassword, demoPeople } from "./demo-people";

/** Makes the demo workspace on an empty database: the shop and its people, one per role. */
export async function createDemo(db: Db, settings: Env = env()): Promise<void> {
  const visitor: Visitor = { db, inTransaction: false, now: () => new Date() };
  const password = demoPassword(settings);
  const [owner, ...others] = demoPeople;
  if (!owner) throw new Error("a demo without people");
  const shop = { name: "Чайная лавка «Самовар»", timezone: "Europe/Moscow", currency: "RUB", locale: "ru" as const, isDemo: true };
  const { organizationId, ownerId } = await foundOrganization(visitor, {
    ...shop,
    owner: { name: owner.name, email: owner.email, password },
  });
  const ctx = actingFor(visitor, organizationId, { id: ownerId, name: owner.name, role: "owner" });
  for (const person of others) await addMember(ctx, { ...person, locale: "ru", password });
}
