import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { bookBreaches } from "@/testing/book-breaches";
import { refusalOf } from "@/testing/counted-stockroom";
import { inRollback } from "@/testing/database";
import { actingAs, aProduct, aShop, stockOf } from "@/testing/orders";
import { readPdf } from "@/testing/read-pdf";
import { writeOffActPdf } from "./act-pdf";
import { actById, listActs, openActs, paperOfAct } from "./act-queries";
import { approveAct, rejectAct } from "./decide-act";
import { ProposeAct } from "./inputs";
import { proposeAct } from "./propose-act";

const propose = (ctx: Context, quantity: number, wish: Partial<ProposeAct> = {}) =>
  proposeAct(
    ctx,
    ProposeAct.parse({ warehouse: "MSK", why: "damaged", note: "упал со стеллажа", lines: [{ sku: "A", quantity }], ...wish }),
  );

describe("an act of writing off", () => {
  test(
    "takes nothing before it is approved, then everything at once, and its paper says what and how much",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const { id: productId } = await aProduct(ctx, { sku: "A", stock: { MSK: 10 } });
      await db.update(products).set({ costMinor: 12_345 }).where(eq(products.id, productId));
      const { id, number } = await propose(actingAs(ctx, { role: "picker", name: "Пётр" }), 3);
      expect(number).toBe(1);
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 10 });
      expect(await openActs(ctx)).toBe(1);
      // What goods cost later changes no act.
      await db.update(products).set({ costMinor: 1 }).where(eq(products.id, productId));
      await approveAct(ctx, { writeOffId: id, version: 1 });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 7 });
      expect(await actById(ctx, id)).toMatchObject({ state: "approved", sumMinor: 37_035, by: "Пётр", decidedBy: "Анна" });
      const words = readPdf(await writeOffActPdf(await paperOfAct(ctx, id)))
        .map((page) => page.text)
        .join(" ")
        .replaceAll(/\s+/g, " ");
      for (const word of ["Акт списания", "№ 1", "370,35", "Пётр", "Анна", "упал со стеллажа"]) expect(words).toContain(word);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is decided once, never on an old version, and cannot take what is not there",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 2 } });
      const { id } = await propose(ctx, 3);
      expect(await refusalOf(approveAct(ctx, { writeOffId: id, version: 9 }))).toBe("act.stale_version");
      expect(await refusalOf(approveAct(ctx, { writeOffId: id }))).toBe("stock.not_so_many");
      expect(await actById(ctx, id)).toMatchObject({ state: "proposed" });
      await rejectAct(ctx, { writeOffId: id });
      expect(await refusalOf(approveAct(ctx, { writeOffId: id }))).toBe("act.decided");
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 2 });
    }),
  );

  test(
    "is another organization's or another warehouse's to nobody",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const other = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 5 } });
      const { id } = await propose(ctx, 1);
      const inKazan = actingAs(ctx, { warehouseIds: [warehouses.KZN] });
      expect(await refusalOf(propose(inKazan, 1))).toBe("warehouse.not_yours");
      expect(await refusalOf(approveAct(inKazan, { writeOffId: id }))).toBe("warehouse.not_yours");
      expect((await listActs(inKazan, {})).items).toEqual([]);
      expect(await refusalOf(approveAct(other.ctx, { writeOffId: id }))).toBe("not_found");
      expect((await listActs(other.ctx, {})).items).toEqual([]);
    }),
  );
});
