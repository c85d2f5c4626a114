import {
  CalendarClock,
  CircleAlert,
  Clock,
  Flag,
  Inbox,
  MailX,
  MessageSquare,
  PackageSearch,
  PackageX,
  PhoneCall,
  ScanSearch,
  ServerCrash,
  Star,
  Truck,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ButtonLink } from "@/ui/button-link";
import { RelativeTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import { Glyph } from "@/ui/glyphs";
import { Section } from "@/ui/section";
import type { Attention, AttentionKind } from "../attention-queries";

type Look = { sign: ReactElement; ink: string; href: (item: Attention) => string };

const order = (item: Attention) => (item.count === 1 && item.numbers[0] ? `/orders/${item.numbers[0]}` : null);

const looks: Record<AttentionKind, Look> = {
  late: { sign: <Flag />, ink: "text-danger", href: (i) => order(i) ?? "/orders?view=late" },
  booking_failed: { sign: <Truck />, ink: "text-danger", href: (i) => order(i) ?? "/shipments?booking=failed" },
  intake_failed: { sign: <Inbox />, ink: "text-danger", href: () => "/settings/channels" },
  stock_audit: { sign: <ScanSearch />, ink: "text-danger", href: () => "/stock/audits" },
  job_failed: { sign: <ServerCrash />, ink: "text-danger", href: () => "/settings/failures" },
  held: { sign: <Glyph name="hold" />, ink: "text-warning", href: (i) => order(i) ?? "/orders?view=held" },
  shortage: { sign: <PackageX />, ink: "text-warning", href: (i) => order(i) ?? "/orders?view=backordered" },
  put_back: { sign: <Undo2 />, ink: "text-warning", href: () => "/picking" },
  low_rating: { sign: <Star />, ink: "text-info", href: (i) => (i.numbers[0] ? `/orders/${i.numbers[0]}` : "/orders") },
  buyer_wrote: { sign: <MessageSquare />, ink: "text-warning", href: (i) => (i.numbers[0] ? `/orders/${i.numbers[0]}` : "/orders") },
  message_failed: { sign: <MailX />, ink: "text-warning", href: () => "/messages?status=failed" },
  delayed: { sign: <CalendarClock />, ink: "text-warning", href: (i) => order(i) ?? "/orders?view=delayed" },
  parcel_stuck: { sign: <PackageSearch />, ink: "text-warning", href: (i) => order(i) ?? "/shipments?view=trouble" },
  parcel_failed_attempt: { sign: <PhoneCall />, ink: "text-warning", href: (i) => order(i) ?? "/shipments?view=trouble" },
  return_requested: { sign: <Undo2 />, ink: "text-warning", href: () => "/returns?view=to_decide" },
  return_received: { sign: <Undo2 />, ink: "text-warning", href: () => "/returns?view=to_refund" },
  return_overdue: { sign: <Undo2 />, ink: "text-danger", href: () => "/returns?view=overdue" },
  parcel_returning: { sign: <Undo2 />, ink: "text-warning", href: (i) => order(i) ?? "/shipments?view=trouble" },
  parcel_lost: { sign: <PackageX />, ink: "text-danger", href: (i) => order(i) ?? "/shipments?view=trouble" },
  awaits_transfer: { sign: <Clock />, ink: "text-info", href: (i) => order(i) ?? "/orders?view=awaits_transfer" },
};

/** What waits for a person, the most urgent first, each with the way to it. */
export function AttentionList({ items }: { items: readonly Attention[] }) {
  const t = useTranslations("dashboard");
  const hold = useTranslations("status.hold");
  return (
    <Section title={t("attention")} note={items.length > 0 ? items.length : undefined}>
      {items.length === 0 ? (
        <EmptyState icon={<CircleAlert />} title={t("attentionNone")}>
          {t("attentionNoneText")}
        </EmptyState>
      ) : (
        <ul className="border-t border-line">
          {items.map((item) => {
            const look = looks[item.kind];
            const known = item.kind === "held" && item.detail && hold.has(item.detail as never);
            const detail = known ? hold(item.detail as never) : (item.detail ?? "");
            return (
              <li key={`${item.kind} ${item.detail}`} className="flex items-center gap-3 border-b border-line py-2">
                <span aria-hidden="true" className={`${look.ink} [&>svg]:size-4`}>
                  {look.sign}
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block text-13 font-medium">{t(`kinds.${item.kind}`, { count: item.count, detail })}</span>
                  <span className="block truncate text-12 text-ink-3 tabular-nums">
                    {item.numbers.join(", ")}
                    {item.since && (
                      <>
                        {item.numbers.length > 0 && " · "}
                        {item.count > 1 ? (
                          t.rich("oldest", { ago: () => <RelativeTime key="ago" at={item.since ?? ""} /> })
                        ) : (
                          <RelativeTime at={item.since} />
                        )}
                      </>
                    )}
                  </span>
                </span>
                <ButtonLink href={look.href(item)} size="sm">
                  {t(`actions.${item.kind}`)}
                </ButtonLink>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
