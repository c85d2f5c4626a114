"use client";
import { useTranslations } from "next-intl";
import { useFormats, useNow } from "@/ui/formats-context";
import { openStatuses, type ReturnStatus } from "../return";

type Props = { status: ReturnStatus; refundDueAt: string; paidMinor: number; orderRefundedMinor: number };

/** By when the money has to be back; red once it should have been. Nothing where nothing is owed any more. */
export function DueWord({ status, refundDueAt, paidMinor, orderRefundedMinor }: Props) {
  const t = useTranslations("returns");
  const { date } = useFormats();
  const now = useNow();
  if (!(openStatuses as readonly string[]).includes(status) || paidMinor <= orderRefundedMinor)
    return <span className="text-ink-3">—</span>;
  const isOver = now > new Date(refundDueAt);
  return (
    <span className={isOver ? "font-medium text-danger" : ""}>
      {isOver ? t("overdueSince", { day: date(refundDueAt) }) : date(refundDueAt)}
    </span>
  );
}
