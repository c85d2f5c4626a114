"use client";
import { CircleX } from "lucide-react";
import { TextLink } from "@/ui/button-link";
import { useReasonText } from "@/ui/reason-text";
import type { Refused } from "./use-bulk";

/** The orders that refused, each with its reason and its link. */
export function BulkRefusals({ refused }: { refused: readonly Refused[] }) {
  const reasonText = useReasonText();
  return (
    <ul className="grid gap-1.5 text-13">
      {refused.map(({ row, reason }) => (
        <li key={row.id} className="flex gap-2">
          <CircleX aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
          <span>
            <TextLink href={`/orders/${encodeURIComponent(row.number)}`} className="font-medium tabular-nums">
              {row.number}
            </TextLink>{" "}
            <span className="text-ink-2">{reasonText(reason)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
