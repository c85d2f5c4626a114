import { type Reason, reason } from "@/lib/reason";
import { askUntil } from "./deadlines";
import { isFault, type ReturnReason } from "./reasons";
import type { ReturnOrigin } from "./return";
import type { ReturnSettings } from "./settings";

/** Whether goods may come back, and whether anybody has to look first. Pure: the page explains with it, the command decides. */

export type AskedLine = {
  sku: string;
  /** The product's group, where it has one. */
  group: string | null;
  reason: ReturnReason;
  /** When the buyer got it; null: not yet. */
  handedOverAt: Date | null;
};

type Terms = { settings: ReturnSettings; timezone: string; now: Date };

/** Why the shop need not take a line back: it is too late, or of a kind that it does not take; null when it does. */
export function whyNotTaken(line: AskedLine, { settings, timezone, now }: Terms): Reason | null {
  const until = askUntil(line.handedOverAt, isFault(line.reason), settings, timezone);
  if (until && now > until) return reason("return.too_late", { sku: line.sku, until: until.toISOString() });
  if (!isFault(line.reason) && isOfKind(line, settings.notReturnable)) return reason("return.kind_not_taken", { sku: line.sku });
  return null;
}

function isOfKind({ sku, group }: AskedLine, kinds: readonly string[]): boolean {
  const names = [sku, group ?? ""].map((name) => name.toLowerCase()).filter(Boolean);
  return kinds.some((kind) => {
    const word = kind.trim().toLowerCase();
    return word.endsWith("*") ? names.some((name) => name.startsWith(word.slice(0, -1))) : names.includes(word);
  });
}

export type Verdict = { approved: boolean; why: Reason[] };

/**
 * What the rules say of a request. What a carrier or a channel brings is on its way already and needs no leave. Staff decide
 * themselves and see what speaks against it; a buyer's request is approved at once where every reason is one that needs no look.
 */
export function verdictOf(origin: ReturnOrigin, lines: readonly AskedLine[], terms: Terms): Verdict {
  if (origin === "carrier" || origin === "channel") return { approved: true, why: [reason(`return.from_${origin}`)] };
  const against = lines.flatMap((line) => whyNotTaken(line, terms) ?? []);
  if (against.length > 0) return { approved: false, why: against };
  if (origin === "staff") return { approved: false, why: [] };
  const toSee = lines.filter((line) => !terms.settings.approveReasons.includes(line.reason));
  return toSee.length > 0 ? { approved: false, why: [] } : { approved: true, why: [reason("return.by_rule")] };
}

/** Why buyers may not ask for returns of an order by its page; null when they may. What a channel sends itself comes back to it. */
export function whyNotAskedHere({ fulfilledBy }: { fulfilledBy: "us" | "channel" }, { buyersAsk }: ReturnSettings): Reason | null {
  return buyersAsk && fulfilledBy === "us" ? null : reason("return.not_asked_here");
}

/** Who bears the way back of these lines. */
export function wayBackPayer(lines: readonly { reason: ReturnReason }[], { wayBack }: ReturnSettings): "shop" | "buyer" {
  if (wayBack !== "by_fault") return wayBack;
  return lines.some((line) => isFault(line.reason) || line.reason === "not_collected" || line.reason === "refused") ? "shop" : "buyer";
}
