"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ranksAtLeast } from "@/lib/permission";
import { watchedRuns } from "@/modules/orders/ui/watched-runs";
import { useMe } from "@/platform/actor-react";
import type { LiveEvent } from "@/platform/realtime/live-event";
import { useLive } from "@/platform/realtime/react";
import { showToast } from "@/ui/toast";
import { groupToasts, type ToastGroup, type ToastKind, toastKindOf, toastKinds } from "./live-toast-groups";

// An order that comes in short tells of it in the same moment: one toast is enough.
const gatherMs = 400;
// A toast that follows another of its kind this soon takes its place and counts its orders too.
const togetherMs = 8_000;

/** Where many of a kind are found; a single one is found on its order's page. */
const placeOf: Record<ToastKind, string> = {
  shipmentFailed: "/shipments",
  auditFailed: "/stock/audits",
  intakeFailed: "/settings/channels",
  connectionTroubled: "/settings/channels",
  connectionRecovered: "/settings/channels",
  webhookFailed: "/settings/webhooks",
  parcelTrouble: "/shipments?view=trouble",
  delayed: "/orders?view=delayed",
  shortage: "/orders",
  held: "/orders",
  assigned: "/orders?view=mine",
  substitution: "/orders",
  buyerWrote: "/orders",
  buyerChanged: "/orders",
  lowRating: "/orders",
  placed: "/orders",
};

const ofNoOrder: ReadonlySet<ToastKind> = new Set([
  "auditFailed",
  "intakeFailed",
  "connectionTroubled",
  "connectionRecovered",
  "webhookFailed",
]);

/** Books that contradict themselves and receivers that are gone are for those who may put them right. */
const forManagers: ReadonlySet<ToastKind> = new Set(["auditFailed", "webhookFailed"]);

/** Tells staff by toasts of what came in and of what needs somebody. */
export function LiveToasts(): null {
  const t = useTranslations("live");
  const router = useRouter();
  const me = useMe();
  const waiting = useRef<LiveEvent[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useRef(new Map<ToastKind, { subjects: Set<string>; at: number }>());

  const show = ({ kind, number, subjects }: ToastGroup) => {
    const last = shown.current.get(kind);
    const together = new Set([...(last && Date.now() - last.at < togetherMs ? last.subjects : []), ...subjects]);
    shown.current.set(kind, { subjects: together, at: Date.now() });
    const count = together.size;
    const isOne = count === 1 && number !== null;
    showToast({
      group: `live:${kind}`,
      tone: toastKinds[kind].tone,
      title: t(`${kind}.title`, { count, number: number ?? "" }),
      text: t(`${kind}.text`),
      action: {
        label: isOne ? t("open") : t("openAll"),
        onClick: () => router.push(isOne && !ofNoOrder.has(kind) ? `/orders/${encodeURIComponent(number)}` : placeOf[kind]),
      },
    });
  };

  useLive(
    (event) => {
      const kind = toastKindOf(event, me.id);
      return kind !== null && (!forManagers.has(kind) || ranksAtLeast(me.role, "manager"));
    },
    (event) => {
      waiting.current.push(event);
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        for (const group of groupToasts(waiting.current.splice(0), me.id)) show(group);
      }, gatherMs);
    },
  );
  // A run goes on after its dialog was closed: whoever began it is told of the end.
  useLive("bulk.finished", ({ by, subject, data }) => {
    if (by?.id !== me.id || watchedRuns.has(subject.id)) return;
    const refused = Number(data.refused);
    showToast({
      group: `bulk:${subject.id}`,
      tone: refused > 0 ? "warning" : "success",
      title: t("bulk.title", { done: Number(data.done), total: Number(data.total) }),
      ...(refused > 0 && { text: t("bulk.text", { count: refused }) }),
      action: { label: t("open"), onClick: () => router.push(`/orders/bulk/${subject.id}`) },
    });
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
}
