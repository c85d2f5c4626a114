"use client";
import { PackageCheck, ScanLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Picture } from "@/ui/picture";
import type { Explained } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import { type CameCondition, cameConditions } from "../return";
import { allCame, countedOf, nothing, receivedLines, whyNotBooked, withScan, withUnits } from "./receive-count";
import type { WholeReturn } from "./return-row";
import { useReturnCommand } from "./use-return-command";

type Props = { one: WholeReturn; warehouses: readonly { code: string; name: string }[]; chosen: string | null };

/** Counts what came out of the parcel, by scan or by hand and by condition; the rest may come another day. */
export function ReceiveGoods({ one, warehouses, chosen }: Props) {
  const t = useTranslations("returns.receive");
  const needs = useNeeds("picker");
  const [receipt, setReceipt] = useState(() => crypto.randomUUID());
  const [counts, setCounts] = useState(nothing);
  const [condition, setCondition] = useState<CameCondition>("sellable");
  const [place, setPlace] = useState(chosen ?? one.warehouse ?? warehouses[0]?.code ?? "");
  const [bin, setBin] = useState("");
  const [code, setCode] = useState("");
  const [refused, setRefused] = useState<Explained>(null);
  const around = useReturnCommand();
  const receive = trpc.returns.receive.useMutation({
    retry: 2,
    onSuccess: ({ filled }) => {
      showToast({ title: t("done"), text: filled > 0 ? t("filled", { count: filled }) : undefined, tone: "success" });
      setCounts(nothing);
      setReceipt(crypto.randomUUID());
      around.onSuccess();
    },
  });
  const open = one.lines.filter((line) => line.open > 0);
  const why = needs ?? whyNotBooked(counts, open);
  const scan = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (!code.trim()) return;
    const next = withScan(counts, open, code, condition);
    setRefused("refused" in next ? next.refused : null);
    if ("counts" in next) setCounts(next.counts);
    setCode("");
  };
  return (
    <Card icon={<PackageCheck />} title={t("title")} note={t("note")} padded>
      <div className="grid gap-3.5">
        <FormRefusal reason={receive.error ? reasonOf(receive.error) : null} />
        <div className="grid gap-3 sm:grid-cols-[auto_minmax(0,1fr)] sm:items-end">
          <Field label={t("condition")}>
            <SegmentedControl
              label={t("condition")}
              value={condition}
              onChange={(value) => setCondition(cameConditions.find((known) => known === value) ?? "sellable")}
              options={cameConditions.map((value) => ({ value, label: t(`conditions.${value}`) }))}
            />
          </Field>
          <Field label={t("scan")} help={t("scanHelp")} error={refused}>
            <Input
              mono
              autoComplete="off"
              enterKeyHint="enter"
              suffix={<ScanLine aria-hidden="true" className="size-4" />}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              onKeyDown={scan}
            />
          </Field>
        </div>
        <ul className="grid gap-3">
          {open.map((line) => (
            <li
              key={line.lineId}
              className="grid gap-2 border-b border-line pb-3 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end"
            >
              <span className="flex min-w-0 items-center gap-2.5">
                <Picture src={line.picture} size={40} />
                <span className="min-w-0">
                  <span className="block [overflow-wrap:anywhere]">{line.name}</span>
                  <span className="block text-12 text-ink-3">{t("expected", { count: line.open })}</span>
                </span>
              </span>
              <span className="grid grid-cols-3 gap-2">
                {cameConditions.map((kind) => (
                  <Field key={kind} label={t(`conditions.${kind}`)} className="w-full sm:w-28">
                    <Input
                      numeric
                      inputMode="numeric"
                      autoComplete="off"
                      placeholder="0"
                      aria-label={`${t(`conditions.${kind}`)}, ${line.sku}`}
                      value={String(countedOf(counts, line.lineId, kind).units || "")}
                      onChange={(event) => setCounts(withUnits(counts, line.lineId, kind, unitsIn(event.target.value)))}
                    />
                  </Field>
                ))}
              </span>
            </li>
          ))}
        </ul>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t("warehouse")}>
            <Select value={place} onChange={setPlace} options={warehouses.map(({ code, name }) => ({ value: code, label: name }))} />
          </Field>
          <Field label={t("bin")} optional>
            <Input mono value={bin} maxLength={64} autoComplete="off" onChange={(event) => setBin(event.target.value)} />
          </Field>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            icon={<PackageCheck />}
            pending={receive.isPending}
            disabledReason={why}
            onClick={() =>
              receive.mutate({
                ...{ returnId: one.id, version: one.version, warehouse: place, receipt },
                lines: receivedLines(counts, open, bin.trim()),
              })
            }
          >
            {t("submit")}
          </Button>
          <Button onClick={() => setCounts(allCame(open, condition))}>{t("all")}</Button>
        </div>
      </div>
    </Card>
  );
}

const unitsIn = (typed: string) => Math.min(1_000_000, Number.parseInt(typed.replace(/\D/g, ""), 10) || 0);
