import { describe, expect, test } from "vitest";
import { aBookedRef, aBookingRequest, kazan, moscow } from "@/testing/booking-request";
import type { ReturnRequest } from "../abilities";
import { agreed, complaint, order, refusal } from "./fixtures/answers";
import { aCdek } from "./fixtures/shop.fixture";
import { cdek } from "./index";

const { returnLabel } = cdek;
const outward = { carrierReference: "out", trackingNumber: "1000", service: "136", pickupPoint: null };

/** Back from Kazan to the warehouse in Moscow. */
function aReturn(changes: Partial<ReturnRequest> = {}): ReturnRequest {
  const { sender, recipient, ...rest } = aBookingRequest({ from: kazan, to: moscow, service: "139" });
  return { ...rest, sender: recipient, recipient: sender, outward, ...changes };
}
const fromPoint = { outward: { ...outward, pickupPoint: { carrier: "cdek", code: "KZN1" } } };

describe("a return by CDEK", () => {
  test("is priced from the buyer's door, or from the office where the buyer collected", async () => {
    const { account, sent } = await aCdek({}, { senderCityCode: 44 });
    const services = async (changes: Partial<ReturnRequest>) =>
      (await returnLabel?.quote(aReturn(changes), account))?.quotes.map(({ service }) => service);
    expect(await services({})).toEqual(["139"]);
    expect(await services(fromPoint)).toEqual(["137"]);
    expect(sent("POST /calculator/tarifflist")[0]).toMatchObject({ from_location: { code: 424 }, to_location: { code: 44 } });
  });

  test("is an order of its own, marked as a client's return, under our number", async () => {
    const { account, sent } = await aCdek({ "POST /orders": agreed("CREATE") }, { senderCityCode: 44 });
    expect(await returnLabel?.book(aReturn(), account)).toMatchObject({ outcome: "accepted" });
    expect(sent("POST /orders")).toMatchObject([
      {
        type: 1,
        is_client_return: true,
        number: aReturn().idempotencyKey,
        tariff_code: 139,
        from_location: { code: 424, address: "ул. Баумана, 1" },
        to_location: { code: 44, address: "ул. Мясницкая, 1" },
        sender: { name: "Мария Иванова", phones: [{ number: "+79161234567" }] },
        recipient: { company: "Магазин", phones: [{ number: "+74950000000" }] },
        packages: [{ weight: 950, items: [{ payment: { value: 0 } }] }],
      },
    ]);
  });

  test("goes from office to office where buyer and shop have one", async () => {
    const { account, sent } = await aCdek({ "POST /orders": agreed("CREATE") });
    await returnLabel?.book(aReturn({ ...fromPoint, service: "136" }), account);
    expect(sent("POST /orders")).toMatchObject([{ shipment_point: "KZN1", delivery_point: "MSK1" }]);
  });

  test("that was taken in before is found by our number, never made twice", async () => {
    const taken = refusal("CREATE", complaint("error_validate_im_dep_number_has_already_had_integration", "Уже был"));
    const { account, calls } = await aCdek({ "POST /orders": taken, "GET /orders": order() }, { senderCityCode: 44 });
    expect(await returnLabel?.book(aReturn(), account)).toMatchObject({ outcome: "booked" });
    expect(await returnLabel?.findBooking?.({ ...aReturn(), outward }, account)).toMatchObject({ outcome: "booked" });
    expect(calls().filter((call) => call.startsWith("POST /orders"))).toHaveLength(1);
  });

  test("needs a phone at both ends", async () => {
    const { account } = await aCdek({}, { senderCityCode: 44 });
    const shop = aReturn().recipient;
    expect(await returnLabel?.book(aReturn({ recipient: { ...shop, phone: null } }), account)).toMatchObject({
      outcome: "refused",
      reason: { code: "carrier.shop_without_phone" },
    });
  });

  test("that arrives is delivered", async () => {
    const statuses = [{ code: "DELIVERED", date_time: "2026-11-24T10:00:00+0300", city: "Москва" }];
    const { account } = await aCdek({ "GET /orders/back": order({ statuses }) });
    const events = await returnLabel?.track?.(aBookedRef({ carrierReference: "back" }), account);
    expect(events?.map(({ status }) => status)).toContain("delivered");
  });
});
