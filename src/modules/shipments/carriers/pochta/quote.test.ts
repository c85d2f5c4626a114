import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBookingRequest, aParcel, kazan } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { cleanAddress, refusal, tariff } from "./fixtures/answers";
import { aPost } from "./fixtures/post-office.fixture";
import { moneyOf } from "./goods";
import { pochta } from "./index";
import { serviceOf } from "./services";

const only = (...mailTypes: string[]) => ({ mailTypes });
const quoted = async (changes: Parameters<typeof aBookingRequest>[0] = {}, settings: object = only("POSTAL_PARCEL"), answers = {}) => {
  const post = await aPost(answers, { ...settings });
  return { ...post, answer: await pochta.quote(aBookingRequest(changes), post.account) };
};

describe("prices of the Post", () => {
  test("are in kopecks with VAT, for what is declared to be worth its value", async () => {
    const { answer, sent, seen } = await quoted();
    expect(answer).toEqual({
      quotes: [{ service: "POSTAL_PARCEL:WITH_DECLARED_VALUE", priceMinor: 30_500, currency: "RUB", days: { min: 3, max: 5 } }],
      refused: [],
    });
    expect(sent("POST /1.0/tariff")).toEqual([
      {
        "index-from": "101000",
        "index-to": "420000",
        "mail-type": "POSTAL_PARCEL",
        "mail-category": "WITH_DECLARED_VALUE",
        "payment-method": "CASHLESS",
        fragile: false,
        "declared-value": 259_800,
        mass: 950,
        dimension: { length: 30, width: 20, height: 10 },
      },
    ]);
    const { authorization, "x-user-authorization": user } = seen[0]?.headers ?? {};
    expect(authorization).toBe("AccessToken t0ken");
    expect(user).toBe(`Basic ${Buffer.from("shop@example.com:пароль").toString("base64")}`);
  });

  test("tell what of them is for the declared value", async () => {
    const insured = tariff({ "insurance-rate": { rate: 1_000, vat: 220 } });
    const { answer } = await quoted({}, only("ONLINE_PARCEL"), { "POST /1.0/tariff": insured });
    expect(answer.quotes).toMatchObject([{ priceMinor: 30_500, insuranceMinor: 1_220 }]);
    const { answer: two } = await quoted({ parcels: [aParcel(500), aParcel(900)] }, only("ONLINE_PARCEL"), { "POST /1.0/tariff": insured });
    expect(two.quotes).toMatchObject([{ priceMinor: 61_000, insuranceMinor: 2_440 }]);
  });

  test("are asked for each kind of mail at once; one that is refused speaks for itself only", async () => {
    const { answer } = await quoted({}, only("POSTAL_PARCEL", "EMS", "ONLINE_PARCEL"), {
      "POST /1.0/tariff": ({ body }: { body: unknown }) => {
        const type = (body as Record<string, string>)["mail-type"];
        if (type === "EMS") return { status: 400, body: { code: "1007", desc: "Нет договора", "sub-code": "ILLEGAL_MAIL_TYPE" } };
        return tariff(type === "ONLINE_PARCEL" ? { "delivery-time": { "max-days": 9 }, "total-vat": undefined } : {});
      },
    });
    expect(answer.quotes).toMatchObject([{ priceMinor: 30_500 }, { priceMinor: 25_000, days: { min: 9, max: 9 } }]);
    expect(answer.refused).toEqual([
      {
        service: "EMS:WITH_DECLARED_VALUE",
        reason: { code: "carrier.said_no", params: { message: "Нет договора", code: "ILLEGAL_MAIL_TYPE" } },
      },
    ]);
  });

  test("name the category that an order needs, or those that the shop lists", async () => {
    const categories = async (changes: object, mailCategories?: string[]) => {
      const { answer } = await quoted(changes, { ...only("EMS"), mailCategories });
      return answer.quotes.map(({ service }) => service.split(":")[1]);
    };
    const cash = { cashOnDeliveryMinor: 289_800 };
    expect(await categories(cash)).toEqual(["WITH_DECLARED_VALUE_AND_CASH_ON_DELIVERY"]);
    expect(await categories({ valueMinor: 0 })).toEqual(["ORDINARY"]);
    expect(await categories({}, ["ORDINARY", "WITH_DECLARED_VALUE", "WITH_COMPULSORY_PAYMENT"])).toEqual([
      "ORDINARY",
      "WITH_DECLARED_VALUE",
    ]);
    expect(await categories(cash, ["ORDINARY", "WITH_COMPULSORY_PAYMENT"])).toEqual(["WITH_COMPULSORY_PAYMENT"]);
    // The Post collects no more than is declared.
    expect((await quoted(cash)).sent("POST /1.0/tariff")).toMatchObject([{ "declared-value": 289_800 }]);
  });

  test("of several parcels are their sum, where that kind of mail goes in several", async () => {
    const parcels = [aParcel(900), aParcel(600)];
    const { answer, sent } = await quoted({ parcels }, only("POSTAL_PARCEL", "ONLINE_PARCEL"));
    expect(answer.quotes).toMatchObject([{ service: "ONLINE_PARCEL:WITH_DECLARED_VALUE", priceMinor: 61_000 }]);
    expect(answer.refused).toMatchObject([{ service: "POSTAL_PARCEL:WITH_DECLARED_VALUE", reason: { code: "carrier.one_parcel_only" } }]);
    expect(sent("POST /1.0/tariff")).toMatchObject([
      { mass: 900, "declared-value": 129_900 },
      { mass: 600, "declared-value": 129_900 },
    ]);
  });

  test("go to the office that the buyer chose, or to an index that is looked up", async () => {
    const chosen = await quoted({ pickupPoint: { carrier: "pochta", code: "420111" } }, only("POSTAL_PARCEL", "EMS"));
    expect(chosen.sent("POST /1.0/tariff")).toMatchObject([{ "index-to": "420111" }]);
    expect(chosen.answer.refused).toMatchObject([{ reason: { code: "carrier.point_chosen" } }]);
    const found = await quoted({ to: { ...kazan, postalCode: null } });
    expect(found.sent("POST /1.0/tariff")).toMatchObject([{ "index-to": "420111" }]);
    const none = await quoted({ to: { ...kazan, postalCode: null } }, only("EMS"), {
      "POST /1.0/clean/address": cleanAddress({ index: "" }),
    });
    expect(none.answer.refused).toEqual([{ service: null, reason: { code: "carrier.no_postal_code" } }]);
  });

  test.each([
    ["carrier.too_heavy", { parcels: [aParcel(20_001)] }],
    ["carrier.abroad", { to: { ...kazan, country: "KZ" } }],
    ["carrier.no_address", { to: null }],
    ["carrier.no_parcels", { parcels: [] }],
    ["carrier.other_currency", { currency: "EUR" }],
    ["carrier.another_carriers_point", { pickupPoint: { carrier: "cdek", code: "KZN1" } }],
    ["carrier.point_unknown", { pickupPoint: { carrier: "pochta", code: "KZN1" } }],
  ])("are not asked for in vain: %s", async (code, changes) => {
    const { answer, calls } = await quoted(changes);
    expect(answer).toMatchObject({ quotes: [], refused: [{ reason: { code } }] });
    expect(calls()).toEqual([]);
  });

  test("are refused with wrong keys, and missing while the Post does not answer", async () => {
    const { answer } = await quoted({}, only("EMS"), { "POST /1.0/tariff": { status: 401 } });
    expect(answer.refused).toEqual([{ service: null, reason: { code: "carrier.keys_refused" } }]);
    for (const broken of [
      "hang up" as const,
      { status: 429, headers: { "retry-after": "30" } },
      { status: 500 },
      { status: 200, body: "<html>" },
    ])
      await expect(quoted({}, only("EMS"), { "POST /1.0/tariff": broken })).rejects.toBeInstanceOf(CarrierUnavailable);
    const said = await quoted({}, only("EMS"), { "POST /1.0/tariff": refusal("ILLEGAL_INDEX_TO", "Индекс неверен") });
    expect(said.answer.refused).toMatchObject([{ reason: { params: { message: "Индекс неверен: index-to" } } }]);
    const late = await quoted({}, only("EMS"), { "POST /1.0/tariff": tariff({ "delivery-time": null }) });
    expect(late.answer.refused).toMatchObject([{ reason: { code: "carrier.days_unknown" } }]);
  });
});

test("what is collected comes to the kopeck in the goods of all parcels, and is never more than declared", () => {
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 40 }), unitPriceMinor: fc.nat({ max: 500_000 }) });
  fc.assert(
    fc.property(
      fc.array(fc.array(line, { maxLength: 5 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 9_000_000 }),
      fc.nat(9_000_000),
      fc.constantFrom("WITH_DECLARED_VALUE_AND_CASH_ON_DELIVERY", "WITH_DECLARED_VALUE_AND_COMPULSORY_PAYMENT"),
      (boxes, cash, value, category) => {
        const parcels = boxes.map((lines) => ({
          ...aParcel(1000),
          lines: lines.map((one) => ({ sku: "A", name: "А", taxRate: 22, weightGrams: 0, ...one })),
        }));
        const request = aBookingRequest({ parcels, valueMinor: value, cashOnDeliveryMinor: cash });
        const money = moneyOf(request, serviceOf(`EMS:${category}`)?.category ?? "ORDINARY");
        let collected = 0;
        for (const order of money as Record<string, unknown>[]) {
          const payment = Number(order["payment"] ?? order["compulsory-payment"] ?? 0);
          const { items } = (order["goods"] ?? { items: [] }) as { items: { quantity: number; value: number }[] };
          expect(items.reduce((sum, item) => sum + item.quantity * item.value, 0)).toBe(payment);
          expect(order["insr-value"]).toBeGreaterThanOrEqual(payment);
          collected += payment;
        }
        expect(collected).toBe(cash);
      },
    ),
    { seed: 5 },
  );
});
