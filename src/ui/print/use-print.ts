"use client";
import { useTranslations } from "next-intl";
import { ranksAtLeast } from "@/lib/permission";
import { useMe } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { useReasonText } from "../reason-text";
import { showToast } from "../toast";
import { printPdf } from "./print-pdf";
import { usePrintTarget } from "./print-target";

/** What can be printed, as the queue takes it. */
export type PrintWhat = Parameters<ReturnType<typeof trpc.printing.queue.useMutation>["mutate"]>[0]["what"];

/** Where the file of a job lies. */
export const jobFile = (jobId: string, output?: "pdf" | "zpl") => `/api/v1/print-jobs/${jobId}/file${output ? `?output=${output}` : ""}`;

/**
 * Prints where this device prints: in its own browser, on the paper that is set for the warehouse, or by sending it to the print station.
 * `address` is the file for those who may look at papers only.
 */
export function usePrint(): (what: PrintWhat, address: string) => void {
  const t = useTranslations("printing.send");
  const reasonText = useReasonText();
  const target = usePrintTarget();
  const { role } = useMe();
  const queue = trpc.printing.queue.useMutation();
  return (what, address) => {
    if (!ranksAtLeast(role, "picker")) return printPdf(address);
    const here = target === "here";
    const wish = here ? { what, here } : { what, stationId: target === "any" ? null : target };
    queue.mutate(wish, {
      onSuccess: ({ jobId }) => {
        if (here) printPdf(jobFile(jobId, "pdf"));
        else showToast({ title: t("sent"), text: t("sentText"), tone: "success", group: "print" });
      },
      onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
    });
  };
}
