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

export type Draft = {
  goods: SeenGoods;
  arrivalId: string | null;
  quantity: number;
  lot: string;
  expiresOn: string;
  serials: string[];
  condition: "sellable" | "damaged" | "quarantine";
  note: string;
  photo: string | null;
};

/** Goods that were taken in and lie in no bin yet. */
export type ToPut = { sku: string; units: number; lot: string | null; expiresOn: string | null };

const draftOf = (goods: SeenGoods): Draft => ({
  ...{ goods, arrivalId: null, quantity: goods.tracksSerials ? (goods.serial ? 1 : 0) : goods.units, condition: "sellable" },
  ...{ lot: goods.lot ?? "", expiresOn: goods.expiresOn ?? "", serials: goods.serial ? [goods.serial] : [], note: "", photo: null },
});

/** Taking goods in by scan: the goods, how many, then the bin that they go to. */
export function useReceive(warehouse: string) {
  const t = useTranslations("stockroom.receive");
  const look = useLook(warehouse);
  const queue = useFloorQueue();
  const verdict = useVerdict();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [toPut, setToPut] = useState<ToPut | null>(null);
  const [insists, setInsists] = useState<{ over?: boolean; anyway?: boolean; bin?: string } | null>(null);
  const [task] = useState(newId);
  const arrivals = trpc.arrivals.list.useQuery({ warehouse, status: "open", limit: 200 });
  useLiveQuery(["arrival", "transfer"], () => void arrivals.refetch());
  const expected = (arrivals.data?.items ?? []).filter(({ source }) => source !== "transfer");
  const ofGoods = expected.filter(({ sku }) => sku === draft?.goods.sku);

  const open = (goods: SeenGoods) => {
    const first = expected.find(({ sku }) => sku === goods.sku);
    setDraft({ ...draftOf(goods), arrivalId: first?.id ?? null });
    setToPut(null);
    setInsists(null);
    verdict.yes(t("seen"), goods.name);
  };

  const more = (goods: SeenGoods) => {
    if (!draft) return;
    const isNew = goods.serial !== null && !draft.serials.includes(goods.serial);
    if (goods.tracksSerials && !isNew)
      return goods.serial ? verdict.no({ code: "stock.serial_twice", params: { sku: goods.sku, serial: goods.serial } }) : undefined;
    const serials = goods.serial ? [...draft.serials, goods.serial] : draft.serials;
    setDraft({ ...draft, serials, quantity: goods.tracksSerials ? serials.length : draft.quantity + goods.units });
    verdict.yes(t("more", { units: goods.tracksSerials ? serials.length : draft.quantity + goods.units }));
  };

  const take = async (bin?: string, wish: { over?: boolean; anyway?: boolean } = {}) => {
    if (!draft) return;
    const { goods, arrivalId, quantity, lot, expiresOn, serials, condition, note, photo } = draft;
    const named = goods.tracksLots ? { lot, expiresOn: expiresOn || null } : {};
    const input = {
      ...{ warehouse, arrivalId, sku: goods.sku, quantity, condition, bin, note: note || null, photo },
      ...named,
      ...(goods.tracksSerials ? { serials } : {}),
      ...wish,
    };
    const sent = await queue.send("receiving.receive", input, {
      words: t("words", { sku: goods.sku, units: quantity }),
      task: { kind: "receive", id: arrivalId ?? task },
    });
    if (sent.kind === "refused") {
      const { code } = sent.why;
      setInsists(
        code === "arrival.more_than_expected"
          ? { ...wish, bin, over: true }
          : code === "warehouse.bin_full"
            ? { ...wish, bin, anyway: true }
            : null,
      );
      return verdict.no(sent.why);
    }
    setDraft(null);
    setInsists(null);
    setToPut(bin || condition !== "sellable" ? null : { sku: goods.sku, units: quantity, lot: lot || null, expiresOn: expiresOn || null });
    if (sent.kind === "waiting") return verdict.waits(t("words", { sku: goods.sku, units: quantity }));
    const { filled, left } = sent.answer;
    const told = [left ? t("left", { units: left }) : null, filled > 0 ? t("filled", { units: filled }) : null].filter(Boolean).join(". ");
    verdict.yes(t("taken", { units: quantity }), told || undefined);
    void arrivals.refetch();
  };

  /** What is missing of the delivery will not come. */
  const closeShort = async () => {
    if (!draft?.arrivalId) return;
    const { arrivalId, note, photo, goods } = draft;
    const words = t("shortWords", { sku: goods.sku });
    const sent = await queue.send(
      "receiving.closeShort",
      { arrivalId, note: note || null, photo },
      { words, task: { kind: "receive", id: arrivalId } },
    );
    if (sent.kind === "refused") return verdict.no(sent.why);
    setDraft(null);
    if (sent.kind === "waiting") return verdict.waits(words);
    verdict.yes(t("closedShort", { units: sent.answer.missing }), goods.name);
    void arrivals.refetch();
  };

  const put = async (bin: string, anyway = false) => {
    if (!toPut) return;
    const { sku, units, lot } = toPut;
    const line = { sku, quantity: units, from: null, to: bin, ...(lot ? { lot } : {}) };
    const sent = await queue.send(
      "places.move",
      { warehouse, anyway, lines: [line] },
      { words: `${sku} → ${bin}`, task: { kind: "put_away", id: task } },
    );
    if (sent.kind === "refused") {
      setInsists(sent.why.code === "warehouse.bin_full" ? { anyway: true, bin } : null);
      return verdict.no(sent.why);
    }
    setToPut(null);
    setInsists(null);
    verdict.yes(t("put", { bin }), sku);
  };

  const scan = useScan(async (code) => {
    const found = await look(code);
    if ("refused" in found) return verdict.no(found.refused);
    const { kind, bin, product } = found.seen;
    if (kind === "bin" && bin) {
      if (draft) return take(bin);
      return toPut ? put(bin) : verdict.no({ code: "scan.bin", params: { bin } });
    }
    if (!product) return;
    return draft?.goods.sku === product.sku ? more(product) : open(product);
  });

  return {
    draft,
    setDraft,
    toPut,
    expected,
    ofGoods,
    verdict: verdict.verdict,
    says: verdict,
    task,
    insists,
    scan,
    take,
    put,
    closeShort,
    drop: () => setDraft(null),
  };
}
