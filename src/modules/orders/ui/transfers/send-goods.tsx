"use client";
import { Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { parseUnits } from "../arrivals/expected-day";
import { ScanToCount } from "./scan-to-count";
import { SerialChoice } from "./serial-choice";
import type { WholeTransfer } from "./transfers-list";

/** Takes the goods off the shelf: everything that was planned, or what is scanned or typed; of some goods the units by number. */
export function SendGoods({ transfer, others }: { transfer: WholeTransfer; others: ReactNode }) {
  const t = useTranslations("inventory.transfers");
  const needs = useNeeds("picker");
  const utils = trpc.useUtils();
  const [counts, setCounts] = useState<Record<string, string>>(() =>
    Object.fromEntries(transfer.lines.map((line) => [line.sku, String(line.quantity)])),
  );
  const [chosen, setChosen] = useState<Record<string, string[]>>({});
  const [scanning, setScanning] = useState(false);
  const there = useNumbersThere(transfer);
  const send = trpc.transfers.send.useMutation({
    onSuccess: () => {
      void utils.transfers.invalidate();
      void utils.inventory.invalidate();
    },
  });
  const scan = (sku: string, serial: string | null) => {
    if (serial !== null) return setChosen({ ...chosen, [sku]: [...new Set([...(chosen[sku] ?? []), serial])] });
    // The first scan begins the count: what stood there was the plan.
    const from = scanning ? counts : Object.fromEntries(transfer.lines.map((line) => [line.sku, "0"]));
    setScanning(true);
    setCounts({ ...from, [sku]: String((parseUnits(from[sku] ?? "") ?? 0) + 1) });
  };
  const lines = transfer.lines.map(({ sku, tracksSerials }) => {
    const serials = tracksSerials ? (chosen[sku] ?? []) : undefined;
    return { sku, quantity: serials ? serials.length : parseUnits(counts[sku] ?? ""), serials };
  });
  const leaving = lines.flatMap(({ quantity, ...line }) => (quantity ? [{ ...line, quantity }] : []));
  const unread = lines.some((line) => line.quantity === null);
  const why = needs ?? (unread ? reason("stock.figure_unreadable") : leaving.length === 0 ? reason("transfer.no_units") : null);
  return (
    <Card title={t("send.title")} note={t("send.note")} padded>
      <div className="grid gap-3.5">
        <FormRefusal reason={send.error ? reasonOf(send.error) : null} />
        <ScanToCount lines={transfer.lines.map((line) => ({ ...line, serials: there.get(line.sku) ?? [] }))} onScan={scan} />
        <ul className="grid gap-3">
          {transfer.lines.map((line) => (
            <li key={line.id} className="grid gap-2">
              <div className="flex items-center gap-3">
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{line.name}</span>
                  <span className="block text-12 text-ink-3">{t("send.planned", { planned: line.quantity, free: line.free })}</span>
                </span>
                {!line.tracksSerials && (
                  <Input
                    numeric
                    inputMode="numeric"
                    className="w-24"
                    aria-label={t("fields.quantityOf", { sku: line.sku })}
                    value={counts[line.sku] ?? ""}
                    onChange={(event) => setCounts({ ...counts, [line.sku]: event.target.value })}
                  />
                )}
              </div>
              {line.tracksSerials && (
                <SerialChoice
                  sku={line.sku}
                  label={t("serials.leaving", { chosen: chosen[line.sku]?.length ?? 0, planned: line.quantity })}
                  known={there.get(line.sku) ?? []}
                  chosen={chosen[line.sku] ?? []}
                  onChange={(serials) => setChosen({ ...chosen, [line.sku]: serials })}
                  other={t("serials.typed")}
                />
              )}
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            icon={<Truck />}
            pending={send.isPending}
            disabledReason={why}
            onClick={() => send.mutate({ transferId: transfer.id, version: transfer.version, lines: leaving })}
          >
            {t("send.submit")}
          </Button>
          {others}
        </div>
      </div>
    </Card>
  );
}

/** The numbers that lie where the transfer begins, by product; of very many the first ones, and the others are typed. */
function useNumbersThere({ from, lines }: WholeTransfer): ReadonlyMap<string, string[]> {
  const numbered = lines.filter((line) => line.tracksSerials);
  const found = trpc.useQueries((one) =>
    numbered.map(({ sku }) => one.inventory.serials({ sku, warehouse: from, state: "in_stock", limit: 200 })),
  );
  return new Map(numbered.map(({ sku }, i) => [sku, found[i]?.data?.items.map(({ serial }) => serial) ?? []]));
}
