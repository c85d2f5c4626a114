"use client";
import { useEffect, useRef, useState } from "react";
import { fromRussianLayout, readScan } from "@/lib/barcode";
import { newId } from "@/lib/ids";
import { useMisScan } from "@/platform/floor/queue-react";
import { signal, unlockSound } from "@/ui/floor/signals";
import {
  changeParcel,
  type DraftParcel,
  emptyParcel,
  isComplete,
  newDraft,
  type PackingDraft,
  packUnit,
  parcelsOf,
  unpackUnit,
} from "../packing-draft";
import { scalesRead } from "../weight";
import { boxOf, rememberBoxes } from "./boxes";
import { keepDraft, keptDraft } from "./kept-draft";
import { boxAt, type Station } from "./packing-station";
import { type FloorTask, haltOf } from "./pick-task";
import type { Verdict } from "./scan-verdict";

export type FinishedParcels = NonNullable<ReturnType<typeof parcelsOf>>;

type Wish = {
  task: FloorTask;
  station: Station;
  /** Called once for each act that completes the work. */
  onFinish: (parcels: FinishedParcels) => void;
  /** Sees each code of a unit first; what it keeps for itself goes into no parcel. */
  onScan: (code: string) => boolean;
};

/** What lies in which box, by scan. A reload keeps it; the server gets the finished whole, with the last scan. */
export function usePacking({ task, station, onFinish, onScan }: Wish) {
  const [draft, setDraft] = useState<PackingDraft>(() => newDraft(boxAt(station, 0), newId()));
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [lastLineId, setLastLineId] = useState<string | null>(null);
  const misScan = useMisScan();
  // Scans may come quicker than React draws: each one builds on the one before.
  const now = useRef(draft);
  const update = (next: PackingDraft) => {
    now.current = next;
    setDraft(next);
    keepDraft(task, next);
  };

  // Storage is read after the first drawing, which must equal the server's.
  const looked = useRef(false);
  useEffect(() => {
    if (looked.current) return;
    looked.current = true;
    const found = keptDraft(task) ?? newDraft(boxAt(station, 0, true), newId());
    now.current = found;
    setDraft(found);
  }, [task, station]);

  const change = (at: number, how: (parcel: DraftParcel) => DraftParcel) => update(changeParcel(now.current, at, how));
  const finish = (parcels: FinishedParcels) => {
    rememberBoxes(now.current.parcels.map((parcel) => parcel.box));
    onFinish(parcels);
  };
  const finishIfDone = () => {
    const parcels = parcelsOf(now.current, task.lines, station.rules);
    signal(parcels ? "done" : "yes");
    if (parcels) finish(parcels);
  };

  /** Codes that are no unit's: the scales, a box of the house, and the tote once more when everything is in. */
  const takeOther = (code: string): boolean => {
    const all = isComplete(now.current, task.lines);
    const grams = all ? scalesRead(code) : null;
    if (grams !== null) {
      change(now.current.active, (parcel) => ({ ...parcel, weighedGrams: grams, weightWhy: null }));
      finishIfDone();
      return true;
    }
    const text = fromRussianLayout(readScan(code).text).toUpperCase();
    const box = station.boxes.find((one) => one.code.toUpperCase() === text);
    if (box) {
      change(now.current.active, (parcel) => ({ ...parcel, box: boxOf(box) }));
      signal("yes");
      return true;
    }
    const parcels = all && [task.number, task.orderNumber].includes(text) ? parcelsOf(now.current, task.lines, station.rules) : null;
    if (parcels) finish(parcels);
    return parcels !== null;
  };

  const take = (code: string) => {
    unlockSound();
    if (haltOf(task) || task.status !== "picked") return signal("stop");
    if (takeOther(code) || onScan(code)) return;
    const answer = packUnit(now.current, task.lines, { code, at: new Date().toISOString() });
    if ("refused" in answer) {
      const { id, number, warehouse } = task;
      misScan({ task: { kind: "pack", id, number }, warehouse, code, why: answer.refused });
      setVerdict({ kind: "refused", why: answer.refused, scanned: null });
      return signal("no");
    }
    update(answer.draft);
    setLastLineId(answer.lineId);
    const line = task.lines.find(({ id }) => id === answer.lineId);
    const packed = answer.draft.parcels.reduce((sum, parcel) => sum + (parcel.units[answer.lineId] ?? 0), 0);
    setVerdict({ kind: "accepted", sku: line?.sku ?? "", picked: packed, quantity: line?.picked ?? packed });
    finishIfDone();
  };

  return {
    draft,
    verdict,
    lastLineId,
    take,
    finished: parcelsOf(draft, task.lines, station.rules),
    finish,
    change,
    open: (active: number) => update({ ...now.current, active }),
    add: () => {
      const { parcels } = now.current;
      update({ parcels: [...parcels, emptyParcel(boxAt(station, parcels.length, true), newId())], active: parcels.length });
    },
    remove: (at: number) => update({ parcels: now.current.parcels.filter((_, index) => index !== at), active: 0 }),
    takeOut: (at: number, lineId: string) => update(unpackUnit(now.current, at, lineId)),
  };
}

export type Packing = ReturnType<typeof usePacking>;
