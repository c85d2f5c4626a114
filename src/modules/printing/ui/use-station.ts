"use client";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Reason } from "@/lib/reason";
import { useLive } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { printFrame, printPdf } from "@/ui/print/print-pdf";
import { jobFile } from "@/ui/print/use-print";
import type { takeJobs } from "../commands/take-jobs";

export type StationJob = OverTheWire<Awaited<ReturnType<typeof takeJobs>>>[number];

/** The net under the socket, and the sign of life that tells others that the station is on. */
const askEveryMs = 30_000;
/** As many are in hand at once: the rest waits for whoever is free. */
const mostInHand = 20;

/** A station at work: takes what waits for it as soon as it is told, and gives it to the browser, one after another. */
export function useStation(stationId: string, { asksAfterEach }: { asksAfterEach: boolean }) {
  const utils = trpc.useUtils();
  const [jobs, setJobs] = useState<StationJob[]>([]);
  const [failure, setFailure] = useState<Reason | null>(null);
  const asking = useRef(false);
  const lost = useRef(false);
  const take = trpc.printing.take.useMutation();
  const printed = trpc.printing.printed.useMutation();
  const failed = trpc.printing.failed.useMutation();
  const shown = useRef(new Set<string>());

  const add = (found: readonly StationJob[]) => setJobs((now) => [...now, ...found.filter(({ id }) => !now.some((one) => one.id === id))]);
  const ask = useEffectEvent(async () => {
    if (asking.current || jobs.length >= mostInHand) return;
    asking.current = true;
    try {
      // What was taken by a question whose answer got lost is in nobody's hands.
      if (lost.current) add(await utils.printing.atStation.fetch({ stationId }, { staleTime: 0 }));
      lost.current = true;
      add(await take.mutateAsync({ stationId, limit: 10 }));
      lost.current = false;
      setFailure(null);
    } catch (error) {
      setFailure(reasonOf(error));
    } finally {
      asking.current = false;
    }
  });
  /** What it held when its page was closed comes first. */
  const resume = useEffectEvent(async () => {
    try {
      add(await utils.printing.atStation.fetch({ stationId }, { staleTime: 0 }));
    } catch (error) {
      setFailure(reasonOf(error));
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another station asks anew
  useEffect(() => {
    void resume().then(() => ask());
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => clearInterval(timer);
  }, [stationId]);
  useLive("print.queued", () => void ask());

  const leave = useCallback((id: string) => setJobs((now) => now.filter((one) => one.id !== id)), []);
  const say = (id: string, done: Promise<unknown>) =>
    done
      .then(() => leave(id))
      .catch((error: unknown) => {
        const why = reasonOf(error);
        // Somebody has ended it in the list meanwhile.
        if (why.code === "print.wrong_state") leave(id);
        setFailure(why);
      });
  const show = useEffectEvent(async (job: StationJob) => {
    shown.current.add(job.id);
    try {
      await printFrame(jobFile(job.id, "pdf"));
      if (!asksAfterEach) await say(job.id, printed.mutateAsync({ jobId: job.id }));
    } catch {
      setFailure({ code: "print.no_dialog" });
    }
  });
  const [first] = jobs;
  useEffect(() => {
    if (first && !shown.current.has(first.id)) void show(first);
  }, [first]);
  useEffect(() => {
    if (jobs.length === 0) void ask();
  }, [jobs.length]);

  return {
    jobs,
    failure,
    printed: (id: string) => void say(id, printed.mutateAsync({ jobId: id })),
    failed: (id: string, why: string) => void say(id, failed.mutateAsync({ jobId: id, why })),
    again: (id: string) => printPdf(jobFile(id, "pdf")),
  };
}
