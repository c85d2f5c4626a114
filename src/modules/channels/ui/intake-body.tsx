"use client";
import { useTranslations } from "next-intl";
import { trpc } from "@/platform/trpc/react";
import { CopyButton } from "@/ui/copy-button";
import { Sheet } from "@/ui/sheet";
import type { IntakeRow } from "./intake-log";

/** What the channel sent, to the letter; JSON with its lines broken. */
export function IntakeBody({ code, row, onClose }: { code: string; row: IntakeRow; onClose: () => void }) {
  const t = useTranslations("channels.intake");
  const { data, isPending } = trpc.intake.body.useQuery({ code, intakeId: row.id });
  const text = readable(data?.body ?? "");
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t("body")}>
      <div className="grid gap-2">
        <div className="flex items-center justify-between text-12 text-ink-3">
          <span className="mono [overflow-wrap:anywhere]">{row.deliveryId}</span>
          <CopyButton text={text} />
        </div>
        <pre className="mono rounded bg-sunken p-3 text-12 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {isPending ? t("loading") : text}
        </pre>
      </div>
    </Sheet>
  );
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
