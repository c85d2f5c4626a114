import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { readOrders } from "@/modules/orders/queries";
import { organizations } from "@/modules/organizations/tables";
import { rejectReturn } from "@/modules/returns/commands/decide-return";
import { exchangeReturn } from "@/modules/returns/commands/exchange-return";
import { receiveReturn } from "@/modules/returns/commands/receive-return";
import { refundReturn } from "@/modules/returns/commands/refund-return";
import { ExchangeReturn, ReceiveReturn, RefundReturn } from "@/modules/returns/inputs";
import type { Context } from "@/platform/context";
import { withDatabase } from "@/testing/database";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { pickAndPack } from "@/testing/parcel-task";
import { aReturn, deliver } from "@/testing/returned-order";
import { putCrm } from "./commands/put-crm";
import { aShopWithBitrix, dealOf, tellAll } from "./shop-with-bitrix.fixture";
import { aLocalAmocrm } from "./vendors/amocrm/local-amocrm.fixture";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

// At two questions a second these tests would mostly wait.
vi.mock("@/modules/channels/line/pace", () => ({ inLane: (_key: string, _pace: object, run: () => Promise<unknown>) => run() }));

/** An order of three T-shirts that its buyer has got. */
async function aSoldOrder(ctx: Context) {
  const { id: orderId, fulfilments } = await anOrder(ctx, { lines: { TEE: 3 } });
  const fulfilmentId = fulfilments[0]?.id ?? "";
  await pickAndPack(ctx, fulfilmentId);
  await deliver(ctx, fulfilmentId);
  const [order] = await readOrders(ctx, [orderId]);
  const lineId = order?.lines[0]?.id ?? "";
  return { orderId, number: order?.number ?? "", lineId, lineOf: { TEE: lineId } };
}

const receive = (ctx: Context, returnId: string, lineId: string, quantity: number, condition: string) =>
  receiveReturn(ctx, { returnId, ...ReceiveReturn.parse({ warehouse: "MSK", lines: [{ lineId, quantity, condition }] }) });
const refund = (ctx: Context, returnId: string, amount?: number) =>
  refundReturn(ctx, { returnId, ...RefundReturn.parse({ method: "card", ...(amount === undefined ? {} : { amount }) }) });

const plainly = (text: unknown) => String(text).replace(/\s+/g, " ");

test(
  "Bitrix24: a return is told to its deal when it is opened, received and refunded, each once, whatever answer is lost",
  withDatabase(async ({ db }) => {
    const { ctx, portal } = await aShopWithBitrix(db);
    const { orderId, number, lineId, lineOf } = await aSoldOrder(ctx);
    await tellAll(ctx, orderId);
    const said = () => portal.comments.map(({ COMMENT }) => plainly(COMMENT));
    const updates = () => portal.calls.filter((call) => call === "crm.deal.update").length;
    expect(said()).toEqual([]);
    const told = updates();

    // A return of another order is another deal's.
    const another = await aSoldOrder(ctx);
    await aReturn(ctx, another, { TEE: 1 });
    const returnId = await aReturn(ctx, { orderId, lineOf }, { TEE: 2 });
    portal.trouble = { "crm.timeline.comment.add": "lose" };
    await tellAll(ctx, orderId);
    expect(await dealOf(ctx, orderId)).toMatchObject({ state: "waiting" });
    portal.trouble = {};
    await tellAll(ctx, orderId);
    await tellAll(ctx, orderId);
    expect(said()).toEqual([`Возврат ${number}-R1 открыт: 2 шт. на 2 598 ₽`]);
    expect(portal.comments[0]).toMatchObject({ ENTITY_TYPE: "deal", ENTITY_ID: 1 });
    // The deal itself is what it was: nothing that people wrote there is overwritten.
    expect(updates()).toBe(told);

    await receive(ctx, returnId, lineId, 1, "sellable");
    await receive(ctx, returnId, lineId, 1, "damaged");
    await refund(ctx, returnId, 100_000);
    portal.trouble = { "crm.timeline.comment.list": "limit" };
    await tellAll(ctx, orderId);
    portal.trouble = { "crm.timeline.comment.add": "lose" };
    await tellAll(ctx, orderId);
    portal.trouble = {};
    await tellAll(ctx, orderId);
    await refund(ctx, returnId);
    await tellAll(ctx, orderId);
    await tellAll(ctx, orderId);
    expect(said().slice(1)).toEqual([
      `Возврат ${number}-R1 принят: годных 1, повреждённых 1, не хватает 0`,
      `Возврат ${number}-R1: покупателю возвращено 1 000 ₽`,
      `Возврат ${number}-R1: покупателю возвращено 2 598 ₽`,
    ]);
    const asked = portal.calls.length;
    await tellAll(ctx, orderId);
    expect(portal.calls).toHaveLength(asked);
  }),
);

test(
  "amoCRM: in the shop's language, what was turned down and what was exchanged are told as well, and nobody else's",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await db.update(organizations).set({ locale: "en" }).where(eq(organizations.id, ctx.actor.organizationId));
    await aProduct(ctx, { sku: "TEE", stock: { MSK: 10 } });
    const token = "t".repeat(40);
    const account = await aLocalAmocrm(token);
    const settings = { baseUrl: account.baseUrl, account: "shop", pipeline: "31", stages: { placed: "101", paid: "102" } };
    await putCrm(ctx, "amo", { kind: "amocrm", settings, secrets: { token } });
    const { orderId, number, lineId, lineOf } = await aSoldOrder(ctx);
    const other = await aShop(db);
    await aProduct(other.ctx, { sku: "TEE", stock: { MSK: 10 } });
    const theirs = await aSoldOrder(other.ctx);
    await aReturn(other.ctx, theirs, { TEE: 1 });

    const rejected = await aReturn(ctx, { orderId, lineOf }, { TEE: 1 }, { because: "changed_mind", approved: false });
    await rejectReturn(ctx, { returnId: rejected, reason: "Worn" });
    const returnId = await aReturn(ctx, { orderId, lineOf }, { TEE: 1 });
    await receive(ctx, returnId, lineId, 1, "sellable");
    const instead = await exchangeReturn(ctx, { returnId, ...ExchangeReturn.parse({ lines: [{ sku: "TEE", quantity: 1 }] }) });
    account.trouble = { "POST /api/v4/leads/1/notes": "lose" };
    await tellAll(ctx, orderId);
    await tellAll(ctx, orderId);
    account.trouble = {};
    await tellAll(ctx, orderId);
    await tellAll(ctx, orderId);
    const notes = account.notes.map((note) => plainly((note["params"] as { text: string }).text));
    expect(notes[0]).toContain(`/orders/${number}`);
    expect(notes.slice(1)).toEqual([
      `Return ${number}-R1 opened: 1 unit for 1,299 ₽`,
      `Return ${number}-R1 rejected`,
      `Return ${number}-R2 opened: 1 unit for 1,299 ₽`,
      `Return ${number}-R2 received: 1 sound, 0 damaged, 0 missing`,
      `Return ${number}-R2: exchanged for order ${instead.number}`,
    ]);
  }),
);
