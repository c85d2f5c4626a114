"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import type { Restock } from "../inputs";
import { RestockChoice } from "./restock-choice";

export const cancelReasons = ["buyer_changed_mind", "cannot_reach_buyer", "out_of_stock", "duplicate", "fraud", "other"] as const;
export type CancelDraft = { reason: (typeof cancelReasons)[number]; words: string; restock: Restock };
export const emptyCancel: CancelDraft = { reason: "buyer_changed_mind", words: "", restock: "sellable" };

/** A known reason goes as its code, so that it can be counted and told in every language; another one in its own words. */
export const cancelText = ({ reason, words }: CancelDraft) => (reason === "other" && words.trim() ? words.trim() : reason);

type Props = { draft: CancelDraft; onChange: (draft: CancelDraft) => void; inHand?: number };

/** Why an order, or some units of it, are cancelled, and what becomes of those that were picked already. */
export function CancelReasonFields({ draft, onChange, inHand = 0 }: Props) {
  const t = useTranslations("orders.cancel");
  return (
    <div className="grid gap-3.5">
      <Field label={t("reason")}>
        <Select
          value={draft.reason}
          onChange={(reason) => onChange({ ...draft, reason: reason as CancelDraft["reason"] })}
          options={cancelReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
      </Field>
      {draft.reason === "other" && (
        <Field label={t("words")} optional>
          <Input value={draft.words} maxLength={500} onChange={(event) => onChange({ ...draft, words: event.target.value })} />
        </Field>
      )}
      {inHand > 0 && <RestockChoice value={draft.restock} onChange={(restock) => onChange({ ...draft, restock })} />}
    </div>
  );
}
