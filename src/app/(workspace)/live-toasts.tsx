"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
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
  intakeFailed: "/settings/channels",
  shortage: "/orders",
  held: "/orders",
  lowRating: "/orders",
  placed: "/orders",
};

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
        onClick: () => router.push(isOne && kind !== "intakeFailed" ? `/orders/${encodeURIComponent(number)}` : placeOf[kind]),
      },
    });
  };

  useLive(
    (event) => toastKindOf(event, me.id) !== null,
    (event) => {
      waiting.current.push(event);
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        for (const group of groupToasts(waiting.current.splice(0), me.id)) show(group);
      }, gatherMs);
    },
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
}
