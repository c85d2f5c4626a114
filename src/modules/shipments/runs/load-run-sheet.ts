import { eq } from "drizzle-orm";
import { formatPhone } from "@/lib/phone";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { localeOf } from "@/platform/i18n/locale";
import { readRun } from "./run-queries";
import type { RunSheetData } from "./run-sheet";

/** What the paper of one run says: the stops that are still ahead. */
export async function loadRunSheet(ctx: Context, runId: string): Promise<RunSheetData> {
  const run = await readRun(ctx, runId);
  const [shop] = await ctx.db.select().from(organizations).where(eq(organizations.id, ctx.actor.organizationId));
  return {
    locale: localeOf(shop?.locale ?? "ru", null),
    shop: shop?.name ?? "",
    day: run.day,
    courier: run.courier,
    warehouse: run.warehouseName,
    km: run.km,
    printedAt: ctx.now(),
    lines: run.stops
      .filter(({ isOpen }) => isOpen)
      .map(({ orderNumber, trackingNumber, name, address, phone, dueMinor, currency, note }) => ({
        ...{ orderNumber, trackingNumber, name, address, dueMinor, currency },
        phone: phone && formatPhone(phone),
        note: note ?? "",
      })),
  };
}
