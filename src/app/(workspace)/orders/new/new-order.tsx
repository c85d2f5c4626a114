"use client";
import type { ComponentProps } from "react";
import { NewOrderForm } from "@/modules/orders/ui/new-order-form";
import { type PointCarriers, pointSlotOf } from "../point-slot";

type Props = Omit<ComponentProps<typeof NewOrderForm>, "points"> & { pointCarriers: PointCarriers };

/** The form of a new order with the carriers' pickup points. */
export function NewOrder({ pointCarriers, ...props }: Props) {
  return <NewOrderForm {...props} points={pointSlotOf(pointCarriers)} />;
}
