import { describe, expect, test } from "vitest";
import { aBookingRequest, aParcel, kazan } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { city, complaint, office } from "./fixtures/answers";
import { aCdek } from "./fixtures/shop.fixture";
import { cdek } from "./index";

const atPoint = (code: string) => ({ pickupPoint: { carrier: "cdek", code } });
const refusalOf = (answer: Awaited<ReturnType<typeof cdek.quote>>) => answer.refused.map(({ reason }) => reason.code);

describe("prices of CDEK", () => {
  test("are those of the tariffs that end at the door, to the kopeck, in calendar days", async () => {
    const { account, sent } = await aCdek();
    expect(await cdek.quote(aBookingRequest(), account)).toEqual({
      quotes: [{ service: "137", priceMinor: 48_000, currency: "RUB", days: { min: 2, max: 5 } }],
      refused: [],
    });
    expect(sent("POST /calculator/tarifflist")).toEqual([
      {
        type: 1,
        currency: 1,
        lang: "rus",
        from_location: { code: 44 },
        to_location: { code: 424 },
        packages: [{ weight: 950, length: 30, width: 20, height: 10 }],
      },
    ]);
  });

  test("follow the buyer to an office or a locker, and start at the door where we bring nothing", async () => {
    const { account } = await aCdek();
    const services = async (from: typeof account, changes: object) =>
      (await cdek.quote(aBookingRequest(changes), from)).quotes.map(({ service, priceMinor }) => `${service} ${priceMinor}`);
    expect(await services(account, atPoint("KZN1"))).toEqual(["136 31055"]);
    expect(await services(account, atPoint("KZN9"))).toEqual(["368 27500"]);
    const { account: fromDoor } = await aCdek({}, { senderCityCode: "44" });
    expect(await services(fromDoor, {})).toEqual(["139 69010"]);
    expect(await services(fromDoor, atPoint("KZN1"))).toEqual(["138 52000"]);
  });

  test("are only those of chosen tariffs, with VAT added where the contract leaves it out", async () => {
    const { account } = await aCdek({}, { senderCityCode: 44, shipmentPoint: "MSK1", tariffs: ["137"], addVatPercent: 22 });
    expect((await cdek.quote(aBookingRequest(), account)).quotes).toMatchObject([{ service: "137", priceMinor: 58_560 }]);
    expect(refusalOf(await cdek.quote(aBookingRequest(atPoint("KZN1")), account))).toEqual(["carrier.no_fitting_service"]);
  });

  test("measure parcels upwards and know working days and names where modes are not told", async () => {
    const bare = { tariff_code: 137, tariff_name: "Посылка склад-дверь", delivery_sum: "450", period_min: 1, period_max: 3 };
    const { account, sent } = await aCdek({ "POST /calculator/tarifflist": { tariff_codes: [bare] } });
    const parcel = { ...aParcel(1), dimensionsMm: { length: 301, width: 4, height: 100 } };
    expect((await cdek.quote(aBookingRequest({ parcels: [parcel] }), account)).quotes).toMatchObject([{ days: { min: 2, max: 5 } }]);
    expect(sent("POST /calculator/tarifflist")).toMatchObject([{ packages: [{ weight: 1, length: 31, width: 1, height: 10 }] }]);
  });
});

describe("the insurance of CDEK", () => {
  const fee = {
    total_sum: 500.79,
    currency: "RUB",
    delivery_sum: 480,
    period_min: 2,
    period_max: 4,
    services: [{ code: "INSURANCE", sum: 20.79 }],
  };

  test("is asked for the value of the goods, and told as a part of the price", async () => {
    const { account, sent } = await aCdek({ "POST /calculator/tariff": fee });
    expect((await cdek.quote(aBookingRequest(), account)).quotes).toMatchObject([{ priceMinor: 50_079, insuranceMinor: 2_079 }]);
    expect(sent("POST /calculator/tariff").filter((body) => "tariff_code" in (body as object))).toMatchObject([
      { tariff_code: 137, services: [{ code: "INSURANCE", parameter: "2598.00" }], packages: [{ weight: 950 }] },
    ]);
  });

  test("pays VAT where the contract leaves it out, and keeps no price back when it is not told", async () => {
    const { account } = await aCdek({ "POST /calculator/tariff": fee }, { senderCityCode: 44, shipmentPoint: "MSK1", addVatPercent: 22 });
    expect((await cdek.quote(aBookingRequest(), account)).quotes).toMatchObject([{ priceMinor: 58_560 + 2_536, insuranceMinor: 2_536 }]);
    const { account: silent } = await aCdek({ "POST /calculator/tariff": { status: 500, body: {} } });
    const [quote] = (await cdek.quote(aBookingRequest(), silent)).quotes;
    expect(quote).toMatchObject({ priceMinor: 48_000 });
    expect(quote).not.toHaveProperty("insuranceMinor");
  });

  test("is not asked for goods without a value", async () => {
    const { account, calls } = await aCdek({ "POST /calculator/tariff": fee });
    await cdek.quote(aBookingRequest({ valueMinor: 0 }), account);
    expect(calls().filter((call) => call === "POST /calculator/tariff")).toEqual([]);
  });
});

describe("a town", () => {
  const towns = [city(1, "Благовещенск", "Амурская область"), city(2, "Благовещенск", "Башкортостан")];
  const to = { ...kazan, city: "г. Благовещенск", postalCode: null };
  const bound = async (place: object) => {
    const { account, sent } = await aCdek({ "GET /location/cities": towns });
    const answer = await cdek.quote(aBookingRequest({ to: { ...to, ...place } }), account);
    return answer.quotes.length > 0
      ? sent("POST /calculator/tarifflist").map((body) => (body as { to_location: object }).to_location)
      : refusalOf(answer);
  };

  test("is told from another of its name by its region, or the region of the postal code", async () => {
    expect(await bound({ region: "Респ. Башкортостан" })).toEqual([{ code: 2 }]);
    expect(await bound({ region: "Амурская обл" })).toEqual([{ code: 1 }]);
    expect(await bound({ region: null, postalCode: "675000" })).toEqual([{ code: 1 }]);
  });

  test("that could be either, or none of them, is not guessed", async () => {
    expect(await bound({ region: null })).toEqual(["carrier.city_ambiguous"]);
    expect(await bound({ region: "Приморский край" })).toEqual(["carrier.city_unknown"]);
    expect(await bound({ region: null, city: "Кемь" })).toEqual(["carrier.city_unknown"]);
  });

  test("that is a region of its own is meant before a village of its name, and so is the region itself before the one around it", async () => {
    const moscows = [city(7, "Москва", "Тверская область"), city(8, "Москва", "Московская область"), city(44, "Москва", "Москва")];
    const codeOf = async (region: string | null) => {
      const { account, sent } = await aCdek({ "GET /location/cities": moscows });
      await cdek.quote(aBookingRequest({ to: { ...kazan, city: "Москва", region, postalCode: null } }), account);
      return sent("POST /calculator/tarifflist").map((body) => (body as { to_location: { code: number } }).to_location.code);
    };
    expect([await codeOf(null), await codeOf("г. Москва"), await codeOf("Тверская обл.")]).toEqual([[44], [44], [7]]);
  });

  test("is asked about once", async () => {
    const { account, calls } = await aCdek();
    for (const _ of [1, 2]) await cdek.quote(aBookingRequest(), account);
    expect(calls().filter((call) => call.startsWith("GET /location"))).toHaveLength(1);
  });
});

describe("CDEK is not asked for a price", () => {
  test.each([
    ["carrier.no_parcels", { parcels: [] }],
    ["carrier.no_address", { to: null }],
    ["carrier.another_carriers_point", { pickupPoint: { carrier: "boxberry", code: "1" } }],
    ["carrier.too_heavy", { ...atPoint("KZN1"), parcels: [aParcel(30_001)] }],
    ["carrier.locker_takes_one_parcel", { ...atPoint("KZN9"), parcels: [aParcel(1), aParcel(1)] }],
    ["carrier.other_currency", { currency: "JPY" }],
  ])("%s", async (code, changes) => {
    const { account, sent } = await aCdek();
    expect(refusalOf(await cdek.quote(aBookingRequest(changes), account))).toEqual([code]);
    expect(sent("POST /calculator/tarifflist")).toEqual([]);
  });

  test("where the office takes no payment, or does not exist", async () => {
    const { account } = await aCdek({ "GET /deliverypoints": [office("KZN1", { allowed_cod: false })] });
    expect(refusalOf(await cdek.quote(aBookingRequest({ ...atPoint("KZN1"), cashOnDeliveryMinor: 1 }), account))).toEqual([
      "carrier.point_takes_no_payment",
    ]);
    expect(refusalOf(await cdek.quote(aBookingRequest(atPoint("NO1")), account))).toEqual(["carrier.point_unknown"]);
  });
});

describe("what CDEK answers instead of prices", () => {
  test("its own words when it refuses", async () => {
    const body = { errors: [complaint("v2_recipient_location_not_recognized", "Recipient location is not recognized")] };
    const { account } = await aCdek({ "POST /calculator/tarifflist": { status: 400, body } });
    expect((await cdek.quote(aBookingRequest(), account)).refused).toEqual([
      {
        service: null,
        reason: {
          code: "carrier.said_no",
          params: { message: "Recipient location is not recognized", code: "v2_recipient_location_not_recognized" },
        },
      },
    ]);
  });

  test("that the keys are wrong, that it is busy, or nothing at all", async () => {
    const wrong = await aCdek({ "POST /oauth/token": { status: 401, body: { error: "invalid_client" } } });
    expect(refusalOf(await cdek.quote(aBookingRequest(), wrong.account))).toEqual(["carrier.keys_refused"]);
    const busy = await aCdek({ "POST /calculator/tarifflist": { status: 429, headers: { "retry-after": "2" } } });
    await expect(cdek.quote(aBookingRequest(), busy.account)).rejects.toMatchObject({ reached: "no", retryAfterMs: 2000 });
    const gone = await aCdek({ "POST /calculator/tarifflist": "hang up" });
    await expect(cdek.quote(aBookingRequest(), gone.account)).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});

describe("the token", () => {
  test("is fetched once, and renewed when it is not taken any more", async () => {
    let given = 0;
    const { account, seen } = await aCdek({
      "POST /oauth/token": ({ text }) =>
        text.includes("client_id=shop") ? { access_token: `t${++given}`, expires_in: 3599 } : { status: 401 },
      "POST /calculator/tarifflist": ({ headers }) => (headers.authorization === "Bearer t1" ? { status: 401 } : { tariff_codes: [] }),
    });
    expect(refusalOf(await cdek.quote(aBookingRequest(), account))).toEqual(["carrier.no_fitting_service"]);
    await cdek.quote(aBookingRequest(), account);
    expect(seen.filter(({ path }) => path.includes("/oauth/"))).toHaveLength(2);
  });

  test("is found with and without the version in the address", async () => {
    const { account, seen } = await aCdek({
      "POST /oauth/token": ({ path }) => (path.startsWith("/v2") ? { status: 404 } : { access_token: "bare", expires_in: 60 }),
    });
    expect((await cdek.quote(aBookingRequest(), account)).quotes).toHaveLength(1);
    expect(seen.some(({ path }) => path === "/calculator/tarifflist")).toBe(true);
  });
});
