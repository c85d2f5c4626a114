import { describe, expect, test } from "vitest";
import { aBookedRef, aBookingRequest, kazan } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { agreed, complaint, order, orderUuid, printed, refusal, request } from "./fixtures/answers";
import { aCdek } from "./fixtures/shop.fixture";
import { cdek } from "./index";

const ref = aBookedRef({ carrierReference: orderUuid });
const whole = aBookingRequest();
const path = `/orders/${orderUuid}`;
const tooLate = complaint("error_validate_order_delete_status", "Заказ может быть удален только в статусе Создан");
const pdf = new TextEncoder().encode("%PDF-1.4 label");

describe("a cancelled order", () => {
  const cancelled = { outcome: "cancelled" };

  test("is removed, and one that is gone already is cancelled too", async () => {
    let looks = 0;
    const removing = [request("CREATE", "SUCCESSFUL")];
    const { account } = await aCdek({
      [`DELETE ${path}`]: agreed("DELETE"),
      [`GET ${path}`]: () => order({ requests: [...removing, request("DELETE", looks++ === 0 ? "ACCEPTED" : "SUCCESSFUL")] }),
    });
    expect(await cdek.cancel?.(ref, account)).toEqual(cancelled);
    for (const answers of [
      {
        [`DELETE ${path}`]: agreed("DELETE"),
        [`GET ${path}`]: order({ statuses: [{ code: "REMOVED", date_time: "2026-11-22T10:00:00+0000" }] }),
      },
      { [`DELETE ${path}`]: refusal("DELETE", complaint("v2_entity_not_found", "not found")) },
    ]) {
      const { account } = await aCdek(answers);
      expect(await cdek.cancel?.(ref, account)).toEqual(cancelled);
    }
  });

  test("that CDEK has taken in goes on, and nothing else is asked for", async () => {
    const { account, calls } = await aCdek({ [`DELETE ${path}`]: refusal("DELETE", tooLate) });
    expect(await cdek.cancel?.(ref, account)).toEqual({ outcome: "refused", reason: { code: "carrier.already_moving" } });
    expect(calls()).toEqual([`DELETE ${path}`]);
    const later = await aCdek({
      [`DELETE ${path}`]: agreed("DELETE"),
      [`GET ${path}`]: order({ requests: [request("DELETE", "INVALID", tooLate)] }),
    });
    expect(await cdek.cancel?.(ref, later.account)).toEqual({ outcome: "refused", reason: { code: "carrier.already_moving" } });
  });

  test("is not called cancelled while CDEK is at work, does not answer or does not take the keys", async () => {
    for (const answer of [
      refusal("DELETE", complaint("v2_similar_request_still_processed", "wait")),
      "hang up" as const,
      { status: 401 },
    ]) {
      const { account } = await aCdek({ [`DELETE ${path}`]: answer });
      await expect(cdek.cancel?.(ref, account)).rejects.toBeInstanceOf(CarrierUnavailable);
    }
    const { account } = await aCdek({
      [`DELETE ${path}`]: refusal("DELETE", complaint("error_validate_order_delete_claims_is_not_empty", "Есть претензия")),
    });
    expect(await cdek.cancel?.(ref, account)).toMatchObject({ outcome: "refused", reason: { code: "carrier.said_no" } });
  });
});

describe("a changed order", () => {
  test("has its new address, buyer or office", async () => {
    const { account, sent } = await aCdek({
      "PATCH /orders": agreed("UPDATE"),
      [`GET ${path}`]: order({ requests: [request("UPDATE", "SUCCESSFUL")] }),
    });
    const { recipient } = aBookingRequest();
    expect(await cdek.modify?.(ref, { to: kazan, recipient, whole }, account)).toEqual({ outcome: "done" });
    await cdek.modify?.(ref, { pickupPoint: "KZN1", whole }, account);
    expect(sent("PATCH /orders")).toEqual([
      {
        uuid: orderUuid,
        to_location: { code: 424, address: "ул. Баумана, 1", postal_code: "420000" },
        recipient: { name: "Мария Иванова", phones: [{ number: "+79161234567" }], email: "maria@example.com" },
      },
      { uuid: orderUuid, delivery_point: "KZN1" },
    ]);
  });

  test("is refused once it is on its way, at once or later", async () => {
    const forbidden = complaint("v2_update_forbidden", "Operation is forbidden");
    for (const answers of [
      { "PATCH /orders": refusal("UPDATE", forbidden) },
      { "PATCH /orders": agreed("UPDATE"), [`GET ${path}`]: order({ requests: [request("UPDATE", "INVALID", forbidden)] }) },
    ]) {
      const { account } = await aCdek(answers);
      expect(await cdek.modify?.(ref, { to: kazan, whole }, account)).toEqual({
        outcome: "refused",
        reason: { code: "carrier.already_moving" },
      });
    }
    const { account } = await aCdek({ "GET /location/cities": [] });
    expect(await cdek.modify?.(ref, { to: kazan, whole }, account)).toMatchObject({ reason: { code: "carrier.city_unknown" } });
  });
});

describe("papers", () => {
  const form = "f0000000-0000-4000-8000-000000000001";
  const asked = { status: 202, body: { entity: { uuid: form }, requests: [request("CREATE", "ACCEPTED")] } };

  test("are made once, waited for, and come as PDF", async () => {
    let looks = 0;
    const { account, calls, sent } = await aCdek({
      "POST /print/barcodes": asked,
      [`GET /print/barcodes/${form}`]: () => printed(looks++ === 0 ? "PROCESSING" : "READY"),
      [`GET /print/barcodes/${form}.pdf`]: pdf,
    });
    expect(await cdek.label?.(ref, account)).toEqual(pdf);
    expect(await cdek.label?.(ref, account)).toEqual(pdf);
    expect(sent("POST /print")).toEqual([{ orders: [{ order_uuid: orderUuid }], copy_count: 1, format: "A6", lang: "RUS" }]);
    expect(calls().at(-1)).toBe(`GET /print/barcodes/${form}.pdf`);
  });

  test("of an order that was changed are made anew: the old ones name the old address", async () => {
    let looks = 0;
    const { account, sent } = await aCdek({
      "POST /print/barcodes": asked,
      [`GET /print/barcodes/${form}`]: printed("READY"),
      [`GET /print/barcodes/${form}.pdf`]: () => new TextEncoder().encode(`%PDF-1.4 ${looks++}`),
      "PATCH /orders": agreed("UPDATE"),
      [`GET ${path}`]: order({ requests: [request("UPDATE", "SUCCESSFUL")] }),
    });
    await cdek.label?.(ref, account);
    await cdek.modify?.(ref, { to: kazan, whole }, account);
    await cdek.label?.(ref, account);
    expect(sent("POST /print")).toHaveLength(2);
  });

  test("of a waybill come the same way", async () => {
    const { account, sent } = await aCdek({
      "POST /print/orders": asked,
      [`GET /print/orders/${form}`]: printed("READY"),
      [`GET /print/orders/${form}.pdf`]: pdf,
    });
    expect(await cdek.waybill?.(ref, account)).toEqual(pdf);
    expect(sent("POST /print")).toEqual([{ orders: [{ order_uuid: orderUuid }], copy_count: 2, type: "tpl_russia" }]);
  });

  test("that are not ready come later; those that ran out are made anew; what is no PDF is none", async () => {
    const early = await aCdek({ "POST /print/barcodes": refusal("CREATE", complaint("v2_entity_not_ready", "not ready")) });
    expect(await cdek.label?.(ref, early.account)).toBeNull();
    const old = await aCdek({ "POST /print/barcodes": asked, [`GET /print/barcodes/${form}`]: printed("REMOVED") });
    expect(await cdek.label?.(ref, old.account)).toBeNull();
    expect(await cdek.label?.(ref, old.account)).toBeNull();
    expect(old.sent("POST /print")).toHaveLength(2);
    const html = await aCdek({
      "POST /print/barcodes": asked,
      [`GET /print/barcodes/${form}`]: printed("READY"),
      [`GET /print/barcodes/${form}.pdf`]: "<html>",
    });
    await expect(cdek.label?.(ref, html.account)).rejects.toBeInstanceOf(CarrierUnavailable);
    const invalid = await aCdek({ "POST /print/barcodes": asked, [`GET /print/barcodes/${form}`]: printed("INVALID") });
    await expect(cdek.label?.(ref, invalid.account)).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});

describe("a courier who collects", () => {
  const { from: place, sender: contact } = aBookingRequest();
  const call = {
    key: "k",
    date: "2026-11-24",
    from: "10:00",
    until: "14:00",
    place,
    contact,
    parcels: 3,
    weightGrams: 2500,
    comment: "Домофон 5",
  };
  const uuid = "17000000-0000-4000-8000-000000000001";

  test("is called, and has CDEK's number", async () => {
    const { account, sent } = await aCdek({
      "POST /intakes": agreed("CREATE", uuid),
      [`GET /intakes/${uuid}`]: { entity: { uuid, intake_number: "77001" }, requests: [request("CREATE", "SUCCESSFUL")] },
    });
    expect(await cdek.callCourier?.(call, account)).toEqual({ outcome: "done", reference: "77001" });
    expect(sent("POST /intakes")).toEqual([
      {
        intake_date: "2026-11-24",
        intake_time_from: "10:00",
        intake_time_to: "14:00",
        name: "Посылки: 3",
        weight: 2500,
        comment: "Домофон 5",
        sender: { company: "Магазин", name: "Магазин", phones: [{ number: "+74950000000" }] },
        from_location: { code: 44, address: "ул. Мясницкая, 1", postal_code: "101000" },
      },
    ]);
  });

  test("is not called twice to one place, nor where CDEK says no", async () => {
    const before = await aCdek({ "POST /intakes": refusal("CREATE", complaint("v2_intake_exists_by_date_address", "exists")) });
    expect(await cdek.callCourier?.(call, before.account)).toMatchObject({ reason: { code: "carrier.courier_called_before" } });
    const late = complaint("ve_ci_pickup_date_expired", "На указанную дату уже невозможно вызвать курьера");
    const later = await aCdek({
      "POST /intakes": agreed("CREATE", uuid),
      [`GET /intakes/${uuid}`]: { entity: { uuid }, requests: [request("CREATE", "INVALID", late)] },
    });
    expect(await cdek.callCourier?.(call, later.account)).toMatchObject({
      outcome: "refused",
      reason: { params: { message: late.message } },
    });
    const { account } = await aCdek();
    expect(await cdek.callCourier?.({ ...call, place: { ...place, line1: null } }, account)).toMatchObject({
      reason: { code: "carrier.sender_without_address" },
    });
  });

  test("whose number cannot be read is called all the same", async () => {
    const { account } = await aCdek({
      "POST /intakes": agreed("CREATE", uuid),
      [`GET /intakes/${uuid}`]: { entity: { uuid, intake_number: "" } },
    });
    expect(await cdek.callCourier?.(call, account)).toEqual({ outcome: "done", reference: uuid });
  });
});
