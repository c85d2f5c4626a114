"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useFloorQueue } from "@/platform/floor/queue-react";
import { useConnection } from "@/platform/realtime/react";
import { useScan } from "@/ui/floor/use-scan";
import { unfinishedCount } from "./unfinished-count";
import { useLook } from "./use-look";
import { useVerdict } from "./use-verdict";

/** What was counted so far in a bin, by code; kept on the device, so that a reload or a dead battery loses nothing. */
export type Counted = {
  code: string;
  /** Null while nobody could be asked what the code is: the server reads it when the bin is told. */
  name: string | null;
  sku: string | null;
  units: number;
  times: number;
  lot: string;
  expiresOn: string;
  tracksLots: boolean;
  serials: string[] | null;
  countedAt: string;
};

type Bin = { taskId: string; bin: string | null; round: number; asked: readonly string[] | null };

function kept(key: string): Counted[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]") as Counted[];
  } catch {
    return [];
  }
}

/** Counting one bin by scan, blind. Without network codes are taken down as they are. */
export function useCountBin(warehouse: string, bin: Bin, onDone: (again: boolean) => void) {
  const t = useTranslations("stockroom.count");
  const look = useLook(warehouse);
  const queue = useFloorQueue();
  const key = unfinishedCount(queue.owner, bin);
  const connection = useConnection();
  const verdict = useVerdict();
  const [lines, setLines] = useState<Counted[]>([]);
  const [pending, setPending] = useState(false);
  useEffect(() => setLines(kept(key)), [key]);

  const keep = (next: Counted[]) => {
    setLines(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  const change = (index: number, some: Partial<Counted>) =>
    keep(lines.map((line, i) => (i === index ? { ...line, ...some, countedAt: new Date().toISOString() } : line)));

  const add = (line: Omit<Counted, "times" | "countedAt">, lot: string) => {
    const countedAt = new Date().toISOString();
    const at = lines.findIndex(
      (one) => (one.sku ?? one.code) === (line.sku ?? line.code) && (!lot || one.lot === lot) && one.units === line.units,
    );
    const known = lines[at];
    if (known && line.serials) {
      const repeated = line.serials.find((serial) => known.serials?.includes(serial));
      if (repeated) return verdict.no({ code: "stock.serial_twice", params: { sku: line.sku ?? "", serial: repeated } });
      const serials = [...(known.serials ?? []), ...line.serials];
      keep(lines.map((one, i) => (i === at ? { ...one, serials, times: serials.length, countedAt } : one)));
      return verdict.yes(t("more", { units: serials.length }), line.name ?? line.code);
    }
    if (known) keep(lines.map((one, i) => (i === at ? { ...one, times: one.times + 1, countedAt } : one)));
    else keep([{ ...line, times: 1, countedAt }, ...lines]);
    verdict.yes(t("more", { units: ((known?.times ?? 0) + 1) * line.units }), line.name ?? line.code);
  };

  const scan = useScan(async (code) => {
    if (connection.state === "offline" || queue.isAway()) {
      return add({ code, name: null, sku: null, units: 1, lot: "", expiresOn: "", tracksLots: false, serials: null }, "");
    }
    const found = await look(code);
    if ("refused" in found) return verdict.no(found.refused);
    const { product, bin: scannedBin } = found.seen;
    if (scannedBin)
      return scannedBin === bin.bin
        ? verdict.yes(scannedBin, t("here"))
        : verdict.no({ code: "scan.wrong_bin", params: { bin: bin.bin ?? "", scanned: scannedBin } });
    if (!product) return;
    const { sku, name, units, lot, expiresOn, serial, tracksLots, tracksSerials } = product;
    if (bin.asked && !bin.asked.includes(sku)) return verdict.no({ code: "count.not_asked", params: { sku } });
    if (tracksSerials && !serial) return verdict.no({ code: "scan.serial_needed", params: { sku } });
    add(
      {
        code: sku,
        name,
        sku,
        units,
        lot: lot ?? "",
        expiresOn: expiresOn ?? "",
        tracksLots,
        serials: tracksSerials && serial ? [serial] : null,
      },
      lot ?? "",
    );
  });

  const finish = async () => {
    setPending(true);
    const told = lines.map(({ code, times, units, lot, expiresOn, tracksLots, serials, countedAt }) => ({
      ...{ code, countedAt },
      // What is named by its SKU is told in units: a box's code would count its units again.
      times: serials ? serials.length : times * units,
      ...(tracksLots ? { lot, expiresOn: expiresOn || null } : {}),
      ...(serials ? { serials } : {}),
    }));
    const words = t("words", { bin: bin.bin ?? t("noBin") });
    const sent = await queue.send(
      "counts.countBin",
      { taskId: bin.taskId, lines: told },
      { words, task: { kind: "count", id: bin.taskId } },
    );
    setPending(false);
    if (sent.kind === "refused") return verdict.no(sent.why);
    localStorage.removeItem(key);
    onDone(sent.kind === "done" && sent.answer.again);
  };

  return {
    scan,
    lines,
    change,
    remove: (index: number) => keep(lines.filter((_, i) => i !== index)),
    finish,
    pending,
    verdict: verdict.verdict,
  };
}
