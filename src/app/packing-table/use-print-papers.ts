"use client";
import { labelAddress, packingSlipAddress, papersAddress, waybillAddress } from "@/modules/fulfilment/ui/papers";
import { paperKinds } from "@/modules/shipments/papers/paper-kinds";
import { printPdf } from "@/ui/print/print-pdf";
import { usePrintTarget } from "@/ui/print/print-target";
import { usePrint } from "@/ui/print/use-print";
import { papersInOneGo } from "./papers-in-one-go";

type Booked = { id: string; hasWaybill?: boolean };

/**
 * Prints the papers of a parcel in one go: in this browser as one PDF, as far as they are there; at a print station each on the paper that
 * is set for it. The act comes with the handover there, for it is of many parcels.
 */
export function usePrintPapers(fulfilmentId: string): (shipment?: Booked | null) => void {
  const target = usePrintTarget();
  const print = usePrint();
  return (shipment) => {
    const kinds = papersInOneGo();
    if (target === "here") {
      printPdf(`${papersAddress(fulfilmentId)}${kinds.length < paperKinds.length ? `?kinds=${kinds.join(",")}` : ""}`);
      return;
    }
    const booked = shipment ?? null;
    if (booked && kinds.includes("label")) print({ kind: "shipping_label", shipmentId: booked.id }, labelAddress(booked.id));
    if (kinds.includes("slip")) print({ kind: "packing_slip", fulfilmentId }, packingSlipAddress(fulfilmentId));
    if (booked?.hasWaybill && kinds.includes("waybill")) print({ kind: "waybill", shipmentId: booked.id }, waybillAddress(booked.id));
  };
}
