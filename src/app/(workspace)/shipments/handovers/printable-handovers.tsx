"use client";
import type { ComponentProps } from "react";
import { actAddress, manifestAddress } from "@/modules/fulfilment/ui/papers";
import { HandoversList } from "@/modules/shipments/ui/handovers-list";
import { printPdf } from "@/ui/print/print-pdf";
import { usePrint } from "@/ui/print/use-print";

type Props = Omit<ComponentProps<typeof HandoversList>, "onPrintAct" | "onPrintManifest">;

/** The list of handovers, with the printer at hand. */
export function PrintableHandovers(props: Props) {
  const print = usePrint();
  return (
    <HandoversList
      {...props}
      onPrintAct={(id) => print({ kind: "handover_act", handoverId: id }, actAddress(id))}
      onPrintManifest={(id) => printPdf(manifestAddress(id))}
    />
  );
}
