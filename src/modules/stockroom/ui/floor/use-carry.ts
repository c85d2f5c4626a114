"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { newId } from "@/lib/ids";
import { useFloorQueue } from "@/platform/floor/queue-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { useScan } from "@/ui/floor/use-scan";
import { type SeenGoods, useLook } from "./use-look";
import { useVerdict } from "./use-verdict";

/** Goods in the hand on their way: out of a bin, or of none. */
export type Carried = { goods: SeenGoods; from: string | null; quantity: number; lot: string };

/** Carrying goods by scan: the bin they come from (or none), the goods, the bin they go to. */
export function useCarry(warehouse: string) {
  const t = useTranslations("stockroom.carry");
  const look = useLook(warehouse);
  const queue = useFloorQueue();
  const verdict = useVerdict();
  const [from, setFrom] = useState<{ bin: string; contents: { sku: string; lot: string; units: number; name: string }[] } | null>(null);
  const [carried, setCarried] = useState<Carried | null>(null);
  const [fullBin, setFullBin] = useState<string | null>(null);
  const [task] = useState(newId);
  const unplaced = trpc.places.unplaced.useQuery({ warehouse });
  useLiveQuery(["stock", "arrival"], () => void unplaced.refetch());

  const put = async (to: string, anyway = false) => {
    if (!carried) return;
    const { goods, quantity, lot } = carried;
    const line = { sku: goods.sku, quantity, from: carried.from, to, ...(goods.tracksLots ? { lot } : {}) };
    const words = `${goods.sku} ×${quantity} → ${to}`;
    const sent = await queue.send("places.move", { warehouse, anyway, lines: [line] }, { words, task: { kind: "put_away", id: task } });
    if (sent.kind === "refused") {
      setFullBin(sent.why.code === "warehouse.bin_full" ? to : null);
      return verdict.no(sent.why);
    }
    setCarried(null);
    setFullBin(null);
    setFrom(null);
    if (sent.kind === "waiting") return verdict.waits(words);
    verdict.yes(t("done", { bin: to }), `${goods.sku} ×${quantity}`);
    void unplaced.refetch();
  };

  const scan = useScan(async (code) => {
    const found = await look(code);
    if ("refused" in found) return verdict.no(found.refused);
    const { kind, bin, product, contents } = found.seen;
    if (kind === "bin" && bin) {
      if (carried) return carried.from === bin ? verdict.no({ code: "stock.same_bin", params: { bin } }) : put(bin);
      setFrom({ bin, contents: contents as never });
      return verdict.yes(bin, contents.length === 0 ? t("emptyBin") : t("from"));
    }
    if (!product) return;
    const lying = (contents as { bin: string | null; lot: string; units: number }[]).filter((place) => place.bin === (from?.bin ?? null));
    const first = lying.find(({ lot }) => !product.lot || lot === product.lot);
    if (carried?.goods.sku === product.sku) {
      setCarried({ ...carried, quantity: carried.quantity + product.units });
      return verdict.yes(t("more", { units: carried.quantity + product.units }));
    }
    if (!first) return verdict.no({ code: "stock.not_in_place", params: { sku: product.sku, bin: from?.bin ?? "none" } });
    setCarried({ goods: product, from: from?.bin ?? null, quantity: from ? product.units : first.units, lot: product.lot ?? first.lot });
    verdict.yes(product.name, t("to"));
  });

  return {
    ...{ scan, from, carried, setCarried, put, fullBin, verdict: verdict.verdict, unplaced: unplaced.data ?? [] },
    drop: () => {
      setCarried(null);
      setFrom(null);
    },
  };
}
