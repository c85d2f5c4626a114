"use client";
import { useTranslations } from "next-intl";
import { trpc } from "@/platform/trpc/react";
import { CopyButton } from "@/ui/copy-button";
import { Sheet } from "@/ui/sheet";
import type { DeliveryRow } from "./delivery-line";

/** What is sent, with its lines broken; the body itself has none. */
export function DeliverySheet({ code, row, onClose }: { code: string; row: DeliveryRow; onClose: () => void }) {
  const t = useTranslations("webhooks.log");
  const { data, isPending } = trpc.webhooks.delivery.useQuery({ code, deliveryId: row.id });
  const body = data?.body ?? "";
  const text = body && JSON.stringify(JSON.parse(body), null, 2);
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={row.type}>
      <div className="grid gap-2">
        <div className="flex items-center justify-between text-12 text-ink-3">
          <span className="mono [overflow-wrap:anywhere]">msg_{row.id}</span>
          <CopyButton text={text} />
        </div>
        <pre className="mono rounded bg-sunken p-3 text-12 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {isPending ? t("loading") : text}
        </pre>
      </div>
    </Sheet>
  );
}
