"use client";
import type { ComponentProps } from "react";
import { EditOrderForm } from "@/modules/orders/ui/edit/edit-order-form";
import { type PointCarriers, pointSlotOf } from "../../point-slot";

type Props = Omit<ComponentProps<typeof EditOrderForm>, "points"> & { pointCarriers: PointCarriers };

/** The form that changes an order, with the carriers' pickup points. */
export function EditOrder({ pointCarriers, ...props }: Props) {
  return <EditOrderForm {...props} points={pointSlotOf(pointCarriers)} />;
}
