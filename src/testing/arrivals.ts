import { announceArrival } from "@/modules/inventory/commands/announce-arrival";
import { createTransfer } from "@/modules/inventory/commands/create-transfer";
import type { Context } from "@/platform/context";

/** A moment some days from now, at nine in the morning UTC. */
export function inDays(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 9)).toISOString();
}

type ArrivalWish = { sku: string; warehouse?: string; quantity: number; days?: number };

/** Units that a supplier is to bring to Moscow in three days, unless wished otherwise. */
export async function anArrival(ctx: Context, { sku, warehouse = "MSK", quantity, days = 3 }: ArrivalWish): Promise<string> {
  const { id } = await announceArrival(ctx, {
    sku,
    warehouse,
    quantity,
    expectedAt: inDays(days),
    source: "supplier",
    reference: "INV-1",
    note: null,
  });
  return id;
}

/** A planned transfer from Moscow to Kazan, to come in two days. */
export async function aTransfer(ctx: Context, lines: Record<string, number>): Promise<string> {
  const { id } = await createTransfer(ctx, {
    from: "MSK",
    to: "KZN",
    expectedAt: inDays(2),
    note: null,
    lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
  });
  return id;
}
