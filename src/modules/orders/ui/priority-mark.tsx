import { ChevronsUp, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "@/ui/cx";
import type { Priority } from "../priority";

/** One arrow for what is pressing, two for what is urgent; nothing for the rest, which is most. */
export function PriorityMark({ priority, className }: { priority: Priority; className?: string }) {
  const t = useTranslations("orders.priority");
  if (priority === "normal") return null;
  const Arrow = priority === "urgent" ? ChevronsUp : ChevronUp;
  return (
    <span title={t(priority)} className={cx("inline-flex shrink-0", priority === "urgent" ? "text-danger" : "text-warning", className)}>
      <Arrow aria-hidden="true" strokeWidth={2.5} className="size-3.5" />
      <span className="sr-only">{t(priority)}</span>
    </span>
  );
}
