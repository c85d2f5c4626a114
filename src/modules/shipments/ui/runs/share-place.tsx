"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { useReasonText } from "@/ui/reason-text";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";

type Props = { runId: string; isShared: boolean; onChange: () => void };

const everyMs = 20_000;

/** The courier's own switch: while it is on, the phone tells the last place and nothing before it. Off until it is touched. */
export function SharePlace({ runId, isShared, onChange }: Props) {
  const t = useTranslations("shipping.way.place");
  const reasonText = useReasonText();
  const [isDenied, setIsDenied] = useState(false);
  const share = trpc.runs.share.useMutation({
    onSettled: onChange,
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const { mutate: report } = trpc.runs.report.useMutation({ onError: onChange });

  useEffect(() => {
    if (!isShared || !navigator.geolocation) return;
    let isOver = false;
    // Asked by the clock: a watch speaks only of what moves, and of a courier who waits at a door nothing would be heard.
    const ask = () =>
      navigator.geolocation.getCurrentPosition(
        ({ coords: { latitude, longitude } }) => {
          if (isOver) return;
          setIsDenied(false);
          report({ runId, latitude, longitude });
        },
        ({ code, PERMISSION_DENIED }) => setIsDenied(code === PERMISSION_DENIED),
        { enableHighAccuracy: true, maximumAge: 10_000, timeout: everyMs },
      );
    ask();
    const clock = setInterval(ask, everyMs);
    return () => {
      isOver = true;
      clearInterval(clock);
    };
  }, [isShared, runId, report]);

  return (
    <div className="rounded border border-line px-3 py-2.5">
      <Switch label={t("share")} checked={isShared} disabled={share.isPending} onChange={(on) => share.mutate({ runId, on })} />
      <p className="mt-1 text-12 text-ink-2">{t(isShared ? "on" : "off")}</p>
      {isShared && isDenied && (
        <p role="alert" className="mt-1 text-12 text-danger">
          {t("denied")}
        </p>
      )}
    </div>
  );
}
