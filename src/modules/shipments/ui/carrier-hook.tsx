"use client";
import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { CopyButton } from "@/ui/copy-button";
import { DateTime } from "@/ui/date-time";
import { Glyph, type GlyphName } from "@/ui/glyphs";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { showToast } from "@/ui/toast";
import type { Tone } from "@/ui/tone";
import type { DeliveryStatus } from "../hooks/tables";

type Props = { code: string; url: string; canSubscribe: boolean };

/** The address that the carrier calls, how it gets to know it, and what it told us last. */
export function CarrierHook({ code, url, canSubscribe }: Props) {
  const t = useTranslations("shipping.carriers.connect");
  const reasonText = useReasonText();
  const needs = useNeeds("manager");
  const subscribe = trpc.shipments.subscribeCarrier.useMutation({
    onSuccess: ({ problem }) =>
      showToast(problem ? { title: reasonText(problem), tone: "danger" } : { title: t("subscribed"), tone: "success" }),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  return (
    <div className="grid gap-3">
      <div>
        <h3 className="text-13 font-medium">{t("address")}</h3>
        <p className="mt-0.5 text-12 text-ink-3">{t(canSubscribe ? "addressOrTell" : "addressHelp")}</p>
        <span className="mt-1.5 flex items-center gap-2 rounded border border-line bg-sunken py-1 pl-3 pr-1">
          <code className="mono min-w-0 flex-1 text-12 [overflow-wrap:anywhere]">{url}</code>
          <CopyButton text={url} label={t("copyAddress")} />
        </span>
      </div>
      {canSubscribe && (
        <div>
          <Button icon={<BellRing />} pending={subscribe.isPending} disabledReason={needs} onClick={() => subscribe.mutate({ code })}>
            {t("subscribe")}
          </Button>
        </div>
      )}
      <LastNotices code={code} />
    </div>
  );
}

const looks: Record<DeliveryStatus, { glyph: GlyphName; tone: Tone }> = {
  received: { glyph: "hourglass", tone: "info" },
  accepted: { glyph: "check", tone: "success" },
  duplicate: { glyph: "dashed", tone: "neutral" },
  ignored: { glyph: "dashed", tone: "neutral" },
  failed: { glyph: "cross", tone: "danger" },
};

/** What the carrier told us last, as it comes: the proof that it knows the address. */
function LastNotices({ code }: { code: string }) {
  const t = useTranslations("shipping.carriers.connect");
  const reasonText = useReasonText();
  const { data, refetch } = trpc.shipments.notices.useQuery({ code, limit: 5 });
  useLiveQuery("carrier", () => void refetch());
  return (
    <div>
      <h3 className="mb-1.5 text-13 font-medium">{t("received")}</h3>
      <div className="rounded border border-line" aria-live="polite">
        {data?.items.length === 0 && (
          <p className="flex items-center gap-2 px-3 py-2.5 text-13 text-ink-2 [&_svg]:size-4 [&_svg]:text-warning">
            <Glyph name="hourglass" />
            {t("nothingYet")}
          </p>
        )}
        <ul className="divide-y divide-line">
          {data?.items.map((row) => (
            <li key={row.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-3 py-2 text-13">
              <span className="text-ink-3 tabular-nums">
                <DateTime at={row.receivedAt} />
              </span>
              <Status {...looks[row.status]} quiet={row.status === "duplicate" || row.status === "ignored"}>
                {t(`notice.${row.status}`)}
              </Status>
              {row.shipmentId && (
                <TextLink href={`/shipments/${row.shipmentId}`}>
                  <span className="mono">{row.trackingNumber ?? t("parcel")}</span>
                </TextLink>
              )}
              <span className="min-w-0 flex-1 text-ink-3 [overflow-wrap:anywhere]">{reasonText(row.reason) ?? row.topic}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
