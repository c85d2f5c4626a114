import { describe, expect, test } from "vitest";
import { aBookedRef } from "@/testing/booking-request";
import type { ReturnRequest } from "../abilities";
import { bought, draft, tracker } from "./fixtures/answers";
import { anEasypost, aRequest } from "./fixtures/shop.fixture";
import { easypost } from "./index";

const { returnLabel } = easypost;

/** The buyer in Portland sends back to Austin. */
function aReturn(changes: Partial<ReturnRequest> = {}): ReturnRequest {
  const { from, to, sender, recipient, ...rest } = aRequest({ service: "USPS Priority" });
  return { ...rest, from: to ?? from, to: from, sender: recipient, recipient: sender, outward: null, ...changes };
}

describe("a return through EasyPost", () => {
  test("is asked for with the addresses of the way out, which EasyPost turns round", async () => {
    const { account, sent } = await anEasypost();
    expect((await returnLabel?.quote(aReturn(), account))?.quotes).toMatchObject([{ service: "USPS Priority", priceMinor: 940 }, {}, {}]);
    expect(sent("POST /shipments")).toMatchObject([
      { shipment: { is_return: true, from_address: { city: "Austin" }, to_address: { city: "Portland" } } },
    ]);
  });

  test("is bought once under our key", async () => {
    const { account, sent, calls } = await anEasypost({
      "POST /shipments": { status: 201, body: draft({}) },
      [`POST /shipments/${draft({}).id}/buy`]: bought({}),
    });
    expect(await returnLabel?.book(aReturn(), account)).toMatchObject({ outcome: "booked" });
    expect(sent("POST /shipments")[0]).toMatchObject({
      shipment: {
        is_return: true,
        reference: aReturn().idempotencyKey,
        from_address: { name: "The Shop" },
        to_address: { name: "Ada Byron" },
      },
    });
    expect(calls().filter((call) => call.endsWith("/buy"))).toHaveLength(1);
  });

  test("that has come to the shop is delivered", async () => {
    const shipment = bought({ tracker: tracker({ is_return: true }) });
    const { account } = await anEasypost({ [`GET /shipments/${shipment.id}`]: shipment });
    const events = (await returnLabel?.track?.(aBookedRef({ carrierReference: shipment.id }), account)) ?? [];
    expect(events.map(({ status }) => status)).not.toContain("returned");
  });
});
