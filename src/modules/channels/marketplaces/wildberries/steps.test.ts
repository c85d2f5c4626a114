import sharp from "sharp";
import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import { wildberries } from ".";
import { secrets, shirtA, shirtB, shirtLine, shoe, shoeLine, statuses, tellingOf } from "./fixtures";

const supply = "WB-GI-7700111";
const code = "010460000000001721ab\u001d91EE06";
const conflict = (message: string) => ({ status: 409, body: { code: "StatusMismatch", message } });
type Answer = (asked: Seen, key: string) => VendorAnswer | null;

/** Wildberries with one open supply of the day, unless told otherwise; every PATCH and PUT is accepted. */
async function tell(telling: ReturnType<typeof tellingOf>, answer: Answer = () => null) {
  const vendor = await aLocalVendor(wildberries, {
    secrets,
    answer: (asked) => {
      const key = `${asked.method} ${asked.path.split("?")[0]}`;
      const given = answer(asked, key);
      if (given) return given;
      if (key === "GET /api/v3/supplies") return { next: 0, supplies: [] };
      if (key === "POST /api/v3/supplies") return { status: 201, body: { id: supply } };
      return { status: 204, body: "" };
    },
  });
  const told = await wildberries.stepsOut?.tell(vendor.line, telling);
  return { told, vendor, asked: vendor.seen.map(({ method, path }) => `${method} ${path.split("?")[0]}`) };
}

const withCodes = (fields: Parameters<typeof tellingOf>[1] = {}) => {
  const telling = tellingOf("packed", fields);
  return { ...telling, memory: { ...telling.memory, codes: { [shoeLine]: [code] } } };
};

test("a packed order goes into the supply of the day, and its codes after it", async () => {
  const { told, asked, vendor } = await tell(withCodes());
  expect(asked.filter((one) => one.startsWith("PATCH") || one.startsWith("PUT"))).toEqual([
    `PATCH /api/v3/supplies/${supply}/orders/${shirtA}`,
    `PATCH /api/v3/supplies/${supply}/orders/${shirtB}`,
    `PATCH /api/v3/supplies/${supply}/orders/${shoe}`,
    `PUT /api/v3/orders/${shoe}/meta/sgtin`,
  ]);
  expect(vendor.seen.at(-1)?.body).toEqual({ sgtins: [code] });
  const created = vendor.seen.find(({ method, path }) => method === "POST" && path === "/api/v3/supplies");
  expect(created?.body).toMatchObject({ name: expect.stringMatching(/^Dirigent \d{4}-\d\d-\d\d 941207$/) });
  expect(told).toMatchObject({ outcome: "told", memory: { [`supply:${shirtA}`]: supply, [`supply:${shoe}`]: supply } });
});

test("an open supply of that name is used again, a closed one is not", async () => {
  let name = "";
  const listed =
    (closed: object): Answer =>
    (asked, key) => {
      if (key === "POST /api/v3/supplies") name = (asked.body as { name: string }).name;
      return key === "GET /api/v3/supplies"
        ? { next: 0, supplies: [{ id: "WB-GI-1", name, done: false, closedAt: null, ...closed }] }
        : null;
    };
  await tell(withCodes(), listed({}));
  const again = await tell(withCodes(), listed({}));
  expect(again.asked).not.toContain("POST /api/v3/supplies");
  expect(again.asked).toContain(`PATCH /api/v3/supplies/WB-GI-1/orders/${shirtA}`);
  expect((await tell(withCodes(), listed({ closedAt: "2026-11-22T08:00:00Z" }))).asked).toContain("POST /api/v3/supplies");
});

test("codes that were not scanned are asked for by name; what is in a supply stays there", async () => {
  const { told, asked } = await tell(tellingOf("packed"));
  expect(told).toEqual({ outcome: "refused", reason: { code: "channel.marking_codes_missing", params: { products: `${shoe} (sgtin)` } } });
  expect(asked).toContain(`PATCH /api/v3/supplies/${supply}/orders/${shoe}`);
  const wrong: Answer = (_asked, key) => (key.endsWith("/meta/sgtin") ? conflict("The code is not in circulation") : null);
  expect((await tell(withCodes(), wrong)).told).toMatchObject({ reason: { code: "channel.refused_with" } });
});

test("a job that is in a supply already is told; one that was cancelled meanwhile is refused", async () => {
  const withStatus =
    (supplierStatus: string): Answer =>
    (_asked, key) => {
      if (key === `PATCH /api/v3/supplies/${supply}/orders/${shirtA}`) return conflict("Cannot add the order to the supply.");
      return key === "POST /api/v3/orders/status" ? { orders: statuses(supplierStatus, "waiting", [shirtA]) } : null;
    };
  expect((await tell(withCodes(), withStatus("confirm"))).told).toMatchObject({ outcome: "told" });
  expect((await tell(withCodes(), withStatus("cancel"))).told).toMatchObject({ outcome: "refused" });
  const newer: Answer = (_asked, key) => (key.startsWith(`PATCH /api/v3/supplies/${supply}/orders/`) ? { status: 404, body: {} } : null);
  const listed = await tell(withCodes(), newer);
  expect(listed.told).toMatchObject({ outcome: "told" });
  expect(listed.vendor.seen.find(({ path }) => path.startsWith("/api/marketplace/v3"))?.body).toEqual({ orders: [shirtA] });
  await expect(tell(withCodes(), (_asked, key) => (key.startsWith("PATCH") ? "hang up" : null))).rejects.toMatchObject({
    kind: "unreachable",
  });
});

test("units of one line that are packed apart are different jobs", async () => {
  const lines = [{ externalLineId: shirtLine, sku: "TEE-BLK", externalProductId: null, quantity: 1 }];
  const first = await tell(tellingOf("packed", { lines }));
  const memory = first.told?.outcome === "told" ? (first.told.memory ?? {}) : {};
  const second = await tell(tellingOf("packed", { lines, memory }));
  expect(first.asked.at(-1)).toBe(`PATCH /api/v3/supplies/${supply}/orders/${shirtA}`);
  expect(second.asked.at(-1)).toBe(`PATCH /api/v3/supplies/${supply}/orders/${shirtB}`);
});

test("the first parcel that leaves hands the supply over, once", async () => {
  const telling = tellingOf("handed_over");
  const inSupply = {
    ...telling,
    memory: { ...telling.memory, [`supply:${shirtA}`]: supply, [`supply:${shirtB}`]: supply, [`supply:${shoe}`]: supply },
  };
  expect(await tell(inSupply)).toMatchObject({ told: { outcome: "told" }, asked: [`PATCH /api/v3/supplies/${supply}/deliver`] });
  const closed =
    (done: boolean): Answer =>
    (_asked, key) =>
      key.endsWith("/deliver") ? conflict("Cannot move the supply to the delivery.") : { id: supply, name: "x", done, closedAt: null };
  expect((await tell(inSupply, closed(true))).told).toEqual({ outcome: "told" });
  expect((await tell(inSupply, closed(false))).told).toMatchObject({ outcome: "refused" });
  const nowhere =
    (supplierStatus: string): Answer =>
    () => ({ orders: statuses(supplierStatus, "waiting") });
  expect((await tell(telling, nowhere("complete"))).told).toEqual({ outcome: "told" });
  expect((await tell(telling, nowhere("new"))).told).toMatchObject({ reason: { code: "channel.wildberries.no_supply" } });
});

test("units are cancelled job by job; what is cancelled is", async () => {
  expect((await tell(tellingOf("cancelled"))).asked).toEqual([shirtA, shirtB, shoe].map((id) => `PATCH /api/v3/orders/${id}/cancel`));
  const lines = [{ externalLineId: shirtLine, sku: "TEE-BLK", externalProductId: null, quantity: 1 }];
  expect((await tell(tellingOf("cancelled", { lines }))).asked).toEqual([`PATCH /api/v3/orders/${shirtA}/cancel`]);
  const refusing =
    (wbStatus: string): Answer =>
    (_asked, key) =>
      key.endsWith("/cancel") ? conflict("Status change is not allowed for the order.") : { orders: statuses("complete", wbStatus) };
  expect((await tell(tellingOf("cancelled"), refusing("declined_by_client"))).told).toEqual({ outcome: "told" });
  expect((await tell(tellingOf("cancelled"), refusing("sorted"))).told).toMatchObject({
    outcome: "refused",
    reason: { code: "channel.refused_with" },
  });
});

test("one sticker is its picture, several are one document; none while there is none", async () => {
  const png = await sharp({ create: { width: 58, height: 40, channels: 3, background: "white" } })
    .png()
    .toBuffer();
  const file = png.toString("base64");
  const labelOf = async (answer: (ids: number[]) => VendorAnswer, lines = tellingOf("packed").lines) => {
    const vendor = await aLocalVendor(wildberries, { secrets, answer: ({ body }) => answer((body as { orders: number[] }).orders) });
    return { label: await wildberries.stepsOut?.label?.(vendor.line, tellingOf("packed", { lines })), vendor };
  };
  const all = (ids: number[]) => ({ stickers: ids.map((orderId) => ({ orderId, partA: 1, partB: 2, barcode: "!u", file })) });
  const several = await labelOf(all);
  expect(several.label?.type).toBe("application/pdf");
  expect(
    Buffer.from(several.label?.bytes ?? [])
      .toString("latin1")
      .match(/\/Type \/Page\b/g),
  ).toHaveLength(3);
  expect(several.vendor.seen[0]?.path).toBe("/api/v3/orders/stickers?type=png&width=58&height=40");
  const one = await labelOf(all, tellingOf("packed").lines.slice(1));
  expect(one.label).toEqual({ bytes: png, type: "image/png" });
  expect((await labelOf((ids) => all(ids.slice(1)))).label).toBeNull();
  await expect(labelOf((ids) => ({ stickers: ids.map((orderId) => ({ orderId, file: "PHN2Zz4=" })) }))).rejects.toMatchObject({
    kind: "rubbish",
  });
});

test("a list of supplies that cannot be read keeps no parcel from going", async () => {
  const { told, asked } = await tell(withCodes(), (_asked, key) => (key === "GET /api/v3/supplies" ? { status: 400, body: {} } : null));
  expect(asked).toContain("POST /api/v3/supplies");
  expect(told).toMatchObject({ outcome: "told" });
});
