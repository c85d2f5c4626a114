import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { stockedProducts, warehouseNamed } from "../arrivals/look-up";
import type { CreateTransfer } from "../transfers/inputs";
import { writeTransfer } from "../transfers/write-transfer";

/** Plans a transfer between two warehouses. It moves and keeps nothing until it is sent. Refuses unknown codes, bundles, and one place twice. */
export function createTransfer(ctx: Context, input: CreateTransfer): Promise<{ id: string; number: number }> {
  return inTransaction(ctx, async (ctx) => {
    if (input.from === input.to)
      throw new Refusal("invalid", reason("transfer.one_place"), { errors: [{ path: "to", message: "transfer.one_place" }] });
    const from = await warehouseNamed(ctx, input.from, "from");
    const to = await warehouseNamed(ctx, input.to, "to", false);
    const lines = await plannedLines(ctx, input.lines);
    return writeTransfer(ctx, { from, to, expectedAt: new Date(input.expectedAt), note: input.note || null, lines });
  });
}

/** The lines of a plan by their products. */
export async function plannedLines(ctx: Context, lines: CreateTransfer["lines"]): Promise<{ productId: string; quantity: number }[]> {
  const products = await stockedProducts(
    ctx,
    lines.map((line) => line.sku),
    (i) => `lines.${i}.sku`,
  );
  return lines.flatMap(({ sku, quantity }) => {
    const product = products.get(sku);
    return product ? [{ productId: product.id, quantity }] : [];
  });
}
