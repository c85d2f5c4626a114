"use client";
import { useTranslations } from "next-intl";
import { momentOf } from "@/lib/dates";
import { DateInput } from "@/ui/date-input";
import { Field } from "@/ui/field";
import { useFormats } from "@/ui/formats-context";
import { Select } from "@/ui/select";
import { Textarea } from "@/ui/textarea";
import { holdEvents } from "../hold-events";
import type { HoldReason } from "../order-status";

/** Why people hold an order; the others are found by the program itself. */
export const handReasons = [
  "buyer_request",
  "awaiting_payment",
  "address_invalid",
  "fraud_risk",
  "out_of_stock",
  "manual",
] as const satisfies readonly HoldReason[];
/** When it ends: somebody releases it, a date comes, or an event that it waits for. */
const holdEnds = ["hand", "date", ...holdEvents] as const;
export type HoldDraft = { reason: (typeof handReasons)[number]; note: string; ends: (typeof holdEnds)[number]; until: string };
export const emptyHold: HoldDraft = { reason: "buyer_request", note: "", ends: "hand", until: "" };

/** What the command wants, from what the fields hold: the wall clock of the organization becomes a moment. */
export function useHoldInput() {
  const { timeZone } = useFormats();
  return ({ reason, note, ends, until }: HoldDraft) => {
    const [day = "", time = ""] = until.split("T");
    return {
      reason,
      note: note.trim() || null,
      until: ends === "date" && until ? momentOf(day, time || "00:00", timeZone).toISOString() : null,
      waitsFor: holdEvents.find((event) => event === ends) ?? null,
    };
  };
}

/** Reason, note and date of a hold, for one order and for many. */
export function HoldFields({ draft, onChange }: { draft: HoldDraft; onChange: (draft: HoldDraft) => void }) {
  const t = useTranslations("orders.hold");
  const words = useTranslations("status.hold");
  return (
    <div className="grid gap-3.5">
      <Field label={t("reason")}>
        <Select
          value={draft.reason}
          onChange={(reason) => onChange({ ...draft, reason: reason as HoldDraft["reason"] })}
          options={handReasons.map((value) => ({ value, label: words(value) }))}
        />
      </Field>
      <Field label={t("note")} optional help={t("noteHelp")}>
        <Textarea rows={2} maxLength={1000} value={draft.note} onChange={(event) => onChange({ ...draft, note: event.target.value })} />
      </Field>
      <Field label={t("ends")} help={t(`endsHelp.${draft.ends}`)}>
        <Select
          value={draft.ends}
          onChange={(ends) => onChange({ ...draft, ends: ends as HoldDraft["ends"] })}
          options={holdEnds.map((value) => ({ value, label: t(`endsWhen.${value}`) }))}
        />
      </Field>
      {draft.ends === "date" && (
        <Field label={t("until")}>
          <DateInput withTime value={draft.until} onChange={(until) => onChange({ ...draft, until })} />
        </Field>
      )}
    </div>
  );
}
