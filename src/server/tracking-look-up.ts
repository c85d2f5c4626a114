import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { text } from "@/lib/text-input";
import { ordersOfNumber } from "@/modules/notifications/tracking-link-queries";
import { isContactOf } from "@/modules/orders/buyer-acts/contact";
import type { Visitor } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { spend } from "./http-guards";
import type { Allowance } from "./rate-limit";

export const LookUpOrder = z.strictObject({ number: text(60), contact: text(254) });
export type LookUpOrder = z.infer<typeof LookUpOrder>;

/** Tries of one address, and of one number from anywhere, whether there is such an order or not. */
const perVisitor: Allowance = { burst: 15, perSecond: 1 / 20 };
const perNumber: Allowance = { burst: 8, perSecond: 1 / 300 };

/** Longer than the look itself ever takes: how long an answer took says nothing either. */
const answersAfterMs = 300;

/**
 * The link of the order that has this number and this e-mail or phone. Refuses in the same words and after the same time whether
 * there is no such order, the contact is another one, or the link was taken back.
 */
export async function lookUpOrder(visitor: Visitor, { number, contact }: LookUpOrder): Promise<string> {
  const began = performance.now();
  spend("look-up-from", visitor.ip ?? "unknown", perVisitor);
  // As it is looked for: signs before a number would otherwise make it another one, with tries of its own.
  const bare = number.replace(/^[#№\s]+/u, "");
  spend("look-up", bare.toLowerCase(), perNumber);
  // Numbers are counted within each shop, so several may have this one.
  const found = await ordersOfNumber(visitor, bare);
  const [own] = found.filter((order) => isContactOf(order, contact));
  // A timer counts from the loop's last look at the clock, so it may ring too early: look again.
  const left = () => answersAfterMs - (performance.now() - began);
  while (left() > 0) await sleep(left());
  if (!own) throw notFound("order");
  return own.token;
}
