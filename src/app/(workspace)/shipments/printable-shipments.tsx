"use client";
import type { ComponentProps } from "react";
import { labelAddress } from "@/modules/fulfilment/ui/papers";
import { ShipmentsList } from "@/modules/shipments/ui/shipments-list";
import { usePrint } from "@/ui/print/use-print";

/** The list of shipments, with the printer at hand. */
export function PrintableShipments(props: Omit<ComponentProps<typeof ShipmentsList>, "onPrint">) {
  const print = usePrint();
  return <ShipmentsList {...props} onPrint={(id) => print({ kind: "shipping_label", shipmentId: id }, labelAddress(id))} />;
}
