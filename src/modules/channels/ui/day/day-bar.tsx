"use client";
import { ClipboardList, Printer, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { BulkBar } from "@/ui/bulk-bar";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { Papers } from "./day-boards";
import type { DayBoard, DayRow } from "./day-parts";

export type ChosenParcel = { connection: DayBoard["connection"]; warehouse: string; row: DayRow };

type Props = { selected: readonly ChosenParcel[]; papers: Papers; onClear: () => void };

const papersOfKinds = ["wildberries", "ozon", "yandex_market"] as const;

/** What can be done with the chosen parcels; what cannot says why. */
export function DayBar({ selected, papers, onClear }: Props) {
  const t = useTranslations("channels.day");
  const reasonText = useReasonText();
  const needsPicker = useNeeds("picker");
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState(false);
  const ids = selected.map(({ row }) => row.fulfilmentId);
  const [first] = selected;
  const places = new Set(selected.map(({ connection, warehouse }) => `${connection.code} ${warehouse}`));
  const warehouses = new Set(selected.map(({ warehouse }) => warehouse));
  const leaves = ({ row: { step, dropOffId } }: ChosenParcel) =>
    !dropOffId && (step === "packed" || step === "told" || step === "sticker" || step === "handed_over");
  const noDropOff = places.size === 1 && selected.every(leaves) ? needsPicker : t("onlyPacked");
  const noStickers = selected.some(({ row }) => row.hasSticker) ? null : t("onlyStickers");
  const noPickList =
    warehouses.size === 1 && selected.every(({ row }) => row.step === "to_pick" || row.step === "picking") ? null : t("onlyToPick");
  const dropOff = trpc.channelDay.dropOff.useMutation({
    onSuccess: ({ parcels, refused }) => {
      setAsking(false);
      onClear();
      void utils.channelDay.invalidate();
      if (parcels > 0) showToast({ title: t("dropped", { count: parcels }), tone: "success" });
      if (refused.length > 0)
        showToast({
          title: t("notDropped", { numbers: refused.map(({ number }) => number).join(", ") }),
          text: [...new Set(refused.map((one) => reasonText(one.reason)))].join(". "),
          tone: "danger",
        });
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const kind = papersOfKinds.find((one) => one === first?.connection.kind && first.connection.givesPaper) ?? "other";
  return (
    <>
      <BulkBar count={selected.length} onClear={onClear}>
        <Button variant="ghost" icon={<ClipboardList />} disabledReason={noPickList} onClick={() => papers.pickList(ids)}>
          {t("pickList")}
        </Button>
        <Button
          variant="ghost"
          icon={<Printer />}
          disabledReason={noStickers}
          onClick={() => papers.stickers(selected.filter(({ row }) => row.hasSticker).map(({ row }) => row.fulfilmentId))}
        >
          {t("printStickers")}
        </Button>
        <Button variant="ghost" icon={<Truck />} disabledReason={noDropOff} onClick={() => setAsking(true)}>
          {t("dropOff")}
        </Button>
      </BulkBar>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("dropOffTitle", { count: selected.length })}
        description={`${t("dropOffText")} ${t(`paper.${kind}`)}`}
        confirm={t("dropOff")}
        pending={dropOff.isPending}
        onConfirm={() => first && dropOff.mutate({ connection: first.connection.code, fulfilmentIds: ids })}
      />
    </>
  );
}
