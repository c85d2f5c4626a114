"use client";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import { Dialog } from "@/ui/dialog";
import { FactBlock, FactList } from "@/ui/fact-list";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Money } from "@/ui/money";
import { DueWord } from "./due-word";
import type { WholeReturn } from "./return-row";
import { useReturnCommand } from "./use-return-command";

/** What the return is worth, what went back, by when the rest is due. */
export function ReturnMoney({ one }: { one: WholeReturn }) {
  const t = useTranslations("returns.money");
  const [noting, setNoting] = useState<WholeReturn["refunds"][number] | null>(null);
  const sum = (minor: number) => <Money minor={minor} currency={one.currency} />;
  const { sums } = one;
  return (
    <FactBlock title={t("title")}>
      <FactList
        facts={[
          { label: t("goods"), value: sum(sums.goodsMinor) },
          ...(sums.deliveryMinor > 0 ? [{ label: t("delivery"), value: sum(sums.deliveryMinor) }] : []),
          ...(sums.wayBackMinor > 0 ? [{ label: t("wayBack"), value: <>−{sum(sums.wayBackMinor)}</> }] : []),
          { label: t("due"), value: sum(sums.dueMinor), strong: true },
          { label: t("refunded"), value: sum(one.refundedMinor) },
          { label: t("left"), value: sum(sums.openMinor), strong: sums.openMinor > 0 },
          { label: t("until"), value: <DueWord {...one} /> },
        ]}
      />
      {one.refunds.length > 0 && (
        <ul className="mt-3 grid gap-2 border-t border-line pt-3 text-13">
          {one.refunds.map((refund) => (
            <li key={refund.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span>
                {t("went", { how: t.has(`methods.${refund.method}` as never) ? t(`methods.${refund.method}` as never) : refund.method })}
                <span className="block text-12 text-ink-3">
                  <DateTime at={refund.at} as="short" />, {refund.by}
                </span>
              </span>
              <span className="text-right">
                <Money minor={refund.amountMinor} currency={refund.currency} />
                <Button size="sm" variant="ghost" icon={<Pencil />} onClick={() => setNoting(refund)}>
                  {refund.fiscalNumber ? t("receipt", { number: refund.fiscalNumber }) : t("noteReceipt")}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {noting && <ReceiptDialog returnId={one.id} refund={noting} onClose={() => setNoting(null)} />}
    </FactBlock>
  );
}

function ReceiptDialog({ returnId, refund, onClose }: { returnId: string; refund: WholeReturn["refunds"][number]; onClose: () => void }) {
  const t = useTranslations("returns.money");
  const ui = useTranslations("ui");
  const needs = useNeeds("operator");
  const [number, setNumber] = useState(refund.fiscalNumber ?? "");
  const note = trpc.returns.noteReceipt.useMutation(useReturnCommand(t("receiptDone"), onClose));
  const save = () => number.trim() && note.mutate({ returnId, refundId: refund.id, fiscalNumber: number.trim() });
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={t("receiptTitle")}
      description={t("receiptText")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="primary" pending={note.isPending} disabledReason={needs} onClick={save}>
            {t("save")}
          </Button>
        </>
      }
    >
      <Field label={t("receiptNumber")}>
        <Input mono value={number} maxLength={100} onChange={(event) => setNumber(event.target.value)} />
      </Field>
    </Dialog>
  );
}
