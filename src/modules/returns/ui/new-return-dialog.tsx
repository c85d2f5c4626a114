"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { Select } from "@/ui/select";
import { Skeleton } from "@/ui/skeleton";
import { Textarea } from "@/ui/textarea";
import { buyersReasons, type ReturnReason } from "../reasons";
import { useReturnCommand } from "./use-return-command";

type Props = { order: { id: string; number: string }; onClose: () => void };

/** Asks units of an order back on the buyer's behalf. */
export function NewReturnDialog({ order, onClose }: Props) {
  const t = useTranslations("returns.new");
  const ui = useTranslations("ui");
  const reasons = useTranslations("returns.reasons");
  const reasonText = useReasonText();
  const formats = useFormats();
  const router = useRouter();
  const { data } = trpc.returns.returnable.useQuery({ orderId: order.id });
  const [units, setUnits] = useState<Record<string, string>>({});
  const [because, setBecause] = useState<ReturnReason>("changed_mind");
  const [note, setNote] = useState("");
  const [approve, setApprove] = useState(true);
  const around = useReturnCommand(t("done"));
  const request = trpc.returns.request.useMutation({
    onSuccess: ({ id }) => {
      around.onSuccess();
      onClose();
      router.push(`/returns/${id}`);
    },
  });
  const lines = (data?.lines ?? []).flatMap((line) => {
    const quantity = Number.parseInt(units[line.lineId] ?? "", 10) || 0;
    return quantity > 0 ? [{ lineId: line.lineId, quantity, reason: because }] : [];
  });
  const all = () => setUnits(Object.fromEntries((data?.lines ?? []).map((line) => [line.lineId, String(line.most)])));
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { number: order.number })}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            variant="primary"
            pending={request.isPending}
            disabledReason={lines.length > 0 ? null : { code: "return.no_lines" }}
            onClick={() => request.mutate({ orderId: order.id, lines, note: note.trim() || null, approve })}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3.5">
        <FormRefusal reason={request.error ? reasonOf(request.error) : null} />
        {!data && <Skeleton height={72} />}
        {data?.lines.length === 0 && <p>{reasonText({ code: "return.nothing_to_return" })}</p>}
        <ul className="grid gap-2.5">
          {data?.lines.map((line) => (
            <li key={line.lineId} className="grid grid-cols-[minmax(0,1fr)_5rem] items-center gap-3">
              <span className="min-w-0">
                <span className="block [overflow-wrap:anywhere]">{line.name}</span>
                <span className="block text-12 text-ink-3">
                  {t("most", { count: line.most })}
                  {line.until && `, ${t("until", { day: formats.date(line.until) })}`}
                </span>
                {line.against && <span className="block text-12 text-warning">{reasonText(line.against)}</span>}
              </span>
              <Input
                numeric
                inputMode="numeric"
                placeholder="0"
                aria-label={t("units", { name: line.name })}
                value={units[line.lineId] ?? ""}
                onChange={(event) => setUnits({ ...units, [line.lineId]: event.target.value.replace(/\D/g, "") })}
              />
            </li>
          ))}
        </ul>
        {(data?.lines.length ?? 0) > 0 && (
          <div>
            <Button size="sm" onClick={all}>
              {t("all")}
            </Button>
          </div>
        )}
        <Field label={t("reason")}>
          <Select
            value={because}
            onChange={(value) => setBecause(buyersReasons.find((known) => known === value) ?? "other")}
            options={buyersReasons.map((value) => ({ value, label: reasons(value) }))}
          />
        </Field>
        <Field label={t("note")} optional>
          <Textarea rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Checkbox checked={approve} onChange={(checked) => setApprove(checked)} label={t("approve")} help={t("approveHelp")} />
      </div>
    </Dialog>
  );
}
