import { expect, test } from "vitest";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aProduct, aShop, inBin } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { aPackedParcel } from "@/testing/parcel-task";
import { codesOfPdf, codesOfZpl } from "@/testing/read-barcodes";
import { drawPaper } from "./draw-paper";

const json = (key: string, method: string, body?: unknown) => ({
  method,
  headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
  body: body === undefined ? undefined : JSON.stringify(body),
});

test(
  "a program with a key of the floor alone prints: it opens a station, takes what waits, fetches the file in the printer's language and says so",
  withDatabase(async ({ db }) => {
    const { ctx, warehouses } = await aShop(db);
    await aProduct(ctx, { sku: "TEA-100", barcode: "4006381333931", stock: { MSK: 5 } });
    await inBin(ctx, "TEA-100", warehouses.MSK, "A-07-3", 1);
    const app = testApp(db);
    const [agent, boss] = [await aKey(ctx, ["fulfilment:write"]), await aKey(ctx)];
    const ask = async <T = Record<string, never>>(key: string, method: string, path: string, body?: unknown) => {
      const res = await app.request(`/api/v1${path}`, json(key, method, body));
      return { status: res.status, body: (await res.json()) as T };
    };
    const zpl = { paper: "58x40", output: "zpl", dpi: 203 };
    expect((await ask(boss, "PUT", "/print-formats", { warehouse: "MSK", kind: "product_label", format: zpl })).status).toBe(200);
    expect((await ask(agent, "PUT", "/print-formats", { warehouse: "MSK", kind: "bin_label", format: null })).status).toBe(403);
    const label = { kind: "product_label", warehouse: "MSK", sku: "TEA-100", lot: "L-7", expiresOn: "2027-01-31", units: 3 };
    const queued = await ask<{ id: string; state: string; title: string }>(agent, "POST", "/print-jobs", { what: label });
    expect(queued).toMatchObject({ status: 201, body: { state: "waiting", title: "TEA-100 × 3", output: "zpl" } });
    const bin = await ask<{ id: string }>(agent, "POST", "/print-jobs", {
      what: { kind: "bin_label", warehouse: "MSK", bin: "A-07-3" },
      copies: 2,
    });
    expect((await ask(agent, "POST", "/print-jobs", { what: { ...label, sku: "NONE" } })).status).toBe(404);

    const station = { warehouse: "MSK", name: "Agent", kinds: ["product_label", "bin_label"] };
    const { body: opened } = await ask<{ stationId: string }>(agent, "POST", "/print-stations", station);
    const taken = await ask<{ items: { id: string }[] }>(agent, "POST", "/print-jobs/take", { ...opened, outputs: ["zpl", "pdf"] });
    expect(taken.body.items.map(({ id }) => id)).toEqual([queued.body.id, bin.body.id]);

    const file = async (id: string, query = "") => app.request(`/api/v1/print-jobs/${id}/file${query}`, json(agent, "GET"));
    const raw = await file(queued.body.id);
    expect(raw.headers.get("content-type")).toContain("application/zpl");
    const text = await raw.text();
    expect(text).toContain("^PQ3");
    const codes = ["4006381333931", "]d201040063813339311727013110L-7"];
    expect(await codesOfZpl(text, { width: 58, height: 40, dpi: 203 })).toEqual([codes]);
    const asPdf = await file(queued.body.id, "?output=pdf");
    expect(await codesOfPdf(new Uint8Array(await asPdf.arrayBuffer()))).toEqual([codes, codes, codes]);
    const bins = await file(bin.body.id);
    expect(await codesOfPdf(new Uint8Array(await bins.arrayBuffer()))).toEqual([["A-07-3"], ["A-07-3"]]);

    expect(await ask(agent, "POST", `/print-jobs/${queued.body.id}/printed`)).toMatchObject({ status: 200, body: { state: "printed" } });
    expect(await ask(agent, "POST", `/print-jobs/${bin.body.id}/failed`, { why: "no paper" })).toMatchObject({
      body: { state: "failed", failure: "no paper" },
    });
    expect(await ask(agent, "POST", `/print-jobs/${bin.body.id}/reprint`, {})).toMatchObject({
      status: 201,
      body: { state: "waiting", againOf: bin.body.id },
    });
    expect((await ask(await aKey(ctx, ["stock:read"]), "GET", "/print-jobs")).status).toBe(403);
  }),
);

test(
  "all papers of a parcel come as one file, and a label of ours in the printer's language",
  withDatabase(async ({ db }) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    const { id: shipmentId, trackingNumber } = await shipFulfilment(ctx, { fulfilmentId });
    const number = trackingNumber ?? "";
    const format = { paper: "75x120" as const, output: "zpl" as const, dpi: 203 as const, font: null };
    const label = await drawPaper(ctx, { kind: "shipping_label", shipmentId }, format);
    expect(label.output).toBe("zpl");
    expect(await codesOfZpl(Buffer.from(label.content).toString(), { width: 75, height: 120, dpi: 203 })).toEqual([[number]]);
    const narrow = await drawPaper(ctx, { kind: "shipping_label", shipmentId }, { ...format, output: "pdf" });
    expect(await codesOfPdf(narrow.content)).toEqual([[number]]);
    const all = await drawPaper(ctx, { kind: "parcel_papers", fulfilmentId }, { ...format, paper: "A6", output: "pdf" }, 2);
    const pages = await codesOfPdf(all.content);
    expect(pages.filter((codes) => codes.includes(number))).toHaveLength(2);
    expect(pages).toHaveLength(4);
  }),
);
