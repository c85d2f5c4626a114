"use client";
import { Camera, Check, MapPin, Navigation, Phone, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Reason } from "@/lib/reason";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { Button } from "@/ui/button";
import { buttonLook } from "@/ui/button-look";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { Status } from "@/ui/status";
import type { StopView } from "../../runs/run-queries";
import { stopLooks } from "./stop-looks";

type Props = {
  stop: OverTheWire<StopView>;
  position: number;
  isOpened: boolean;
  onOpen: () => void;
  needs: Reason | null;
  pending: boolean;
  sendingPhoto: boolean;
  onWay: () => void;
  onDeliver: () => void;
  onFail: () => void;
  onPhoto: (file: File) => void;
};

/** One stop: where, whom, how much, and what to do there. Closed it is a line that opens. */
export function StopCard({ stop, position, isOpened, onOpen, ...acts }: Props) {
  const t = useTranslations("shipping.way");
  const { money } = useFormats();
  const { state, isOver, reason, actedAt, dueMinor, currency } = stop;
  const canAct = !isOver && state !== "delivered";
  return (
    <li className="rounded-lg border border-line bg-surface">
      <button
        type="button"
        aria-expanded={isOpened}
        onClick={onOpen}
        className="flex min-h-14 w-full items-start gap-3 rounded-lg px-4 py-3 text-left focus-visible:-outline-offset-2"
      >
        <span className="min-w-6 text-20/[24px] font-semibold tabular-nums">{position}</span>
        <span className="min-w-0 flex-1">
          <span className={`block [overflow-wrap:anywhere] ${isOpened ? "text-20/[26px] font-semibold" : "text-16"}`}>
            {stop.address || t("noAddress")}
          </span>
          <span className="mt-1 flex flex-wrap gap-x-3 text-14 text-ink-2">
            <Status {...stopLooks[state]}>{isOver ? t("over") : t(`state.${state}`)}</Status>
            {reason && <span>{t(`reason.${reason as "other"}`)}</span>}
            {actedAt && <DateTime at={actedAt} as="time" />}
            {dueMinor > 0 && <span className="font-semibold text-ink tabular-nums">{t("due", { sum: money(dueMinor, currency) })}</span>}
          </span>
        </span>
      </button>
      {isOpened && (
        <div className="grid gap-3 px-4 pb-4">
          <div className="text-16">
            {stop.name}
            <span className="block text-14 text-ink-3">{t("order", { number: stop.orderNumber })}</span>
          </div>
          {stop.note && <p className="rounded bg-sunken px-3 py-2 text-14 [overflow-wrap:anywhere]">{stop.note}</p>}
          <Ways stop={stop} />
          {canAct && <Acts state={state} {...acts} />}
        </div>
      )}
    </li>
  );
}

const wide = "h-14! w-full text-16!";

function Ways({ stop: { phone, point, address } }: { stop: OverTheWire<StopView> }) {
  const t = useTranslations("shipping.way");
  const words = encodeURIComponent(address);
  const place = point ? `${point.latitude},${point.longitude}` : "0,0";
  return (
    <div className="grid grid-cols-2 gap-3">
      {phone && (
        <a href={`tel:${phone}`} className={buttonLook({ size: "lg", className: wide })}>
          <Phone aria-hidden="true" />
          {t("call")}
        </a>
      )}
      {(point || address) && (
        <a href={`geo:${place}?q=${point ? `${place}(${words})` : words}`} className={buttonLook({ size: "lg", className: wide })}>
          <MapPin aria-hidden="true" />
          {t("map")}
        </a>
      )}
    </div>
  );
}

type ActsProps = Omit<Props, "stop" | "position" | "isOpened" | "onOpen"> & { state: StopView["state"] };

function Acts({ state, needs, pending, sendingPhoto, onWay, onDeliver, onFail, onPhoto }: ActsProps) {
  const t = useTranslations("shipping.way");
  const camera = useRef<HTMLInputElement>(null);
  return (
    <>
      {state !== "on_the_way" && (
        <Button size="lg" className={wide} icon={<Navigation />} pending={pending} disabledReason={needs} onClick={onWay}>
          {t("goThere")}
        </Button>
      )}
      <Button size="lg" variant="primary" className={wide} icon={<Check />} pending={pending} disabledReason={needs} onClick={onDeliver}>
        {t("deliver")}
      </Button>
      <div className="grid grid-cols-2 gap-3">
        <Button
          size="lg"
          className={wide}
          icon={<Camera />}
          pending={sendingPhoto}
          disabledReason={needs}
          onClick={() => camera.current?.click()}
        >
          {t("photo")}
        </Button>
        <Button
          size="lg"
          variant="danger"
          className={wide}
          icon={<X />}
          pending={pending}
          disabledReason={needs ?? (state === "failed" ? { code: "run.stop_done", params: { state } } : null)}
          onClick={onFail}
        >
          {t("fail")}
        </Button>
      </div>
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={t("photo")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) onPhoto(file);
        }}
      />
    </>
  );
}
