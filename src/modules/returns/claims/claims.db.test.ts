import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback } from "@/testing/database";
import { actingAs, eventsOf } from "@/testing/orders";
import { actorOf, anOrganization } from "@/testing/organization";
import { aPackedParcel } from "@/testing/parcel-task";
import { addClaimFile, claimFileContent } from "./add-claim-file";
import { claimById, listClaims } from "./claim-queries";
import { moveClaim } from "./move-claim";
import { openClaim } from "./open-claim";

test(
  "a claim keeps what was known of its parcel, goes its steps, and ends with what the carrier paid",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId, warehouses } = await aPackedParcel(db);
    const { id: shipmentId } = await shipFulfilment(ctx, { fulfilmentId });
    const wish = { shipmentId, kind: "damaged" as const, amount: 129_900, text: "Коробка смята", returnId: null };
    const { id: claimId } = await openClaim(ctx, wish);
    const claim = await claimById(ctx, claimId);
    expect(claim).toMatchObject({ number: `${order.number}-C1`, status: "draft", claimedMinor: 129_900, carrier: "own_courier" });
    expect(claim.evidence).toMatchObject({ valueMinor: 389_700, parcels: [{ weightGrams: expect.any(Number) }] });
    expect(claim.evidence.goods.map(({ sku, quantity }) => [sku, quantity]).sort()).toEqual([
      ["A", 2],
      ["B", 1],
    ]);
    const paper = Buffer.from("%PDF-1.7 act");
    const { id: fileId } = await addClaimFile(ctx, { claimId, name: "act.pdf", content: paper });
    expect(await claimFileContent(ctx, { claimId, fileId })).toMatchObject({ contentType: "application/pdf" });

    await expect(moveClaim(ctx, { claimId, step: "pay" })).rejects.toMatchObject({ reason: { code: "claim.wrong_status" } });
    await moveClaim(ctx, { claimId, step: "send", reference: "12-345" });
    await expect(moveClaim(ctx, { claimId, version: 1, step: "accept" })).rejects.toMatchObject({ kind: "stale" });
    await moveClaim(ctx, { claimId, step: "accept", amount: 100_000 });
    await moveClaim(ctx, { claimId, step: "pay" });
    expect(await claimById(ctx, claimId)).toMatchObject({ status: "paid", awardedMinor: 100_000, reference: "12-345" });
    expect(
      (await eventsOf(ctx, order.id)).filter(({ type }) => type.startsWith("claim.")).map(({ data }) => data.claimStatus ?? "opened"),
    ).toEqual(["opened", "sent", "accepted", "paid"]);
    const { ctx: other } = await anOrganization(db, "Другая");
    await expect(claimById(other, claimId)).rejects.toMatchObject({ kind: "not_found" });
    await expect(openClaim(other, wish)).rejects.toMatchObject({ kind: "not_found" });
    expect((await listClaims(other, {})).items).toEqual([]);
    const elsewhere = actingAs(ctx, { warehouseIds: [newId()] });
    expect((await listClaims(elsewhere, {})).items).toEqual([]);
    for (const act of [
      () => claimById(elsewhere, claimId),
      () => claimFileContent(elsewhere, { claimId, fileId }),
      () => addClaimFile(elsewhere, { claimId, name: "act.pdf", content: paper }),
      () => moveClaim(elsewhere, { claimId, step: "withdraw" }),
      () => openClaim(elsewhere, wish),
    ])
      await expect(act()).rejects.toMatchObject({ kind: "not_found" });
    const here = actingAs(ctx, { warehouseIds: [warehouses.KZN] });
    expect((await listClaims(here, {})).items).toHaveLength(1);
    expect(await claimFileContent(here, { claimId, fileId })).toMatchObject({ name: "act.pdf" });
    const asPicker = callerFactory(appRouter)({ ...actorOf(ctx, "picker"), ip: null });
    await expect(asPicker.claims.open(wish)).rejects.toMatchObject({ code: "FORBIDDEN" });
  }),
);
