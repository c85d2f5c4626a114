import { and, asc, eq } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { env } from "@/platform/env";
import { guardedFetch } from "@/platform/guarded-fetch";
import { Sealed, unseal } from "@/platform/secrets";
import type { Fetch } from "./carriers/port";
import { type OpenedCarrier, openAccount } from "./carriers/registry";
import type { RefusedRate } from "./rate-choice";
import { carriers } from "./tables";

export type CarrierRow = typeof carriers.$inferSelect;
export type Opener = (ctx: Context, carrierId: string) => Promise<OpenedCarrier | { reason: Reason }>;

/** Names the row in the sealed value: secrets copied into another carrier do not open there. */
export const secretsPlace = (carrierId: string) => `carrier/${carrierId}`;

/** The stored secrets of a carrier, decrypted. Throws `Sealed` if they were stored under another key. */
export function secretsOf({ id, secrets }: Pick<CarrierRow, "id" | "secrets">): unknown {
  return secrets === null ? {} : unseal(secrets, [env().encryptionKey], secretsPlace(id));
}

/** All carriers that may be asked for an offer; one whose settings cannot be read stands among the refusals. */
export async function openActiveAccounts(ctx: Context): Promise<{ rows: CarrierRow[]; opened: OpenedCarrier[]; refused: RefusedRate[] }> {
  const rows = await ctx.db
    .select()
    .from(carriers)
    .where(and(eq(carriers.organizationId, ctx.actor.organizationId), eq(carriers.active, true)))
    .orderBy(asc(carriers.code));
  const opened: OpenedCarrier[] = [];
  const refused: RefusedRate[] = [];
  for (const row of rows) {
    const one = openRow(row);
    if ("reason" in one) refused.push({ carrier: row.code, service: null, reason: one.reason });
    else opened.push(one);
  }
  return { rows, opened, refused };
}

/** The account that a booking was made with: the one to poll, track and cancel by, also when it serves no new parcels. */
export const openAccountOf: Opener = async (ctx, carrierId) => {
  const [row] = await ctx.db
    .select()
    .from(carriers)
    .where(and(eq(carriers.organizationId, ctx.actor.organizationId), eq(carriers.id, carrierId)));
  return row ? openRow(row) : { reason: reason("carrier.unknown_kind", { kind: "" }) };
};

export type RowOpener = (row: CarrierRow) => OpenedCarrier | { reason: Reason };

/** A stored account, ready to be asked. */
export function openRow(row: CarrierRow): OpenedCarrier | { reason: Reason } {
  try {
    return openAccount({ ...row, secrets: secretsOf(row) }, outside);
  } catch (error) {
    if (error instanceof Sealed) return { reason: reason("carrier.misconfigured", { carrier: row.code }) };
    throw error;
  }
}

const longestCallMs = 10_000;

const outside: Fetch = (url, init = {}) =>
  guardedFetch(env().allowPrivateHosts)(url, { ...init, signal: AbortSignal.timeout(longestCallMs) });
