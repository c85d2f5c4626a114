import { newIdAt } from "@/lib/ids";
import { planRouting } from "@/modules/orders/routing/plan-routing";
import type { RoutingDecision } from "@/modules/orders/routing/request";
import { found } from "./demo-shop";
import type { Desk } from "./desk";
import type { WrittenWork } from "./fulfilment-rows";
import type { WrittenOrder } from "./order-rows";
import type { Balances } from "./stock-ledger";

/**
 * "Why this warehouse", asked of the real routing on the shelves as they stood. Kept only where it agrees with what the plan
 * did: the plan knows what will arrive in the morning, the routing does not.
 */
export function addDecision(desk: Desk, order: WrittenOrder, works: readonly WrittenWork[]): void {
  const { placedAt } = order.plan;
  const chosen = works.map(({ warehouse }) => warehouse.code).sort();
  const reservedAt = works[0]?.plan.createdAt;
  if (!reservedAt) return;
  desk.ledger.look(reservedAt, (balances) => {
    const decision = decide(desk, order, balances);
    if (decision.chosen?.warehouses.toSorted().join() !== chosen.join()) return;
    desk.rows.add("routing_decisions", {
      organization_id: desk.shop.organizationId,
      id: newIdAt(placedAt),
      order_id: order.id,
      created_at: placedAt,
      decision,
    });
  });
}

function decide({ shop }: Desk, { plan, lineIds }: WrittenOrder, balances: Balances): RoutingDecision {
  const channel = found(shop.channels.get(plan.channel), `channel ${plan.channel}`);
  const lines = plan.lines.flatMap((line, i) => {
    const quantity = line.quantity - line.cancelled;
    return line.known && quantity > 0
      ? [{ lineId: lineIds[i] ?? "", quantity, parts: found(shop.products.get(line.sku), line.sku).parts }]
      : [];
  });
  const wanted = new Set(lines.flatMap(({ parts }) => parts.map(({ productId }) => productId)));
  const { warehouseIds } = channel;
  const request = { channelWarehouseIds: warehouseIds, pinnedWarehouseId: null, lines, shipBy: null, allowSplitUnits: true, maxParcels: 3 };
  const warehouses = [...shop.warehouses.values()].map(({ id, code, name, latitude, longitude, priority, cutOff, timezone, active }) => {
    const free = (productId: string) => balances.onHand(id, productId) - balances.reserved(id, productId);
    const available = new Map([...wanted].map((productId) => [productId, free(productId)]));
    return { id, code, name, latitude, longitude, priority, cutOff, timezone, active, available };
  });
  return planRouting({ ...request, destination: plan.buyer.address }, warehouses, undefined, plan.placedAt).decision;
}
