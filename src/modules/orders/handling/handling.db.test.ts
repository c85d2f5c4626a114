import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/permission";
import { openWork } from "@/modules/fulfilment/queries";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { aMember } from "@/testing/organization";
import { cancelOrder } from "../commands/cancel-order";
import { listOrderIds } from "../list-orders";
import { putOrderPolicy } from "../policies/order-policy";
import { OrderPolicy } from "../policies/policy";
import { readOrders } from "../queries";
import { assignOrder } from "./assign-order";
import { assignees } from "./assignees";
import { managerLoad } from "./manager-load";
import { reassignOrders } from "./reassign-orders";
import { setFields } from "./set-fields";
import { setPriority } from "./set-priority";
import { tagOrder, usedTags } from "./tag-order";

type Db = Parameters<typeof aShop>[0];

async function aDesk(db: Db) {
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "A", stock: { KZN: 50 } });
  const order = await anOrder(ctx, { lines: { A: 1 } });
  const { userId: olga } = await aMember(ctx, "operator");
  const { userId: timur } = await aMember(ctx, "picker");
  const whole = async () => (await readOrders(ctx, [order.id]))[0];
  return { ctx, order, orderId: order.id, olga, timur, whole };
}

describe("who answers for an order", () => {
  test(
    "is somebody of an operator's rank or above, and is told of it once",
    inRollback(async (db) => {
      const { ctx, orderId, olga, whole } = await aDesk(db);
      const { version } = await assignOrder(ctx, { orderId, responsibleId: olga });
      expect(version).toBe(2);
      expect((await whole())?.responsible?.id).toBe(olga);
      await assignOrder(ctx, { orderId, responsibleId: olga });
      const told = (await eventsOf(ctx, orderId)).filter(({ type }) => type === "order.assigned");
      expect(told.map(({ data }) => data.responsibleId)).toEqual([olga]);
      await assignOrder(ctx, { orderId, responsibleId: null });
      expect((await whole())?.responsible).toBeNull();
    }),
  );

  test(
    "is nobody who only picks, is disabled, or belongs to another organization",
    inRollback(async (db) => {
      const { ctx, orderId, olga, timur, whole } = await aDesk(db);
      const other = await aShop(db);
      const { userId: stranger } = await aMember(other.ctx, "manager");
      const refused = { kind: "conflict", reason: { code: "order.cannot_be_responsible" } };
      await expect(assignOrder(ctx, { orderId, responsibleId: timur })).rejects.toMatchObject(refused);
      await expect(assignOrder(ctx, { orderId, responsibleId: stranger })).rejects.toMatchObject({ kind: "not_found" });
      await expect(assignOrder(other.ctx, { orderId, responsibleId: stranger })).rejects.toMatchObject({ kind: "not_found" });
      await expect(assignOrder(ctx, { orderId, version: 9, responsibleId: olga })).rejects.toMatchObject({ kind: "stale" });
      await db.execute(`update members set disabled_at = now() where user_id = '${olga}'`);
      await expect(assignOrder(ctx, { orderId, responsibleId: olga })).rejects.toMatchObject(refused);
      expect((await assignees(ctx)).map(({ id }) => id)).not.toContain(olga);
      expect((await whole())?.responsible).toBeNull();
    }),
  );

  test(
    "hands all open orders over at once; what is over stays",
    inRollback(async (db) => {
      const { ctx, orderId, olga } = await aDesk(db);
      const { userId: boris } = await aMember(ctx, "manager");
      const second = await anOrder(ctx, { lines: { A: 1 }, payment: "unpaid" });
      const over = await anOrder(ctx, { lines: { A: 1 } });
      for (const id of [orderId, second.id, over.id]) await assignOrder(ctx, { orderId: id, responsibleId: olga });
      await cancelOrder(ctx, { orderId: over.id, reason: "other" });
      expect((await managerLoad(ctx)).find(({ id }) => id === olga)).toMatchObject({ open: 2, held: 1, late: 0 });
      expect(await reassignOrders(ctx, { fromId: olga, toId: boris })).toBe(2);
      expect(await reassignOrders(ctx, { fromId: olga, toId: boris })).toBe(0);
      expect((await managerLoad(ctx)).map(({ id, open }) => [id, open])).toEqual(
        expect.arrayContaining([
          [boris, 2],
          [olga, 0],
        ]),
      );
      const mine = await listOrderIds(actingAs(ctx, { id: boris }), { view: "mine" });
      expect(mine.items.map(({ id }) => id).sort()).toEqual([orderId, second.id].sort());
      expect((await listOrderIds(ctx, { responsible: olga })).items.map(({ id }) => id)).toEqual([over.id]);
      expect((await listOrderIds(ctx, { responsible: "none" })).items).toEqual([]);
      expect((await listOrderIds(actingAs(ctx, { kind: "key" }), { responsible: "me" })).items).toEqual([]);
    }),
  );
});

describe("what staff note on an order", () => {
  test(
    "tags come and go, are suggested and found",
    inRollback(async (db) => {
      const { ctx, orderId, whole } = await aDesk(db);
      await tagOrder(ctx, { orderId, add: ["подарок", "опт"], remove: [] });
      await tagOrder(ctx, { orderId, add: ["опт"], remove: ["подарок", "нет такой"] });
      expect((await whole())?.tags).toEqual(["опт"]);
      const told = (await eventsOf(ctx, orderId)).filter(({ type }) => type === "order.tagged");
      expect(told.map(({ data }) => data)).toEqual([
        { added: ["подарок", "опт"], removed: [] },
        { added: [], removed: ["подарок"] },
      ]);
      expect(await usedTags(ctx)).toEqual(["опт"]);
      expect((await listOrderIds(ctx, { tag: "опт" })).items).toHaveLength(1);
      const many = Array.from({ length: 50 }, (_, i) => `метка ${i}`);
      await expect(tagOrder(ctx, { orderId, add: many, remove: [] })).rejects.toMatchObject({ reason: { code: "order.too_many_tags" } });
      const { ctx: other } = await aShop(db);
      await expect(tagOrder(other, { orderId, add: ["их"], remove: [] })).rejects.toMatchObject({ kind: "not_found" });
      expect(await usedTags(other)).toEqual([]);
    }),
  );

  test(
    "a priority is found by the list, and the same again is no news",
    inRollback(async (db) => {
      const { ctx, orderId, whole } = await aDesk(db);
      await setPriority(ctx, { orderId, priority: "urgent" });
      const { version } = await setPriority(ctx, { orderId, priority: "urgent" });
      expect(version).toBe(2);
      expect((await whole())?.priority).toBe("urgent");
      expect((await listOrderIds(ctx, { priority: "urgent" })).items).toHaveLength(1);
      const later = await anOrder(ctx, { lines: { A: 1 } });
      const works = async () => (await openWork(ctx, { statuses: ["planned"] })).map((work) => work.orderId);
      expect(await works()).toEqual([orderId, later.id]);
      await setPriority(ctx, { orderId, priority: "normal" });
      await setPriority(ctx, { orderId: later.id, priority: "high" });
      expect(await works()).toEqual([later.id, orderId]);
      await expect(setPriority(ctx, { orderId, version: 1, priority: "normal" })).rejects.toMatchObject({ kind: "stale" });
      expect((await eventsOf(ctx, orderId)).find(({ type }) => type === "order.priority_changed")?.data).toEqual({
        from: "normal",
        to: "urgent",
      });
    }),
  );

  test(
    "custom fields take the owner's names only, and their events keep what is in them to themselves",
    inRollback(async (db) => {
      const { ctx, orderId, whole } = await aDesk(db);
      const wish = { orderId, fields: { "Чек в коробку": "нет" } };
      await expect(setFields(ctx, wish)).rejects.toMatchObject({ kind: "invalid", reason: { code: "order.unknown_field" } });
      await putOrderPolicy(ctx, { version: 0, policy: OrderPolicy.parse({ customFields: ["Чек в коробку", "Открытка"] }) });
      await setFields(ctx, wish);
      await setFields(ctx, { orderId, fields: { Открытка: "С днём рождения", "Чек в коробку": null } });
      expect((await whole())?.customFields).toEqual({ Открытка: "С днём рождения" });
      await putOrderPolicy(ctx, { version: 1, policy: OrderPolicy.parse({}) });
      await setFields(ctx, { orderId, fields: { Открытка: null } });
      expect((await whole())?.customFields).toEqual({});
      const told = (await eventsOf(ctx, orderId)).filter(({ type }) => type === "order.fields_changed");
      expect(JSON.stringify(told)).not.toContain("рождения");
    }),
  );
});

test(
  "an operator does all this, a picker nothing of it, and the policy is a manager's",
  inRollback(async (db) => {
    const { ctx, orderId, olga } = await aDesk(db);
    const as = (role: Role) => callerFactory(appRouter)({ ...actingAs(ctx, { role }), ip: null }).orders;
    const policy = { version: 0, policy: OrderPolicy.parse({ duplicateWindowMinutes: 10 }) };
    const calls = (orders: ReturnType<typeof as>) => [
      () => orders.assign({ orderId, responsibleId: olga }),
      () => orders.tag({ orderId, add: ["опт"], remove: [] }),
      () => orders.setPriority({ orderId, priority: "high" }),
      () => orders.setFields({ orderId, fields: {} }),
    ];
    for (const call of calls(as("picker"))) await expect(call()).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const call of calls(as("operator"))) await expect(call()).resolves.toMatchObject({ id: orderId });
    await expect(as("operator").putPolicy(policy)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as("operator").reassignAll({ fromId: olga, toId: null })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as("manager").putPolicy(policy)).resolves.toMatchObject({ version: 1 });
    await expect(as("manager").reassignAll({ fromId: olga, toId: null })).resolves.toEqual({ moved: 1 });
  }),
);
