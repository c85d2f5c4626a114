import { eq } from "drizzle-orm";
import sharp from "sharp";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { addParcelPhoto, encodeParcelPhoto } from "@/modules/fulfilment/packing/parcel-photos";
import { carriers, shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, anOrder } from "@/testing/orders";
import { aKey, anOrganization } from "@/testing/organization";
import { aPackedParcel } from "@/testing/parcel-task";
import { pdfText } from "@/testing/read-pdf";
import { handOver } from "../commands/hand-over";
import { shipFulfilment } from "../commands/ship-fulfilment";
import { evidencePdf } from "../evidence/evidence-pdf";
import { loadFolder } from "../evidence/load-folder";
import { joinedPapers, papersOf } from "./papers-of";

const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
const kindsOf = async (ctx: Context, fulfilmentId: string) => (await papersOf(ctx, { fulfilmentId })).papers.map(({ kind }) => kind);

test(
  "what there is comes out in one go: at first the slip, then the label, and the act once the carrier has it",
  inRollback(async (db) => {
    const { ctx, fulfilmentId, warehouses } = await aPackedParcel(db);
    expect(await kindsOf(ctx, fulfilmentId)).toEqual(["slip"]);
    const shipment = await shipFulfilment(ctx, { fulfilmentId });
    expect(await kindsOf(ctx, fulfilmentId)).toEqual(["label", "slip"]);
    const { content } = await joinedPapers(ctx, { fulfilmentId });
    expect(content.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pagesOf(content)).toBe(2);
    expect(pagesOf((await joinedPapers(ctx, { fulfilmentId, kinds: ["label"] })).content)).toBe(1);
    await expect(joinedPapers(ctx, { fulfilmentId, kinds: ["act"] })).rejects.toMatchObject({ reason: { code: "shipment.no_papers" } });
    await handOver(ctx, { shipmentIds: [shipment.id] });
    expect(await kindsOf(ctx, fulfilmentId)).toEqual(["label", "slip", "act"]);
    expect(pagesOf((await joinedPapers(ctx, { fulfilmentId })).content)).toBe(3);
    for (const stranger of [(await anOrganization(db, "Others")).ctx, actingAs(ctx, { role: "picker", warehouseIds: [warehouses.MSK] })])
      await expect(papersOf(stranger, { fulfilmentId })).rejects.toMatchObject({ kind: "not_found" });
  }),
);

test(
  "a paper that its carrier cannot give just now is named, and the others come out",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    const shipment = await shipFulfilment(ctx, { fulfilmentId });
    await db.update(carriers).set({ kind: "cdek" }).where(eq(carriers.id, shipment.carrierId));
    const { papers, missing } = await papersOf(ctx, { fulfilmentId }, async () => ({ reason: { code: "carrier.misconfigured" } }));
    expect(papers.map(({ kind }) => kind)).toEqual(["label", "slip"]);
    expect(missing).toMatchObject([{ kind: "waybill", why: { code: "carrier.misconfigured" } }]);
    // A label that cannot be joined comes out by itself.
    await db
      .update(shipments)
      .set({ label: Buffer.from("%PDF-1.4 locked") })
      .where(eq(shipments.id, shipment.id));
    const alone = await joinedPapers(ctx, { fulfilmentId, kinds: ["label", "slip"] });
    expect(alone.content.toString()).toBe("%PDF-1.4 locked");
    expect(alone.missing).toMatchObject([{ kind: "slip", why: { code: "shipment.papers_apart" } }]);
  }),
);

test(
  "the evidence of a parcel is one paper: contents, weights, scans, people, photos and the label",
  inRollback(async (db) => {
    const { ctx } = await aPackedParcel(db);
    const order = await anOrder(ctx, { lines: { A: 2, B: 1 } });
    const fulfilmentId = order.fulfilments[0]?.id ?? "";
    const lines = [
      { sku: "A", quantity: 2 },
      { sku: "B", quantity: 1 },
    ];
    await expect(loadFolder(ctx, { fulfilmentId })).rejects.toMatchObject({ reason: { code: "fulfilment.no_parcels" } });
    await pickUnits(ctx, { fulfilmentId, lines });
    const key = newId();
    const picture = await sharp({ create: { width: 80, height: 60, channels: 3, background: "#884400" } })
      .png()
      .toBuffer();
    await addParcelPhoto(ctx, { fulfilmentId, key, content: await encodeParcelPhoto(picture) });
    const box = { weightGrams: 912, dimensionsMm: { length: 300, width: 200, height: 100 } };
    const scans = [{ code: "A", at: "2026-11-23T10:00:00.000Z" }];
    await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines, key, weighed: true, scans }] });
    const shipment = await shipFulfilment(ctx, { fulfilmentId });
    const folder = await loadFolder(ctx, { fulfilmentId, parcel: 1 });
    const own = pdfText(await evidencePdf({ ...folder, label: null }));
    for (const said of [order.number, shipment.trackingNumber ?? "", "0,912", "300".slice(0, 2), ctx.actor.name, "Упаковано"])
      expect(own).toContain(said);
    const whole = await evidencePdf(folder);
    expect(pagesOf(whole)).toBe(pagesOf(await evidencePdf({ ...folder, label: null })) + 1);
    expect(whole.toString("latin1")).toContain("/DCTDecode");
    await expect(loadFolder(ctx, { fulfilmentId, parcel: 2 })).rejects.toMatchObject({ reason: { code: "fulfilment.no_parcels" } });
    for (const stranger of [(await anOrganization(db, "Others")).ctx, actingAs(ctx, { role: "viewer", warehouseIds: [] })])
      await expect(loadFolder(stranger, { fulfilmentId })).rejects.toMatchObject({ kind: "not_found" });
  }),
);

test(
  "papers, evidence and photos go over the API, to keys that may read them",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    const app = testApp(db);
    const key = await aKey(ctx);
    const as = (bearer: string) => ({ authorization: `Bearer ${bearer}` });
    const get = (path: string, bearer = key) => app.request(`/api/v1/fulfilments/${fulfilmentId}/${path}`, { headers: as(bearer) });
    for (const path of ["papers.pdf?kinds=slip,label", "evidence.pdf?parcel=1"]) {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("application/pdf");
    }
    expect((await get("papers.pdf?kinds=poem")).status).toBe(422);
    const form = new FormData();
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    form.append("file", new File([new Uint8Array(picture)], "box.png", { type: "image/png" }));
    const parcel = newId();
    const post = (bearer: string, query: string) =>
      app.request(`/api/v1/fulfilments/${fulfilmentId}/photos${query}`, { method: "POST", headers: as(bearer), body: form });
    const added = await post(key, `?key=${parcel}`);
    expect(added.status).toBe(201);
    const { id } = (await added.json()) as { id: string };
    const seen = await get(`photos/${id}`);
    expect(seen.headers.get("content-type")).toBe("image/webp");
    expect((await post(key, "")).status).toBe(400);
    const reader = await aKey(ctx, ["orders:read"]);
    expect((await post(reader, `?key=${parcel}`)).status).toBe(403);
    expect((await get("evidence", reader)).status).toBe(200);
    expect((await get("papers.pdf", await aKey(ctx, ["stock:read"]))).status).toBe(403);
    const stranger = await aKey((await anOrganization(db, "Others")).ctx);
    for (const path of ["papers.pdf", "evidence.pdf", "evidence", "boxes", `photos/${id}`])
      expect((await get(path, stranger)).status).toBe(404);
  }),
);
