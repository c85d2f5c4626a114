"use client";
import { CircleX } from "lucide-react";
import type { Reason } from "@/lib/reason";
import { TextLink } from "@/ui/button-link";
import { useReasonText } from "@/ui/reason-text";

export type BulkRefusal = { orderId: string; number: string; reason: Reason };

/** The orders that refused, each with its reason and its link. */
export function BulkRefusals({ refused }: { refused: readonly BulkRefusal[] }) {
  const reasonText = useReasonText();
  return (
    <ul className="grid gap-1.5 text-13">
      {refused.map(({ orderId, number, reason }) => (
        <li key={orderId} className="flex gap-2">
          <CircleX aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
          <span>
            <TextLink href={`/orders/${encodeURIComponent(number)}`} className="font-medium tabular-nums">
              {number}
            </TextLink>{" "}
            <span className="text-ink-2">{reasonText(reason)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
