import { ArchiveRestore, Bike, CircleCheckBig, CircleQuestionMark, PackageX, Store, Tag, TriangleAlert, Truck, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge, Status } from "@/ui/status";
import type { Tone } from "@/ui/tone";

/** How a parcel's states look: plain pictures, so that the carrier's word is never taken for our own work. */
const looks = {
  pre_transit: { icon: <Tag aria-hidden="true" />, tone: "neutral" },
  in_transit: { icon: <Truck aria-hidden="true" />, tone: "progress" },
  out_for_delivery: { icon: <Bike aria-hidden="true" />, tone: "progress" },
  ready_for_pickup: { icon: <Store aria-hidden="true" />, tone: "info" },
  delivered: { icon: <CircleCheckBig aria-hidden="true" />, tone: "success" },
  failed_attempt: { icon: <TriangleAlert aria-hidden="true" />, tone: "warning" },
  return_to_sender: { icon: <Undo2 aria-hidden="true" />, tone: "warning" },
  returned: { icon: <ArchiveRestore aria-hidden="true" />, tone: "neutral" },
  lost: { icon: <PackageX aria-hidden="true" />, tone: "danger" },
  unknown: { icon: <CircleQuestionMark aria-hidden="true" />, tone: "neutral" },
} as const satisfies Record<string, { icon: ReactNode; tone: Tone }>;

/** The sign of a state for timelines. */
export const signOf = (status: keyof typeof looks): { icon: ReactNode; tone: Tone } => looks[status];

export function TrackingStatus({ status, as = "status", quiet }: { status: keyof typeof looks; as?: "status" | "badge"; quiet?: boolean }) {
  const t = useTranslations("status.tracking");
  if (as === "badge") return <Badge {...looks[status]}>{t(status)}</Badge>;
  return (
    <Status {...looks[status]} quiet={quiet}>
      {t(status)}
    </Status>
  );
}
