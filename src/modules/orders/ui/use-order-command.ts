"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { detailsOf, reasonOf } from "@/platform/trpc/react";
import { useFormats } from "@/ui/formats-context";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

// The version that our own last command on an order gave: known before the page is read anew, so that two quick steps do not collide.
const ours = new Map<string, number>();

function remember(result: unknown): void {
  if (typeof result !== "object" || result === null || !("number" in result && "id" in result && "version" in result)) return;
  if (typeof result.id === "string" && typeof result.version === "number") ours.set(result.id, result.version);
}

type Change = { type: string; at: string; by: string };

const isChange = (value: unknown): value is Change =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "at" in value && "by" in value;

/** Words what somebody did to the order meanwhile: "Ольга Седова, 13:52: поставлен на удержание". */
export function useChangeTeller() {
  const t = useTranslations("orders.stale");
  const words = useTranslations("orders.changed");
  const formats = useFormats();
  return ({ type, at, by }: Change) => {
    const key = type.replace(".", "_");
    const topic = type.split(".")[0] ?? "";
    const what = words.has(key as never) ? words(key as never) : words.has(topic as never) ? words(topic as never) : words("order");
    return t("change", { by, at: formats.short(at), what });
  };
}

/**
 * What every command on an order's page does around itself: on success the page is read anew; a refusal is said aloud and stays until
 * it is read. When somebody was faster, it tells who changed what, and offers the fresh page.
 */
export function useOrderCommand(onDone?: () => void) {
  const t = useTranslations("orders.stale");
  const told = useChangeTeller();
  const reasonText = useReasonText();
  const router = useRouter();
  const explain = (error: unknown): { title: string; text?: string; stale: boolean } => {
    const reason = reasonOf(error);
    if (reason.code !== "order.stale_version") return { title: reasonText(reason) ?? "", stale: false };
    const { changed } = detailsOf(error);
    return {
      title: t("title"),
      text: Array.isArray(changed) ? changed.filter(isChange).slice(0, 2).map(told).join("; ") : "",
      stale: true,
    };
  };
  const complain = (error: unknown) => {
    const { title, text, stale } = explain(error);
    showToast({
      title,
      text,
      tone: "danger",
      group: "order-refusal",
      ...(stale && { action: { label: t("reload"), onClick: () => router.refresh() } }),
    });
  };
  return {
    explain,
    complain,
    /** The version to send: what the page shows, or what our own last command made of it. */
    versionOf: ({ id, version }: { id: string; version: number }) => Math.max(version, ours.get(id) ?? 0),
    options: {
      onSuccess: (result?: unknown) => {
        remember(result);
        router.refresh();
        onDone?.();
      },
      onError: complain,
    },
  };
}
