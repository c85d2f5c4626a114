import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBookedRef, kazan } from "@/testing/booking-request";
import { strangelyChanged } from "@/testing/strange-payloads";
import { foldTracking } from "../../tracking";
import { CarrierUnavailable, type TrackingEvent } from "../port";
import { opinionOf } from "./address";
import { complaintsIn, saidNo } from "./ask";
import { barcode, cleanAddress, history, notFound, office, order, orderId, refusal, tariff } from "./fixtures/answers";
import { aPost } from "./fixtures/post-office.fixture";
import { operationsIn } from "./history";
import { hoursIn } from "./hours";
import { pochta } from "./index";
import { resultOf } from "./order";
import { pointOf } from "./points";
import { offerIn } from "./quote";
import { statusOf } from "./status";
import { eventsIn, instantOf, together } from "./track";
import { CleanAddresses, Offices, Operations, Orders, readList } from "./wire";

const ref = aBookedRef({ carrierReference: orderId, trackingNumber: barcode });
const soap = (text: string) => ({ status: 200, body: text, headers: { "content-type": "application/soap+xml" } });

describe("the way of a parcel", () => {
  test("is told in our words at exact times, and what we cannot read keeps its code", async () => {
    const text = history(
      { type: [8, "Обработка"], attribute: [2, "Прибыло в место вручения"], at: "2026-11-26T09:00:00.000+03:00" },
      { type: [28, "Присвоение идентификатора"], at: "2026-11-22T17:31:59.963+03:00", place: "АО &quot;Почта России&quot;" },
      { type: [1, "Прием"], attribute: [1, "Единичный"], at: "2026-11-23T10:00:00+07:00" },
      { type: [8, "Обработка"], attribute: [24, "Направлено извещение"], at: "2026-11-26T10:00:00.000+03:00" },
      { type: [999, "Новое"], at: "2026-11-26T11:00:00.000+03:00" },
      { type: [2, "Вручение"], attribute: [8, "Адресату курьером"], at: "2026-11-27T12:00:00.000+03:00" },
      { type: [1, "Прием"], at: "yesterday" },
    );
    const { account, seen } = await aPost({ "POST /rtm34": soap(text) });
    const events = (await pochta.track?.(ref, account)) ?? [];
    expect(events.map(({ status, occurredAt, code, note }) => [status, occurredAt.toISOString(), code, note])).toEqual([
      ["pre_transit", "2026-11-22T14:31:59.963Z", "28.0", "Присвоение идентификатора"],
      ["in_transit", "2026-11-23T03:00:00.000Z", "1.1", "Единичный"],
      ["ready_for_pickup", "2026-11-26T06:00:00.000Z", "8.2", "Прибыло в место вручения"],
      ["unknown", "2026-11-26T07:00:00.000Z", "8.24", "Направлено извещение"],
      ["unknown", "2026-11-26T08:00:00.000Z", "999.0", "Новое"],
      ["delivered", "2026-11-27T09:00:00.000Z", "2.8", "Адресату курьером"],
    ]);
    expect(events[0]).toMatchObject({ location: 'АО "Почта России"' });
    expect(seen[0]?.headers["content-type"]).toContain("application/soap+xml");
    for (const part of [`<data:Barcode>${barcode}</data:Barcode>`, "<data:login>shop@example.com</data:login>", "<data:MessageType>0<"])
      expect(seen[0]?.text).toContain(part);
  });

  test("is asked of the Post's own service, of the address that is set for it, and else of what stands in for the Post", async () => {
    const { account } = await aPost();
    const asked: string[] = [];
    const fetch = async (url: string | URL) => {
      asked.push(String(url));
      return new Response(history());
    };
    for (const more of [{}, { baseUrl: "https://stand-in.example/1.0" }, { trackingBaseUrl: "https://tracks.example" }])
      await pochta.track?.(ref, { ...account, settings: pochta.settingsSchema.parse({ postOfficeCode: "101000", ...more }), fetch });
    const hosts = ["tracking.pochta.ru", "stand-in.example", "tracks.example"];
    expect(asked).toEqual(hosts.map((host) => `https://${host}/rtm34`));
  });

  test("back to the sender ends as returned, however the Post words it", () => {
    expect([2, 4, 7, 9, 16, 20, 22, 24, 28, 31].map((attribute) => statusOf(2, attribute))).toEqual(Array(10).fill("returned"));
    expect([1, 3, 8, 15, 19, 27].map((attribute) => statusOf(2, attribute))).toEqual(Array(6).fill("delivered"));
    const told = (...types: [number, number][]) =>
      foldTracking(
        eventsIn(
          operationsIn(
            history(
              ...types.map(([type, attribute], i) => ({
                type: [type, "x"] as [number, string],
                attribute: [attribute, "x"] as [number, string],
                at: `2026-11-2${i}T09:00:00Z`,
              })),
            ),
          ) ?? [],
        ),
      )?.status;
    expect(told([1, 1], [2, 0])).toBe("delivered");
    expect(told([1, 1], [3, 1], [2, 0])).toBe("returned");
    expect(told([1, 1], [3, 1], [8, 2])).toBe("return_to_sender");
    expect(told([1, 1], [62, 0])).toBe("returned");
    expect(statusOf(2, 77, { name: "Адресату дроном" })).toBe("delivered");
    expect(statusOf(2, 77, { name: "Отправителю дроном" })).toBe("returned");
    expect([statusOf(2, 77), statusOf(Number.NaN, 0), statusOf(63, 0), statusOf(26, 2), statusOf(46, 0)]).toEqual(Array(5).fill("unknown"));
    expect([statusOf(18, 0), statusOf(5, 1), statusOf(12, 28), statusOf(12, 1), statusOf(43, 0)]).toEqual([
      "lost",
      "lost",
      "lost",
      "failed_attempt",
      "ready_for_pickup",
    ]);
  });

  test("of several parcels has ended when the last of them has", async () => {
    const at = (status: TrackingEvent["status"], day: number): TrackingEvent => ({
      status,
      occurredAt: new Date(Date.UTC(2026, 10, day)),
      location: null,
      note: null,
      code: null,
    });
    const first = [at("in_transit", 23), at("delivered", 25)];
    expect(foldTracking(together([first, [at("ready_for_pickup", 26)]]))?.status).toBe("ready_for_pickup");
    expect(foldTracking(together([first, [at("ready_for_pickup", 26), at("delivered", 27)]]))?.occurredAt).toEqual(
      new Date(Date.UTC(2026, 10, 27)),
    );
    const { account, seen } = await aPost({
      "POST /rtm34": soap(history({ type: [1, "Прием"], at: "2026-11-23T10:00:00Z" })),
      "GET /1.0/backlog/2": notFound,
      "GET /1.0/shipment/2": order({ id: 2, barcode: "80110022033051" }),
    });
    expect(await pochta.track?.({ ...ref, carrierReference: `${orderId},2` }, account)).toHaveLength(2);
    expect(seen.filter(({ path }) => path === "/rtm34").map(({ text }) => /Barcode>(\d+)/.exec(text)?.[1])).toEqual([
      barcode,
      "80110022033051",
    ]);
  });

  test("that has no events yet is none, and faults are no answer", async () => {
    const empty = await aPost({ "POST /rtm34": soap(history()) });
    expect(await pochta.track?.(ref, empty.account)).toEqual([]);
    for (const broken of [soap("<html>"), soap("rubbish"), { status: 500 }, soap("<S:Fault><ns3:AuthorizationFaultReason/></S:Fault>")]) {
      const { account } = await aPost({ "POST /rtm34": broken });
      await expect(pochta.track?.(ref, account)).rejects.toBeInstanceOf(CarrierUnavailable);
    }
  });
});

test("a time without an offset is Moscow's, and nothing else is a time", () => {
  const read = (text: string) => instantOf(text)?.toISOString() ?? null;
  expect(["2026-11-22T12:00:05", "2026-11-22T12:00:05.123456Z", "2026-11-22T12:00+10:00"].map(read)).toEqual([
    "2026-11-22T09:00:05.000Z",
    "2026-11-22T12:00:05.123Z",
    "2026-11-22T02:00:00.000Z",
  ]);
  expect(["", "2026-11-22", "2026-13-45T99:00:00Z", "1700000000"].map(read)).toEqual([null, null, null, null]);
});

describe("an address", () => {
  test("is put right where the Post knows it", async () => {
    const { account, sent } = await aPost();
    expect(await pochta.checkAddress?.(kazan, account)).toEqual({
      place: { ...kazan, postalCode: "420111", region: "Респ. Татарстан", city: "Казань", line1: "ул. Баумана, д. 1, к. 2, кв. 15" },
      isDeliverable: true,
      quality: "GOOD VALIDATED",
    });
    expect(sent("POST /1.0/clean/address")).toEqual([[{ id: "1", "original-address": "420000, Татарстан, Казань, ул. Баумана, 1" }]]);
  });

  test("stays as it is where the Post is not sure", async () => {
    const { account } = await aPost({ "POST /1.0/clean/address": cleanAddress({ "quality-code": "UNDEF_01" }) });
    expect(await pochta.checkAddress?.(kazan, account)).toEqual({ place: kazan, isDeliverable: false, quality: "UNDEF_01 VALIDATED" });
  });
});

describe("post offices", () => {
  test("are found around a place, the one of the postal code first, without closed ones and lockers", async () => {
    const { account, calls } = await aPost({
      "GET /postoffice/1.0/420000": office("420000"),
      "GET /postoffice/1.0/nearby": [
        office("420000"),
        office("420111", { distance: 90.5 }),
        office("420112", { "is-temporary-closed": true }),
        office("420900", { "type-code": "Почтомат" }),
      ],
    });
    const found = await pochta.points?.(kazan, account);
    expect(found?.map(({ code }) => code)).toEqual(["420000", "420111"]);
    expect(found?.[1]).toMatchObject({
      name: "420111",
      kind: "office",
      city: "Казань",
      line1: "ул. Баумана, 37",
      hours: "Пн–Пт 08:00–20:00, обед 13:00–14:00; Сб 09:00–18:00, обед 13:00–14:00",
      phone: "843 2000000",
    });
    expect(calls()[1]).toContain("latitude=55.7963&longitude=49.1088");
  });

  test("are those of the town where no coordinates are known, else those near its words", async () => {
    const town = { ...kazan, postalCode: null, latitude: null, longitude: null };
    const byName = await aPost({ "GET /postoffice/1.0/settlement.offices.codes": ["420111", "999999"] });
    expect(await pochta.points?.(town, byName.account)).toMatchObject([{ code: "420111" }]);
    expect(byName.calls()[0]).toBe("GET /postoffice/1.0/settlement.offices.codes?settlement=Казань&region=Татарстан");
    const byWords = await aPost({ "GET /postoffice/1.0/by-address": { "is-matched": false, postoffices: ["420111"] } });
    expect(await pochta.points?.(town, byWords.account)).toMatchObject([{ code: "420111" }]);
    expect(await pochta.points?.({ ...town, country: "KZ" }, byWords.account)).toEqual([]);
  });
});

test("the connection is tried with the keys and the office where parcels are handed in", async () => {
  const tried = async (answer: object) => pochta.testConnection?.((await aPost({ "GET /1.0/user-shipping-points": answer })).account);
  expect(await tried([{ "operator-postcode": "101000", enabled: true, "ops-address": "Москва" }])).toBeNull();
  expect(await tried([{ "operator-postcode": "410000", enabled: true }])).toEqual({
    code: "carrier.point_unknown",
    params: { code: "101000" },
  });
  expect(await tried({ status: 401 })).toEqual({ code: "carrier.keys_refused" });
  await expect(tried({ status: 200, body: "<html>" })).rejects.toBeInstanceOf(CarrierUnavailable);
});

test("nothing that comes from outside makes the reading throw", () => {
  const record = {
    AddressParameters: { OperationAddress: { Index: "420111", Description: "Казань" } },
    OperationParameters: { OperType: { Id: 8, Name: "Обработка" }, OperAttr: { Id: 2 }, OperDate: "2026-11-22T12:00:05.963+03:00" },
  };
  const originals = [[order()], tariff(), [office("420111")], cleanAddress(), refusal("A", "Б"), [record]];
  const xml = history({ type: [2, "Вручение"], attribute: [1, "x"], at: "2026-11-22T12:00:00Z" });
  fc.assert(
    fc.property(
      fc.oneof(...originals.map((original) => strangelyChanged(original))),
      fc.nat(xml.length),
      fc.string({ maxLength: 30 }),
      (body, at, text) => {
        const fresh = () => structuredClone(body);
        saidNo(complaintsIn(fresh()));
        resultOf(readList(Orders, fresh()) ?? []);
        for (const one of readList(Offices, fresh()) ?? []) pointOf(one);
        for (const one of readList(Offices, fresh()) ?? []) hoursIn(one["working-hours"]);
        for (const one of readList(CleanAddresses, fresh()) ?? []) opinionOf(kazan, one);
        for (const { occurredAt } of eventsIn(readList(Operations, fresh()) ?? [])) expect(Number.isNaN(occurredAt.getTime())).toBe(false);
        eventsIn(operationsIn(xml.slice(0, at) + text + xml.slice(at)) ?? []);
        try {
          const offer = offerIn("EMS:ORDINARY", fresh(), true);
          if (offer && "quote" in offer) expect(Number.isSafeInteger(offer.quote.priceMinor)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(CarrierUnavailable);
        }
      },
    ),
    { numRuns: 1500, seed: 5 },
  );
});
