import { zero } from "@/lib/decimal";
import { type OrderState, orderStates, type Settings } from "../port";
import { idInHref, isRecord } from "./ask";
import type { WireOrder } from "./wire";

/**
 * What an order's state means: as the settings say of its name or id, else by its type, else by what was paid. States are named by
 * every account for itself. A draft (not posted) and what lies in the bin was not sold.
 */
export function orderState(order: WireOrder, settings: Settings): { state: OrderState; isKnown: boolean } {
  const { state, sum, payedSum } = order;
  if (order.deleted || !order.applicable) return { state: "ignored", isKnown: true };
  const mapped = meaningOf(settings["stateMap"], [state.name, state.id || idInHref(state.meta.href)]);
  if (mapped) return { state: mapped, isKnown: true };
  const type = state.stateType.toLowerCase();
  if (type === "unsuccessful") return { state: "cancelled", isKnown: true };
  if (type === "successful") return { state: "completed", isKnown: true };
  const isPaid = sum !== null && sum > zero && payedSum >= sum;
  const unpaid = settings["unpaid"] === "cash_on_delivery" ? "cash_on_delivery" : "awaiting_payment";
  // An order without any state is only new; a state of which neither name nor type is told is a riddle.
  return { state: isPaid ? "paid" : unpaid, isKnown: type === "regular" || state.meta.href === "" };
}

function meaningOf(map: unknown, names: readonly string[]): OrderState | null {
  if (!isRecord(map)) return null;
  const wanted = names.filter(Boolean).map((name) => name.toLowerCase());
  const [, found] = Object.entries(map).find(([name]) => wanted.includes(name.trim().toLowerCase())) ?? [];
  return orderStates.find((state) => state === found) ?? null;
}
