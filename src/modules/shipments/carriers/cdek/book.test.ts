import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBookedRef, aBookingRequest, aParcel } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { agreed, complaint, number, order, orderUuid, refusal, request } from "./fixtures/answers";
import { aCdek } from "./fixtures/shop.fixture";
import { goodsOf } from "./goods";
import { cdek } from "./index";
import { CdekSettings } from "./settings";

const duplicate = complaint("error_validate_im_dep_number_has_already_had_integration", "Номер уже есть");
const notFound = {
  status: 400,
  body: { requests: [{ type: "GET", state: "INVALID", errors: [complaint("v2_entity_not_found_im_number", "no")] }] },
};
const aRequest = (changes = {}) => aBookingRequest({ service: "137", ...changes });
const ref = aBookedRef({ carrierReference: orderUuid });
const booked = { outcome: "booked", trackingNumber: number, carrierReference: orderUuid, priceMinor: 36_660 };

describe("an order at CDEK", () => {
  test("is agreed to first; its number comes with a later look", async () => {
    let looks = 0;
    const { account, sent } = await aCdek({
      "POST /orders": agreed("CREATE"),
      [`GET /orders/${orderUuid}`]: () =>
        looks++ === 0 ? order({ cdek_number: undefined, requests: [request("CREATE", "WAITING")] }) : order(),
    });
    expect(await cdek.book(aRequest(), account)).toEqual({ outcome: "accepted", carrierReference: orderUuid });
    expect(await cdek.poll?.(ref, account)).toEqual({ outcome: "accepted", carrierReference: orderUuid });
    expect(await cdek.poll?.(ref, account)).toEqual(booked);
    expect(sent("POST /orders")).toEqual([
      {
        type: 1,
        number: "0199a1b2-0000-7000-8000-000000000001",
        tariff_code: 137,
        comment: "1001",
        shipment_point: "MSK1",
        to_location: { code: 424, address: "ул. Баумана, 1", postal_code: "420000" },
        sender: { company: "Магазин", name: "Магазин", phones: [{ number: "+74950000000" }] },
        recipient: { name: "Мария Иванова", phones: [{ number: "+79161234567" }], email: "maria@example.com" },
        packages: [
          {
            number: "1001-1",
            weight: 950,
            length: 30,
            width: 20,
            height: 10,
            items: [{ name: "Футболка", ware_key: "TEE-BLK-M", payment: { value: 0 }, cost: 1299, weight: 300, amount: 2 }],
          },
        ],
      },
    ]);
  });

  test("goes from the door to an office with the true seller and money to collect", async () => {
    const settings = { sellerName: "ООО «Ромашка»", sellerInn: "7700000000", vatRate: 22 };
    const { account, sent } = await aCdek({ "POST /orders": agreed("CREATE") }, settings);
    const parcels = [aParcel(500), aParcel(600)];
    await cdek.book(aRequest({ pickupPoint: { carrier: "cdek", code: "KZN1" }, cashOnDeliveryMinor: 289_800, parcels }), account);
    expect(sent("POST /orders")).toMatchObject([
      {
        from_location: { code: 44, address: "ул. Мясницкая, 1" },
        delivery_point: "KZN1",
        seller: { name: "ООО «Ромашка»", inn: "7700000000" },
        delivery_recipient_cost: { value: 300, vat_rate: 22, vat_sum: 54.1 },
        packages: [
          { number: "1001-1", items: [{ payment: { value: 649.5, vat_rate: 22, vat_sum: 117.12 }, cost: 649.5, amount: 2 }] },
          { number: "1001-2" },
        ],
      },
    ]);
  });

  test("names the town by its words where CDEK lets nobody look it up", async () => {
    const { account, sent } = await aCdek({
      "POST /orders": agreed("CREATE"),
      "GET /location/cities": { status: 404 },
      "GET /deliverypoints": {},
    });
    const pickupPoint = { carrier: "cdek", code: "KZN5" };
    await cdek.book(aRequest(), account);
    await cdek.book(aRequest({ pickupPoint }), account);
    expect(sent("POST /orders")).toMatchObject([
      { to_location: { country_code: "RU", region: "Татарстан", city: "Казань", postal_code: "420000", address: "ул. Баумана, 1" } },
      { delivery_point: "KZN5" },
    ]);
    expect((await cdek.quote(aRequest({ pickupPoint }), account)).quotes.map(({ service }) => service)).toEqual(["136", "368"]);
  });

  test("is refused in CDEK's words, at once or later", async () => {
    const why = complaint("ve_package_weight_too_large", "Физический вес > 50");
    const said = { outcome: "refused", reason: { code: "carrier.said_no", params: { message: why.message, code: why.code } } };
    const { account } = await aCdek({
      "POST /orders": refusal("CREATE", why),
      [`GET /orders/${orderUuid}`]: order({ cdek_number: undefined, requests: [request("CREATE", "INVALID", why)] }),
    });
    expect(await cdek.book(aRequest(), account)).toEqual(said);
    expect(await cdek.poll?.(ref, account)).toEqual(said);
  });

  test.each([
    ["carrier.no_phone", { recipient: { name: "Ян", phone: null, email: null, locale: "ru" } }],
    ["carrier.unknown_service", { service: "courier" }],
    ["carrier.no_address", { to: null }],
    ["carrier.keys_refused", {}],
  ])("is not sent: %s", async (code, changes) => {
    const keys = code === "carrier.keys_refused" ? { "POST /oauth/token": { status: 401 } } : {};
    const { account, sent } = await aCdek(keys);
    expect(await cdek.book(aRequest(changes), account)).toMatchObject({ outcome: "refused", reason: { code } });
    expect(sent("POST /orders")).toEqual([]);
  });
});

describe("an answer that never arrived", () => {
  test("is looked up by our key, and leads to the order or to none", async () => {
    let isThere = true;
    const { account, calls } = await aCdek({ "POST /orders": "hang up", "GET /orders": () => (isThere ? order() : notFound) });
    await expect(cdek.book(aRequest(), account)).rejects.toMatchObject({ reached: "maybe" });
    expect(await cdek.findBooking?.(aRequest(), account)).toEqual(booked);
    expect(calls().at(-1)).toBe(`GET /orders?im_number=${aRequest().idempotencyKey}`);
    isThere = false;
    expect(await cdek.findBooking?.(aRequest(), account)).toBeNull();
  });

  test("makes no second order: CDEK names the repeat, and the first one is the answer", async () => {
    let second = "invalid at once";
    const { account } = await aCdek({
      "POST /orders": () =>
        second === "invalid at once" ? refusal("CREATE", duplicate) : agreed("CREATE", "22222222-0000-4000-8000-000000000000"),
      "GET /orders/22222222-0000-4000-8000-000000000000": order({
        cdek_number: undefined,
        requests: [request("CREATE", "INVALID", duplicate)],
      }),
      "GET /orders": order(),
    });
    expect(await cdek.book(aRequest(), account)).toEqual(booked);
    second = "invalid later";
    const accepted = await cdek.book(aRequest(), account);
    expect(accepted.outcome).toBe("accepted");
    const repeat = aBookedRef({ carrierReference: "22222222-0000-4000-8000-000000000000" });
    expect(await cdek.poll?.(repeat, account)).toEqual(booked);
  });

  test("stays unknown while CDEK is at work, answers rubbish, or does not show what it has", async () => {
    for (const answer of [
      refusal("CREATE", complaint("v2_similar_request_still_processed", "wait")),
      refusal("CREATE", duplicate),
      { status: 202, body: "<html>" },
      { status: 500, body: {} },
    ]) {
      const { account } = await aCdek({ "POST /orders": answer, "GET /orders": notFound });
      await expect(cdek.book(aRequest(), account)).rejects.toMatchObject({ reached: "maybe" });
    }
    const { account } = await aCdek({ "POST /orders": refusal("CREATE", duplicate), "GET /orders": { status: 403 } });
    await expect(cdek.book(aRequest(), account)).rejects.toMatchObject({ reached: "maybe" });
  });

  test("of a question before the order bought nothing", async () => {
    const { account } = await aCdek({ "GET /location/cities": "hang up" });
    await expect(cdek.book(aRequest(), account)).rejects.toMatchObject({ reached: "no" });
    const { account: other } = await aCdek({ "POST /oauth/token": { status: 503 } });
    await expect(cdek.book(aRequest(), other)).rejects.toMatchObject({ reached: "no" });
  });

  test("that says the order was never registered or is removed means that nothing is bought", async () => {
    for (const gone of [
      order({ requests: [request("CREATE", "INVALID", duplicate)] }),
      order({ statuses: [{ code: "REMOVED", date_time: "2026-11-22" }] }),
    ]) {
      const { account } = await aCdek({ "GET /orders": gone });
      expect(await cdek.findBooking?.(aRequest(), account)).toBeNull();
    }
    const { account } = await aCdek({ "GET /orders": { status: 200, body: "rubbish" } });
    await expect(cdek.findBooking?.(aRequest(), account)).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});

describe("money collected at the door", () => {
  test("is spread over the goods to the kopeck, whatever the prices and quantities", () => {
    const line = fc.record({ quantity: fc.integer({ min: 1, max: 40 }), unitPriceMinor: fc.nat({ max: 500_000 }) });
    fc.assert(
      fc.property(
        fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
        fc.nat(9_000_000),
        fc.nat(9_000_000),
        (boxes, cash, value) => {
          const parcels = boxes.map((lines) => ({
            ...aParcel(1000),
            lines: lines.map((one) => ({ sku: "A", name: "А", taxRate: 22, weightGrams: 0, ...one })),
          }));
          const goods = goodsOf(aBookingRequest({ parcels, valueMinor: value, cashOnDeliveryMinor: cash }), CdekSettings.parse({}));
          const items = goods.packages.flatMap((parcel) => parcel.items);
          const paid = items.reduce((sum, { payment, amount }) => sum + Math.round(payment.value * 100) * amount, 0);
          expect(paid + Math.round((goods.delivery_recipient_cost?.value ?? 0) * 100)).toBe(cash);
          expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(boxes.flat().reduce((sum, { quantity }) => sum + quantity, 0));
          for (const parcel of goods.packages) expect(new Set(parcel.items.map(({ ware_key }) => ware_key)).size).toBe(parcel.items.length);
        },
      ),
    );
  });
});
