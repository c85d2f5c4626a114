import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { inRollback } from "@/testing/database";
import { aBundle, aProduct, aShop } from "@/testing/orders";
import { CreatePromotion } from "./inputs";
import { listPromotions } from "./promotion-queries";
import { changePromotion, createPromotion, removePromotion } from "./put-promotion";

const mark = { name: "Чёрная пятница", firstDay: "2026-11-23", lastDay: "2026-11-29", forAll: false, skus: ["A", "B"] };

test(
  "a promotion is marked, said anew and taken off; a stale word and unknown products are refused",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    for (const sku of ["A", "B"]) await aProduct(ctx, { sku });
    await aBundle(ctx, { sku: "KIT", parts: { A: 1 } });
    const { id: promotionId } = await createPromotion(ctx, mark);
    expect(await listPromotions(ctx, {})).toMatchObject({ items: [{ ...mark, version: 1, by: { name: "Анна" } }], nextCursor: null });
    await changePromotion(ctx, { ...mark, promotionId, version: 1, forAll: true, skus: [] });
    expect((await listPromotions(ctx, {})).items).toMatchObject([{ forAll: true, skus: [], version: 2 }]);
    await expect(changePromotion(ctx, { ...mark, promotionId, version: 1 })).rejects.toMatchObject({ kind: "stale" });
    await expect(createPromotion(ctx, { ...mark, skus: ["none"] })).rejects.toMatchObject({ kind: "invalid" });
    await expect(createPromotion(ctx, { ...mark, skus: ["KIT"] })).rejects.toMatchObject({ kind: "invalid" });
    await removePromotion(ctx, { promotionId, version: 2 });
    expect((await listPromotions(ctx, {})).items).toEqual([]);
  }),
);

test(
  "another organization's mark is nobody's, and the list goes page by page, the latest first",
  inRollback(async (db) => {
    const [{ ctx }, { ctx: other }] = [await aShop(db), await aShop(db)];
    for (const day of ["2026-01-10", "2026-03-08", "2026-02-14"])
      await createPromotion(ctx, { ...mark, name: day, firstDay: day, lastDay: day, forAll: true, skus: [] });
    const first = await listPromotions(ctx, { limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(["2026-03-08", "2026-02-14"]);
    const rest = await listPromotions(ctx, { limit: 2, cursor: first.nextCursor ?? "" });
    expect(rest).toMatchObject({ items: [{ name: "2026-01-10" }], nextCursor: null });
    const theirs = { promotionId: rest.items[0]?.id ?? newId(), version: 1 };
    await expect(removePromotion(other, theirs)).rejects.toMatchObject({ kind: "not_found" });
    expect((await listPromotions(other, {})).items).toEqual([]);
  }),
);

test("a mark has its days in order, within a year, and says of what it is", () => {
  const isRight = (changes: object) => CreatePromotion.safeParse({ ...mark, ...changes }).success;
  expect([isRight({}), isRight({ lastDay: "2026-11-22" }), isRight({ lastDay: "2028-01-01" })]).toEqual([true, false, false]);
  expect([isRight({ forAll: true }), isRight({ skus: [] }), isRight({ forAll: true, skus: [] })]).toEqual([false, false, true]);
});
