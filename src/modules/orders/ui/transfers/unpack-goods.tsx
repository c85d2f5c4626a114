"use client";
import { PackageCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import { parseUnits } from "../arrivals/expected-day";
import { ScanToCount } from "./scan-to-count";
import type { WholeTransfer } from "./transfers-list";
import { UnpackLine } from "./unpack-line";
import { allCame, type LineCount, nothingCounted, saysAnything, unpackedOf, whyNotCounted } from "./unpacking";

/** Counts what came out of the boxes: sound, broken, never to come, or more than was sent. The rest may come another day. */
export function UnpackGoods({ transfer, others }: { transfer: WholeTransfer; others: ReactNode }) {
  const t = useTranslations("inventory.transfers");
  const needs = useNeeds("picker");
  const utils = trpc.useUtils();
  const [receipt] = useState(() => crypto.randomUUID());
  const [counts, setCounts] = useState<Record<string, LineCount>>({});
  const [note, setNote] = useState("");
  const receive = trpc.transfers.receive.useMutation({
    retry: 2,
    onSuccess: ({ filled }) => {
      showToast({ title: t("unpack.done"), text: filled > 0 ? t("unpack.filled", { count: filled }) : undefined, tone: "success" });
      void utils.transfers.invalidate();
      void utils.inventory.invalidate();
      void utils.arrivals.invalidate();
    },
  });
  const open = transfer.lines.filter((line) => line.sent > 0);
  const countOf = (sku: string) => counts[sku] ?? nothingCounted;
  const set = (sku: string, count: LineCount) => setCounts((before) => ({ ...before, [sku]: count }));
  const scan = (sku: string, serial: string | null) => {
    const { typed, came } = countOf(sku);
    if (serial !== null) return set(sku, { typed, came: [...new Set([...came, serial])] });
    set(sku, { typed: { ...typed, received: String((parseUnits(typed.received ?? "") ?? 0) + 1) }, came });
  };
  const said = open.map((line) => ({ line, said: unpackedOf(line, countOf(line.sku)) }));
  const told = said.flatMap((one) => (one.said && saysAnything(one.said) ? [{ line: one.line, said: one.said }] : []));
  const unread = said.some((one) => one.said === null);
  const why =
    needs ??
    (unread ? reason("stock.figure_unreadable") : told.length === 0 ? reason("transfer.nothing_counted") : null) ??
    told.map((one) => whyNotCounted(one.line, one.said)).find((one) => one !== null) ??
    null;
  const all = () => setCounts(Object.fromEntries(open.map((line) => [line.sku, allCame(line)])));
  return (
    <Card title={t("unpack.title")} note={t("unpack.note")} padded>
      <div className="grid gap-3.5">
        <FormRefusal reason={receive.error ? reasonOf(receive.error) : null} />
        <ScanToCount lines={open} onScan={scan} />
        <ul className="grid gap-3">
          {open.map((line) => (
            <UnpackLine key={line.id} line={line} value={countOf(line.sku)} onChange={(count) => set(line.sku, count)} />
          ))}
        </ul>
        <Field label={t("fields.note")} help={t("unpack.noteHelp")} optional>
          <Input value={note} maxLength={1000} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            icon={<PackageCheck />}
            pending={receive.isPending}
            disabledReason={why}
            onClick={() =>
              receive.mutate({
                transferId: transfer.id,
                version: transfer.version,
                receipt,
                note: note.trim() || null,
                lines: told.map((one) => one.said),
              })
            }
          >
            {t("unpack.submit")}
          </Button>
          <Button onClick={all}>{t("unpack.all")}</Button>
          {others}
        </div>
      </div>
    </Card>
  );
}
