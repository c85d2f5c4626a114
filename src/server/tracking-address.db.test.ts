import { beforeEach, expect, test } from "vitest";
import { processWide } from "@/platform/process";
import { inRollback } from "@/testing/database";
import { aBuyersOrder, kazan, phone } from "./buyers-order.fixture";

const limits = ["tracking-guesses", "tracking-acts", "tracking-acts-from", "tracking-proofs"];
beforeEach(() => {
  for (const name of limits) processWide(`rate:${name}`, () => new Map()).clear();
});

const misspelt = { ...kazan, city: "Екатеренбург", region: null, postalCode: null };
const wish = { contact: phone, line1: "ул. Малышева, 5" };

test(
  "a town that nobody knows is offered in its right spelling, and its buyer takes that over with the street",
  inRollback(async (db) => {
    const { app, token, post, addressNow } = await aBuyersOrder(db, { shippingAddress: misspelt });
    const view = (await (await app.request(`/api/v1/track/${token}`)).json()) as { towns?: unknown };
    expect(view.towns).toEqual([{ city: "Екатеринбург", region: "Свердловская область" }]);
    // The town may be right after all: left out, it stays.
    expect(await post("address", wish)).toEqual([204, null]);
    expect(await addressNow()).toMatchObject({ city: "Екатеренбург", line1: "ул. Малышева, 5" });
    expect(await post("address", { ...wish, city: "Екатеринбург", postalCode: "620014" })).toEqual([204, null]);
    expect(await addressNow()).toMatchObject({ city: "Екатеринбург", region: "Свердловская область", postalCode: "620014" });
    const after = (await (await app.request(`/api/v1/track/${token}`)).json()) as { towns?: unknown };
    expect(after.towns).toBeUndefined();
  }),
);

test(
  "another town, a postal code of elsewhere and a street that is none are refused, and nothing changes",
  inRollback(async (db) => {
    const { form, post, addressNow } = await aBuyersOrder(db);
    expect(await post("address", { ...wish, city: "Москва" })).toEqual([409, "other_town"]);
    expect(await post("address", { ...wish, postalCode: "630001" })).toEqual([409, "wrong_postal_code"]);
    expect(await post("address", { ...wish, postalCode: "42" })).toEqual([409, "wrong_postal_code"]);
    expect(await post("address", { ...wish, line1: "не знаю" })).toEqual([409, "no_street"]);
    expect(await form("address", { ...wish, postalCode: "630001" })).toEqual([
      303,
      expect.stringContaining("act=address&why=buyer_act.wrong_postal_code"),
    ]);
    expect(await addressNow()).toEqual(kazan);
  }),
);
