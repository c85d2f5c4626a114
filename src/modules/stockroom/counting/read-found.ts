import { quotedCode } from "@/lib/quoted-code";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { refusedScan } from "@/platform/floor/refused-scan";
import { goodsScanned } from "../places/place-queries";
import type { CountBin } from "./inputs";
import type { CountRow, TaskRow } from "./lock-count";

/** What was found of one lot of one product, by whatever codes. */
export type Found = {
  productId: string;
  sku: string;
  tracksLots: boolean;
  tracksSerials: boolean;
  lot: string;
  expiresOn: string | null;
  units: number;
  serials: string[];
  /** When it was counted; null: now, under the locks. */
  at: Date | null;
};

const oldest = 24 * 3_600_000;

/** The products behind the codes that a counter scanned. Refuses unknown ones, what is not asked for, and units without their lot or number. */
export async function readFound(ctx: Context, count: CountRow, task: TaskRow, { lines }: CountBin): Promise<Found[]> {
  const found = new Map<string, Found>();
  const refuse = (why: Parameters<typeof reason>, code: string) =>
    refusedScan(reason(...why), {
      task: { kind: "count", id: task.id, number: String(count.number) },
      warehouseId: count.warehouseId,
      code,
      expected: task.code,
    });
  for (const line of lines) {
    const { code, times } = line;
    const goods = await goodsScanned(ctx, code);
    if (!goods) throw refuse(["scan.unknown_code", { code: quotedCode(code) }], code);
    const { productId, sku, tracksLots, tracksSerials } = goods;
    if (task.productIds && !task.productIds.includes(productId)) throw refuse(["count.not_asked", { sku }], code);
    const lot = line.lot ?? goods.lot ?? "";
    if (tracksLots && !lot && times > 0) throw refuse(["stock.lot_missing", { sku }], code);
    const serials = line.serials ?? (goods.serial ? [goods.serial] : []);
    if (tracksSerials && serials.length !== times) throw refuse(["scan.serial_needed", { sku }], code);
    const key = `${productId} ${tracksLots ? lot : ""}`;
    const at = momentOf(ctx, line.countedAt);
    const known = found.get(key);
    const repeated = serials.find((serial) => known?.serials.includes(serial));
    if (repeated) throw refuse(["stock.serial_twice", { sku, serial: repeated }], code);
    found.set(key, {
      ...{ productId, sku, tracksLots, tracksSerials },
      lot: tracksLots ? lot : "",
      expiresOn: line.expiresOn ?? goods.expiresOn ?? known?.expiresOn ?? null,
      units: (known?.units ?? 0) + times * (line.serials ? 1 : goods.units),
      serials: [...(known?.serials ?? []), ...serials],
      at: latest(known?.at, at),
    });
  }
  return [...found.values()];
}

/** The later of two moments; null is now, and later than any. */
const latest = (known: Date | null | undefined, at: Date | null) =>
  known === undefined ? at : known && at ? (known > at ? known : at) : null;

/**
 * When something was counted, within the last day and never in the future; null: now. What a device says at once tells how its
 * clock differs from ours.
 */
export function momentOf({ operation, ...ctx }: Pick<Context, "now" | "operation">, said?: string): Date | null {
  const now = ctx.now().getTime();
  const fast = operation && !operation.offline ? operation.at.getTime() - now : 0;
  const at = said ? Date.parse(said) - fast : operation?.offline ? operation.at.getTime() : now;
  return at >= now ? null : new Date(Math.max(at, now - oldest));
}
