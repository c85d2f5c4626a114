"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import type { Breach } from "../../audit/breach";

/** A breach as a person understands it: what is wrong, in which figures, and what a repair would do. */
export function useBreachWords() {
  const t = useTranslations("inventory.audits");
  const conditions = useTranslations("inventory.conditions");
  const { number, money } = useFormats();

  /** "reserved 2, shipped 0" of the books, in the reader's language; other texts stay as they are. */
  const figures = (text: string): string => {
    if (/^-?\d+$/.test(text)) return number(Number(text));
    const parts = text.split(", ").map((part) => {
      const [, word = "", figure = ""] = /^([a-z ]+) (-?\d+)$/.exec(part) ?? [];
      if (!word || !t.has(`figures.${word}` as never)) return null;
      const value = word === "paid" || word === "refunded" ? money(Number(figure)) : number(Number(figure));
      return t(`figures.${word}` as "figures.reserved", { value });
    });
    return parts.every((part) => part !== null) ? parts.join(", ") : text;
  };

  return {
    title: ({ check }: Breach) => (t.has(`checks.${check}.title` as never) ? t(`checks.${check}.title` as "checks.on_hand.title") : check),
    text({ check, expected, found }: Breach) {
      const values = { expected: figures(expected), found: figures(found) };
      return t.has(`checks.${check}.text` as never) ? t(`checks.${check}.text` as "checks.on_hand.text", values) : t("differs", values);
    },
    /** Null where only a person can tell. */
    fix({ check, proposal }: Breach): string | null {
      if (!proposal) return null;
      if (proposal.kind === "recount") return "order" in proposal ? t("fix.order", { order: proposal.order }) : t("fix.incoming");
      const signed = (units: number) => (units > 0 ? `+${number(units)}` : number(units));
      const { quantity, reservedDelta, conditionDelta, condition } = proposal;
      if (quantity !== 0) return t("fix.onHand", { delta: signed(quantity) });
      if (reservedDelta !== 0)
        return t(check === "reserved_by_ledger" ? "fix.explainReserved" : "fix.reserved", { delta: signed(reservedDelta) });
      const named = conditions.has(condition as never) ? conditions(condition as "damaged") : condition;
      return t(check === "conditions" ? "fix.explainCondition" : "fix.condition", { condition: named, delta: signed(conditionDelta) });
    },
  };
}
