"use client";
import type { ComponentProps } from "react";
import { labelAddress } from "@/modules/fulfilment/ui/papers";
import { printPdf } from "@/modules/fulfilment/ui/print-pdf";
import { ShipmentsList } from "@/modules/shipments/ui/shipments-list";

/** The list of shipments, with the printer at hand. */
export function PrintableShipments(props: Omit<ComponentProps<typeof ShipmentsList>, "onPrint">) {
  return <ShipmentsList {...props} onPrint={(id) => printPdf(labelAddress(id))} />;
}
