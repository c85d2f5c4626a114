"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFloorQueue } from "@/platform/floor/queue-react";
import { FloorButton } from "@/ui/floor/floor-button";
import { FloorNumber } from "@/ui/floor/floor-number";
import type { DiscrepancyKind } from "../../discrepancy";
import { Choice } from "./choice";
import { PhotoButton } from "./photo-button";
import { TextLine } from "./text-line";
import type { useVerdict } from "./use-verdict";

/** What can be noted beside the receipt; what came too much is noted when it is taken in. */
const kinds = ["damaged", "wrong_item", "short", "expired", "no_label", "other"] as const satisfies readonly DiscrepancyKind[];

type Props = {
  warehouse: string;
  goods: { sku: string; arrivalId: string | null };
  task: string;
  verdict: ReturnType<typeof useVerdict>;
};

/** What is wrong with a delivery, with a photo: kept for the supplier, and moving no stock. */
export function NoteDifference({ warehouse, goods, task, verdict }: Props) {
  const t = useTranslations("stockroom.noteDifference");
  const queue = useFloorQueue();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<(typeof kinds)[number]>("wrong_item");
  const [units, setUnits] = useState(1);
  const [note, setNote] = useState("");
  const [photo, setPhoto] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  if (!open)
    return (
      <FloorButton className="w-full" onClick={() => setOpen(true)}>
        <TriangleAlert aria-hidden="true" />
        {t("open")}
      </FloorButton>
    );
  const send = async () => {
    setPending(true);
    const { sku, arrivalId } = goods;
    const words = t("words", { sku });
    const sent = await queue.send(
      "receiving.note",
      { warehouse, sku, arrivalId, kind, units, note: note || null, photo },
      { words, task: { kind: "receive", id: arrivalId ?? task } },
    );
    setPending(false);
    if (sent.kind === "refused") return verdict.no(sent.why);
    setOpen(false);
    setNote("");
    setPhoto(null);
    if (sent.kind === "waiting") return verdict.waits(words);
    verdict.yes(t("noted"), t(`kinds.${kind}`));
  };
  return (
    <section className="grid gap-4 rounded-lg border-2 border-floor-line p-3" aria-label={t("open")}>
      <Choice label={t("what")} value={kind} onChange={setKind} choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      <FloorNumber label={t("units")} min={1} value={units} onChange={setUnits} />
      <TextLine label={t("note")} value={note} onChange={setNote} />
      <PhotoButton photo={photo} onPhoto={setPhoto} />
      <div className="grid grid-cols-2 gap-2">
        <FloorButton onClick={() => setOpen(false)}>{t("cancel")}</FloorButton>
        <FloorButton look="ink" pending={pending} onClick={() => void send()}>
          {t("send")}
        </FloorButton>
      </div>
    </section>
  );
}
