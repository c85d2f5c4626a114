"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { momentOf } from "@/lib/dates";
import { type Reason, reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { useFormats } from "@/ui/formats-context";
import { Glyph } from "@/ui/glyphs";
import { useReasonText } from "@/ui/reason-text";
import { DraftOrder } from "../drafts/inputs";
import { draftInputOf, type OrderDraft } from "./order-draft";

type Props = { draft: OrderDraft; onClose: () => void; onSaved: (number: string) => void };

/** Writes the order down without placing it; its goods may be kept till a moment. */
export function SaveDraftDialog({ draft, onClose, onSaved }: Props) {
  const t = useTranslations("orders.draft");
  const ui = useTranslations("ui");
  const { currency, timeZone } = useFormats();
  const reasonText = useReasonText();
  const [until, setUntil] = useState("");
  const [problem, setProblem] = useState<Reason | null>(null);
  const save = trpc.orders.saveDraft.useMutation({ onSuccess: ({ number }) => onSaved(number) });
  const send = () => {
    const [day = "", time = ""] = until.split("T");
    const reserveUntil = until ? momentOf(day, time || "00:00", timeZone).toISOString() : null;
    const parsed = DraftOrder.safeParse({ ...draftInputOf(draft, currency), reserveUntil });
    setProblem(
      parsed.success
        ? null
        : reason(parsed.error.issues.some(({ path }) => path[0] === "reserveUntil") ? "field.past" : "order.draft_incomplete"),
    );
    if (parsed.success) save.mutate(parsed.data);
  };
  const isDate = problem?.code === "field.past";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="primary" pending={save.isPending || save.isSuccess} onClick={send}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <Field label={t("until")} optional help={t("untilHelp")} error={isDate ? problem : null}>
        <DateInput withTime value={until} onChange={setUntil} />
      </Field>
      {(save.error || (problem && !isDate)) && (
        <Banner
          tone="danger"
          icon={<Glyph name="cross" />}
          title={reasonText(save.error ? reasonOf(save.error) : problem)}
          className="mt-3"
        />
      )}
    </Dialog>
  );
}
