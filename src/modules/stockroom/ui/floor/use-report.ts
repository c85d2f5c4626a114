"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { newId } from "@/lib/ids";
import type { Reason } from "@/lib/reason";
import type { WriteOffReason } from "@/modules/inventory/write-off";
import { useNeeds } from "@/platform/actor-react";
import { useFloorQueue } from "@/platform/floor/queue-react";
import type { SeenGoods } from "./use-look";

type Line = { goods: SeenGoods; quantity: number; lot: string; serials: readonly string[]; bin: string | null };
type Report = {
  way: "damaged" | "quarantine" | "writeOff" | "found";
  why: WriteOffReason;
  note: string;
  photo: string | null;
  lines: readonly Line[];
};
type Sent = { kind: "done"; number: number | null } | { kind: "waiting"; words: string } | { kind: "refused"; why: Reason };

/** What somebody at a shelf reports: each way is an act of its own, with its own right, and waits on the device without network. */
export function useReport(warehouse: string) {
  const t = useTranslations("stockroom.unfit");
  const queue = useFloorQueue();
  const needsOperator = useNeeds("operator");
  const [pending, setPending] = useState(false);
  const [task] = useState(newId);

  const act = async ({ way, why, note, lines }: Report): Promise<Sent> => {
    const words = t(`words.${way}`, { count: lines.length });
    const about = { words, task: { kind: "put_away" as const, id: task } };
    const named = lines.map(({ goods, quantity, lot }) => ({ sku: goods.sku, quantity, ...(goods.tracksLots ? { lot } : {}) }));
    const placed = lines.map(({ goods, serials, bin }, index) => ({
      ...named[index],
      sku: goods.sku,
      quantity: named[index]?.quantity ?? 0,
      ...(goods.tracksSerials ? { serials: [...serials] } : {}),
      ...(bin ? { bin } : {}),
    }));
    const reason = note || t(`reasons.${way === "writeOff" ? "damaged" : way}`);
    if (way === "writeOff") {
      const sent = await queue.send("writeOffs.propose", { warehouse, why, note: note || null, lines: placed }, about);
      return sent.kind === "done" ? { kind: "done", number: sent.answer.number } : sent.kind === "waiting" ? { ...sent, words } : sent;
    }
    const sent =
      way === "found"
        ? await queue.send(
            "inventory.adjust",
            { warehouse, reason, lines: placed.map(({ quantity, ...line }) => ({ ...line, delta: quantity })) },
            about,
          )
        : await queue.send("places.setApart", { warehouse, to: way, reason, lines: named }, about);
    return sent.kind === "done" ? { kind: "done", number: null } : sent.kind === "waiting" ? { ...sent, words } : sent;
  };

  /** A photo is kept with the differences of deliveries and shelves, one row for each of the goods. */
  const keepPhoto = async ({ way, why, note, photo, lines }: Report) => {
    const kind =
      way === "damaged" || (way === "writeOff" && why === "damaged")
        ? "damaged"
        : why === "expired" && way === "writeOff"
          ? "expired"
          : "other";
    for (const { goods, quantity } of lines)
      await queue.send(
        "receiving.note",
        { warehouse, sku: goods.sku, kind, units: quantity, note: note || null, photo },
        { words: t("photoWords", { sku: goods.sku }), task: { kind: "put_away", id: task } },
      );
  };

  return {
    pending,
    send: async (report: Report): Promise<Sent> => {
      if (report.way === "found" && needsOperator) return { kind: "refused", why: needsOperator };
      setPending(true);
      try {
        const sent = await act(report);
        if (sent.kind !== "refused" && report.photo && report.way !== "found") await keepPhoto(report);
        return sent;
      } finally {
        setPending(false);
      }
    },
  };
}
