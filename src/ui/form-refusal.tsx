"use client";
import { CircleAlert } from "lucide-react";
import type { Reason } from "@/lib/reason";
import { useReasonText } from "./reason-text";

/** Why the whole form was refused, read out as it appears. */
export function FormRefusal({ reason }: { reason: Reason | null }) {
  const text = useReasonText()(reason);
  return (
    <div role="alert" className={text ? undefined : "absolute"}>
      {text && (
        <p className="flex gap-1.5 rounded bg-danger-tint px-3 py-2 text-13 text-danger">
          <CircleAlert aria-hidden="true" className="mt-px size-4 shrink-0" />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}
