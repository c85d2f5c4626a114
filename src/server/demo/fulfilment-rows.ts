import { newIdAt } from "@/lib/ids";
import type { FulfilmentState } from "@/modules/orders/fulfilment-state";
import type { OrderPlan, PlannedFulfilment } from "@/testing/demo/plan-order";
import { found, type ShopWarehouse } from "./demo-shop";
import { type Desk, dirigent } from "./desk";
import type { WrittenOrder } from "./order-rows";
import type { PastMove } from "./stock-ledger";

export type WrittenWork = { id: string; number: string; warehouse: ShopWarehouse; plan: PlannedFulfilment; lineIds: string[] };

const leftTheBooks: readonly FulfilmentState[] = ["handed_over", "delivered", "returned_to_sender"];

/** The work of the warehouses on an order: fulfilments with their lines, what they reserve, and what that does to stock. */
export function addWork(desk: Desk, order: WrittenOrder): WrittenWork[] {
  const { rows, shop } = desk;
  const own = { organization_id: shop.organizationId };
  const works = order.plan.fulfilments.map((plan, i) => {
    const warehouse = found(shop.warehouses.get(plan.warehouse), `warehouse ${plan.warehouse}`);
    const work = {
      id: newIdAt(plan.createdAt),
      number: `${order.plan.number}-${i + 1}`,
      warehouse,
      plan,
      lineIds: plan.lines.map(() => newIdAt(plan.createdAt)),
    };
    rows.add("fulfilments", {
      ...own,
      id: work.id,
      order_id: order.id,
      warehouse_id: warehouse.id,
      number: work.number,
      status: plan.status,
      version:
        1 + [plan.pickingAt, plan.pickedAt, plan.packedAt, plan.handedOverAt, plan.deliveredAt, plan.cancelledAt].filter((at) => at).length,
      due_at: plan.dueAt,
      distance_km: plan.distanceKm,
      picker_id: plan.pickingAt ? desk.staff.picker.id : null,
      needs_put_back: false,
      created_at: plan.createdAt,
      picking_at: plan.pickingAt,
      picked_at: plan.pickedAt,
      packed_at: plan.packedAt,
      handed_over_at: plan.handedOverAt,
      delivered_at: plan.deliveredAt,
      cancelled_at: plan.cancelledAt,
    });
    addLines(desk, order, work);
    desk.ledger.note(...movesOf(desk, work));
    return work;
  });
  addWaiting(desk, order);
  return works;
}

function addLines({ rows, shop }: Desk, order: WrittenOrder, { id, plan, warehouse, lineIds }: WrittenWork): void {
  const own = { organization_id: shop.organizationId };
  const cancelled = plan.status === "cancelled";
  for (const [i, line] of plan.lines.entries()) {
    const productId = found(shop.products.get(line.sku), line.sku).id;
    const orderLineId = order.lineIds[line.line];
    rows.add("fulfilment_lines", {
      ...own,
      id: lineIds[i],
      fulfilment_id: id,
      order_line_id: orderLineId,
      product_id: productId,
      per: perUnit(shop, order.plan, line),
      // Cancelling takes the units off the work.
      quantity: cancelled ? 0 : line.quantity,
      picked: cancelled ? 0 : line.picked,
      packed: cancelled ? 0 : line.packed,
    });
    rows.add("reservations", {
      ...own,
      id: newIdAt(plan.createdAt),
      order_id: order.id,
      order_line_id: orderLineId,
      product_id: productId,
      warehouse_id: warehouse.id,
      fulfilment_line_id: lineIds[i],
      quantity: line.quantity,
      kind: "hard",
      state: cancelled ? "released" : leftTheBooks.includes(plan.status) ? "consumed" : "open",
      created_at: plan.createdAt,
      updated_at: plan.cancelledAt ?? plan.handedOverAt ?? plan.createdAt,
    });
  }
}

function perUnit(shop: Desk["shop"], order: OrderPlan, line: { line: number; sku: string }): number {
  const ordered = found(order.lines[line.line], `line ${line.line} of ${order.number}`);
  const productId = shop.products.get(line.sku)?.id;
  return found(shop.products.get(ordered.sku), ordered.sku).parts.find((part) => part.productId === productId)?.per ?? 1;
}

/** What waits for goods, without a warehouse. */
function addWaiting({ rows, shop }: Desk, { id, plan, lineIds }: WrittenOrder): void {
  for (const [i, line] of plan.lines.entries()) {
    if (line.backordered === 0) continue;
    for (const { productId, per } of found(shop.products.get(line.sku), line.sku).parts) {
      rows.add("reservations", {
        organization_id: shop.organizationId,
        id: newIdAt(plan.placedAt),
        order_id: id,
        order_line_id: lineIds[i],
        product_id: productId,
        warehouse_id: null,
        fulfilment_line_id: null,
        quantity: line.backordered * per,
        kind: "backorder",
        state: "open",
        created_at: plan.placedAt,
        updated_at: plan.placedAt,
      });
    }
  }
}

function movesOf({ shop, staff }: Desk, { id, warehouse, plan }: WrittenWork): PastMove[] {
  const units = new Map<string, number>();
  for (const { sku, quantity } of plan.lines) {
    const productId = found(shop.products.get(sku), sku).id;
    units.set(productId, (units.get(productId) ?? 0) + quantity);
  }
  const { createdAt, cancelledAt, handedOverAt, returnedAt } = plan;
  return [...units].flatMap(([productId, quantity]) => {
    const move = (what: string, at: Date, kind: PastMove["kind"], onHand: number, reservedDelta: number, by = dirigent): PastMove => {
      const cause = { kind: "fulfilment", id, key: `${what}:${id}` };
      return { at, warehouseId: warehouse.id, productId, kind, quantity: onHand, reservedDelta, binId: null, cause, reason: null, by };
    };
    return [
      move("reserve", createdAt, "reserved", 0, quantity),
      ...(cancelledAt ? [move("free", cancelledAt, "released", 0, -quantity, staff.operator)] : []),
      ...(handedOverAt ? [move("ship", handedOverAt, "shipped", -quantity, -quantity)] : []),
      ...(returnedAt ? [move("return", returnedAt, "returned", quantity, 0, staff.picker)] : []),
    ];
  });
}
