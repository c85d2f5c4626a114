import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aParcel, kazan } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { draft, rate, refusal } from "./fixtures/answers";
import { anEasypost, aRequest, portland } from "./fixtures/shop.fixture";
import { easypost } from "./index";
import { offersIn } from "./quote";
import { EasypostSettings } from "./settings";
import { stateOf } from "./states";
import { inchesOf, ouncesOf } from "./units";
import { read, Shipment } from "./wire";

const created = (changes: object) => ({ "POST /shipments": { status: 201, body: draft(changes) } });
const refusals = (answer: Awaited<ReturnType<typeof easypost.quote>>) =>
  answer.refused.map(({ service, reason }) => [service, reason.code]);

describe("prices through EasyPost", () => {
  test("are those of all carriers, to the cent, and drafting them buys nothing", async () => {
    const { account, calls, sent, seen } = await anEasypost();
    expect(await easypost.quote(aRequest(), account)).toEqual({
      quotes: [
        { service: "USPS Priority", priceMinor: 940, currency: "USD", days: { min: 3, max: 5 } },
        { service: "USPS Express", priceMinor: 3_105, currency: "USD", days: { min: 3, max: 5 } },
        { service: "UPS Ground", priceMinor: 1_210, currency: "USD", days: { min: 3, max: 5 } },
      ],
      refused: [],
    });
    expect(calls()).toEqual(["POST /shipments"]);
    expect(seen[0]?.headers.authorization).toBe(`Basic ${Buffer.from("EZTKshop:").toString("base64")}`);
    expect(sent("POST /shipments")).toEqual([
      {
        shipment: {
          from_address: { street1: "500 Oak Ave", city: "Austin", state: "TX", zip: "73301", country: "US" },
          to_address: { street1: "12 Main St", city: "Portland", state: "OR", zip: "97201", country: "US" },
          parcel: { weight: 33.6, length: 11.9, width: 7.9, height: 4 },
        },
      },
    ]);
  });

  test("bear the shop's price of insurance where it insures, in the goods' own currency", async () => {
    const { account } = await anEasypost({}, { insure: true, insurancePercent: 0.5 });
    const [first] = (await easypost.quote(aRequest({ valueMinor: 10_000 }), account)).quotes;
    expect(first).toMatchObject({ service: "USPS Priority", priceMinor: 990, insuranceMinor: 50 });
    const { account: bare } = await anEasypost({}, { insure: true });
    expect((await easypost.quote(aRequest({ valueMinor: 10_000 }), bare)).quotes[0]).not.toHaveProperty("insuranceMinor");
  });

  test("stay in their own currency, and of two accounts with one carrier the cheaper counts", async () => {
    const rates = [
      rate("DHL", "Express", "5000", { currency: "JPY" }),
      rate("USPS", "Priority", "9.40"),
      rate("USPS", "Priority", "8.99"),
      rate("Odd", "NoPrice", "free"),
      rate("Odd", "NoCurrency", "1", { currency: null }),
    ];
    const { account } = await anEasypost(created({ rates }));
    expect((await easypost.quote(aRequest({ currency: "EUR" }), account)).quotes.map(({ days, ...price }) => price)).toEqual([
      { service: "DHL Express", priceMinor: 5_000, currency: "JPY" },
      { service: "USPS Priority", priceMinor: 899, currency: "USD" },
    ]);
  });

  test("come with the carriers' own refusals, once each, and services that are wanted", async () => {
    const says = { carrier: "FedEx", carrier_account_id: "ca_2", type: "rate_error", message: "Invalid account" };
    const rates = [rate("USPS", "Priority", "9.40"), rate("UPS", "Ground", "12"), rate("UPS", "Slow", "1", noDays)];
    const { account } = await anEasypost(created({ rates, messages: [says, says] }), { services: ["UPS Ground", "UPS Slow"] });
    const answer = await easypost.quote(aRequest(), account);
    expect(answer.quotes.map(({ service }) => service)).toEqual(["UPS Ground"]);
    expect(refusals(answer)).toEqual([
      ["UPS Slow", "carrier.days_unknown"],
      ["FedEx", "carrier.said_no"],
    ]);
    const patient = await anEasypost(created({ rates }), { usualDays: 10 });
    expect((await easypost.quote(aRequest(), patient.account)).quotes.at(-1)).toMatchObject({ days: { min: 10, max: 14 } });
    const empty = await anEasypost(created({ rates: [] }));
    expect(refusals(await easypost.quote(aRequest(), empty.account))).toEqual([[null, "carrier.no_fitting_service"]]);
  });

  const noDays = { delivery_days: null, est_delivery_days: null };

  test.each([
    ["carrier.no_parcels", { parcels: [] }],
    ["carrier.one_parcel_only", { parcels: [aParcel(1), aParcel(2)] }],
    ["carrier.point_chosen", { pickupPoint: { carrier: "cdek", code: "1" } }],
    ["carrier.takes_no_payment", { cashOnDeliveryMinor: 1 }],
    ["carrier.no_address", { to: null }],
    ["carrier.no_address", { to: { ...portland, city: null, postalCode: null } }],
    ["carrier.needs_customs", { to: kazan }],
  ])("are not asked for: %s", async (code, changes) => {
    const { account, calls } = await anEasypost();
    expect(refusals(await easypost.quote(aRequest(changes), account))).toEqual([[null, code]]);
    expect(calls()).toEqual([]);
  });

  test("are refused in EasyPost's words, whatever shape these have", async () => {
    const wordsFor = async (message: unknown, errors: unknown[] = []) => {
      const { account } = await anEasypost({ "POST /shipments": refusal(422, "PARAMETER.INVALID", message, errors) });
      return (await easypost.quote(aRequest(), account)).refused[0]?.reason.params?.["message"];
    };
    expect(await wordsFor("Bad zip", [{ field: "zip", message: "is too short" }, "and more"])).toBe("Bad zip; zip: is too short; and more");
    expect(await wordsFor(["Bad zip", "Bad city"])).toBe("Bad zip; Bad city");
    expect(await wordsFor({ errors: ["Bad zip"] })).toBe("Bad zip");
    expect(await wordsFor(null)).toBe("PARAMETER.INVALID");
  });

  test("cannot be named with a wrong key, or while EasyPost is down, busy or unreadable", async () => {
    const wrong = await anEasypost({ "POST /shipments": { status: 401 } });
    expect(refusals(await easypost.quote(aRequest(), wrong.account))).toEqual([[null, "carrier.keys_refused"]]);
    for (const answer of [{ status: 500 }, "hang up" as const, { status: 429, headers: { "retry-after": "7" } }, "rubbish"]) {
      const { account } = await anEasypost({ "POST /shipments": answer });
      await expect(easypost.quote(aRequest(), account)).rejects.toBeInstanceOf(CarrierUnavailable);
    }
  });

  test("are found where the address of the API has its version in it, and where the host knows none", async () => {
    const first = await anEasypost();
    const versioned = { ...first.account, settings: { ...first.account.settings, baseUrl: `${first.baseUrl}/v2/` } };
    expect((await easypost.quote(aRequest(), versioned)).quotes).toHaveLength(3);
    const bare = await anEasypost({ "POST /shipments": ({ path }) => (path.startsWith("/v2") ? { status: 404, body: {} } : draft()) });
    expect((await easypost.quote(aRequest(), bare.account)).quotes).toHaveLength(3);
  });
});

describe("a parcel to another country", () => {
  const settings = { customsSigner: "Jo Shop", hsCode: "6109.10", originCountry: "pt" };
  const abroad = { ...portland, country: "GB", region: null, city: "Leeds", postalCode: "LS1 4AP" };
  const papers = async (changes: object) => {
    const { account, sent } = await anEasypost({}, settings);
    const answer = await easypost.quote(aRequest({ to: abroad, ...changes }), account);
    return (
      (sent("POST /shipments") as { shipment: { customs_info?: object } }[])[0]?.shipment.customs_info ?? answer.refused[0]?.reason.code
    );
  };

  test("goes with customs papers over lines, which never outweigh it", async () => {
    expect(await papers({})).toEqual({
      contents_type: "merchandise",
      contents_explanation: "Футболка",
      restriction_type: "none",
      non_delivery_option: "return",
      customs_certify: true,
      customs_signer: "Jo Shop",
      eel_pfc: "NOEEI 30.37(a)",
      customs_items: [
        {
          description: "Футболка",
          quantity: 2,
          value: "2598.00",
          currency: "USD",
          weight: 21.164,
          hs_tariff_number: "6109.10",
          origin_country: "PT",
          code: "TEE-BLK-M",
        },
      ],
    });
    const light = { ...aParcel(100), lines: aParcel(100).lines.flatMap((line) => [line, { ...line, unitPriceMinor: 0 }]) };
    const { customs_items } = (await papers({ parcels: [light] })) as { customs_items: { weight: number; value: string }[] };
    expect(customs_items.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(100 / 28.349523125);
    expect(customs_items[1]?.value).toBe("0.01");
  });

  test("names each product's own tariff code and country, the shop's where it has none, and the goods that lack both", async () => {
    const [own, bare] = [aParcel(950).lines[0], { ...aParcel(950).lines[0], sku: "MUG" }];
    const parcel = { ...aParcel(950), lines: [{ ...own, hsCode: "610910", originCountry: "TR" }, bare] } as ReturnType<typeof aParcel>;
    expect(await papers({ parcels: [parcel] })).toMatchObject({
      customs_items: [
        { hs_tariff_number: "610910", origin_country: "TR" },
        { hs_tariff_number: "6109.10", origin_country: "PT" },
      ],
    });
    const { account } = await anEasypost({}, { customsSigner: "Jo Shop", originCountry: "pt" });
    expect((await easypost.quote(aRequest({ to: abroad, parcels: [parcel] }), account)).refused).toMatchObject([
      { reason: { code: "carrier.goods_without_customs", params: { country: "GB", hs: "MUG", origin: "none" } } },
    ]);
  });

  test("needs none within the European Union, and is not sent where customs want a filing first", async () => {
    const [lisbon, berlin] = ["PT", "DE"].map((country) => ({ ...abroad, country }));
    expect(await papers({ from: lisbon, to: berlin })).toBeUndefined();
    expect(await papers({ valueMinor: 250_001 })).toBe("carrier.export_filing");
    expect(await papers({ currency: "EUR" })).toBe("carrier.export_filing");
    expect(await papers({ valueMinor: 250_001, to: { ...abroad, country: "CA" } })).toMatchObject({ eel_pfc: "NOEEI 30.36" });
    expect(await papers({ valueMinor: 250_001, from: lisbon })).not.toHaveProperty("eel_pfc");
  });
});

test("grams and millimetres become ounces and inches of at least the same size", () => {
  expect([1, 28, 29, 454, 950].map(ouncesOf)).toEqual([0.1, 1, 1.1, 16.1, 33.6]);
  expect([1, 254, 255, 300].map(inchesOf)).toEqual([0.1, 10, 10.1, 11.9]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70_000 }), (size) => {
      expect(ouncesOf(size) * 28.349523125).toBeGreaterThanOrEqual(size - 1e-6);
      expect(inchesOf(size) * 25.4).toBeGreaterThanOrEqual(size - 1e-6);
    }),
  );
});

test("states are told by their codes", () => {
  expect(["Texas", "new york", "TX", "Québec"].map((name) => stateOf(name, "US"))).toEqual(["TX", "NY", "TX", "Québec"]);
  expect(stateOf("Québec", "ca")).toBe("QC");
  expect(stateOf("Татарстан", "RU")).toBe("Татарстан");
});

test("an answer of any content is read or refused, and never breaks", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (rates, messages) => {
      const shipment = read(Shipment, { id: "shp_1", rates, messages });
      if (shipment) expect(offersIn(shipment, EasypostSettings.parse({}))).toHaveProperty("quotes");
    }),
  );
});
