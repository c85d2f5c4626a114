import type { OrderIntake } from "../marketplaces/port";
import type { MappedKind } from "./mapped-kinds";

/** A word of a channel that may mean something here: a way of delivery or of paying, a warehouse, a carrier with pickup points. */
export type Word = { kind: MappedKind; theirs: string; title: string | null };

/** What a word means here; null when nobody has said. */
export type Meaning = (kind: MappedKind, theirs: string) => Readonly<Record<string, string>> | null;

/** An order in our words; `warehouse` is the code of the one that it is bound to. */
export type Understood = { order: OrderIntake; warehouse: string | null; unmapped: Word[] };

// The words that are ours already, whichever channel says them.
const ours: Readonly<Partial<Record<MappedKind, ReadonlySet<string>>>> = { delivery: new Set(["pickup", "marketplace"]) };

/** The words of an order. What the channel carries itself has a way of delivery that is nobody's business here. */
export function wordsOf(order: OrderIntake): Word[] {
  const { shippingMethod, shippingMethodTitle, paymentMethod, pickupPoint, place, carriedByChannel } = order;
  const words: (Word | null)[] = [
    shippingMethod && !carriedByChannel ? { kind: "delivery", theirs: shippingMethod, title: shippingMethodTitle } : null,
    paymentMethod ? { kind: "payment", theirs: paymentMethod, title: null } : null,
    pickupPoint ? { kind: "pickup_point", theirs: pickupPoint.carrier, title: null } : null,
    place && order.fulfilledBy !== "channel" ? { kind: "warehouse", theirs: place, title: null } : null,
  ];
  return words.flatMap((word) => (word && !ours[word.kind]?.has(word.theirs) ? [{ ...word, theirs: word.theirs.slice(0, 200) }] : []));
}

/** Says an order in our words. What nobody has given a meaning stays as it came, and is told beside it. */
export function inOurWords(order: OrderIntake, meaning: Meaning): Understood {
  const words = wordsOf(order);
  const said = (kind: MappedKind) => {
    const word = words.find((one) => one.kind === kind);
    return word ? meaning(kind, word.theirs) : null;
  };
  const { pickupPoint } = order;
  // One point may mean another than the rest of its carrier's.
  const point = pickupPoint && (meaning("pickup_point", pointKey(pickupPoint)) ?? said("pickup_point"));
  return {
    order: {
      ...order,
      shippingMethod: order.carriedByChannel ? "marketplace" : (said("delivery")?.shippingMethod ?? order.shippingMethod),
      paymentMethod: said("payment")?.method ?? order.paymentMethod,
      pickupPoint: pickupPoint && { carrier: point?.carrier ?? pickupPoint.carrier, code: point?.code ?? pickupPoint.code },
    },
    warehouse: said("warehouse")?.warehouse ?? null,
    unmapped: words.filter((word) => meaning(word.kind, word.theirs) === null),
  };
}

/** How a single pickup point is named in a mapping. */
export const pointKey = ({ carrier, code }: { carrier: string; code: string }) => `${carrier}:${code}`.slice(0, 200);
