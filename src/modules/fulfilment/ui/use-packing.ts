"use client";
import { useEffect, useRef, useState } from "react";
import {
  changeParcel,
  type DraftParcel,
  emptyParcel,
  newDraft,
  type PackingDraft,
  packUnit,
  parcelsOf,
  unpackUnit,
} from "../packing-draft";
import { rememberBoxes, usedBoxes, usualBoxes } from "./boxes";
import { keepDraft, keptDraft } from "./kept-draft";
import { type FloorTask, haltOf } from "./pick-task";
import type { Verdict } from "./scan-verdict";
import { signal, unlockSound } from "./signals";
import { useScanner } from "./use-scanner";

export type FinishedParcels = NonNullable<ReturnType<typeof parcelsOf>>;

const [smallest] = usualBoxes;
const firstBox = () => usedBoxes()[0] ?? smallest ?? { lengthMm: 200, widthMm: 150, heightMm: 100 };

/**
 * What lies in which box, by scan. A reload keeps it; the server gets the finished whole, with the last scan. `onFinish` is called once
 * for each scan that completes the work.
 */
export function usePacking(task: FloorTask, onFinish: (parcels: FinishedParcels) => void) {
  const [draft, setDraft] = useState<PackingDraft>(() => newDraft(smallest ?? firstBox()));
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [lastLineId, setLastLineId] = useState<string | null>(null);
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
    const found = keptDraft(task) ?? newDraft(firstBox());
    now.current = found;
    setDraft(found);
  }, [task]);

  const take = (code: string) => {
    unlockSound();
    if (haltOf(task) || task.status !== "picked") return signal("stop");
    const answer = packUnit(now.current, task.lines, code);
    if ("refused" in answer) {
      setVerdict({ kind: "refused", why: answer.refused, scanned: null });
      return signal("no");
    }
    update(answer.draft);
    setLastLineId(answer.lineId);
    const line = task.lines.find(({ id }) => id === answer.lineId);
    const packed = answer.draft.parcels.reduce((sum, parcel) => sum + (parcel.units[answer.lineId] ?? 0), 0);
    setVerdict({ kind: "accepted", sku: line?.sku ?? "", picked: packed, quantity: line?.picked ?? packed });
    const parcels = parcelsOf(answer.draft, task.lines);
    signal(parcels ? "done" : "yes");
    if (parcels) finish(parcels);
  };
  useScanner(take);

  const finish = (parcels: FinishedParcels) => {
    rememberBoxes(now.current.parcels.map((parcel) => parcel.box));
    onFinish(parcels);
  };

  return {
    draft,
    verdict,
    lastLineId,
    take,
    finished: parcelsOf(draft, task.lines),
    finish,
    open: (active: number) => update({ ...now.current, active }),
    add: () => update({ parcels: [...now.current.parcels, emptyParcel(firstBox())], active: now.current.parcels.length }),
    remove: (at: number) => update({ parcels: now.current.parcels.filter((_, index) => index !== at), active: 0 }),
    change: (at: number, change: (parcel: DraftParcel) => DraftParcel) => update(changeParcel(now.current, at, change)),
    takeOut: (at: number, lineId: string) => update(unpackUnit(now.current, at, lineId)),
  };
}

export type Packing = ReturnType<typeof usePacking>;
