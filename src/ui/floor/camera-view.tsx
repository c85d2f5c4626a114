"use client";
import { Flashlight, FlashlightOff, SwitchCamera } from "lucide-react";
import { useTranslations } from "next-intl";
import { FloorButton } from "./floor-button";
import { useCamera } from "./use-camera";

const round = "grid size-12 place-items-center rounded-full bg-floor-bg text-floor-ink focus-visible:outline-floor-ink [&_svg]:size-6";

/** What the camera sees, read all the while it is open; the last verdict stays in view above it. */
export function CameraView({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const t = useTranslations("floor.camera");
  const camera = useCamera(onCode);
  if (camera.trouble)
    return (
      <div role="alert" className="grid gap-2 rounded-lg border-2 border-floor-no bg-floor-no-bg p-3.5">
        <p className="text-16/5 font-semibold text-floor-no">{t(`trouble.${camera.trouble}.title`)}</p>
        <p className="text-14 text-floor-ink">{t(`trouble.${camera.trouble}.text`)}</p>
        <div className="grid grid-cols-2 gap-2">
          <FloorButton onClick={camera.again}>{t("again")}</FloorButton>
          <FloorButton onClick={onClose}>{t("close")}</FloorButton>
        </div>
      </div>
    );
  return (
    <div className="relative h-[34dvh] max-h-80 min-h-40 overflow-hidden rounded-lg border-2 border-floor-ink bg-floor-panel">
      <video ref={camera.video} muted playsInline aria-label={t("view")} className="size-full object-cover" />
      <div aria-hidden="true" className="pointer-events-none absolute inset-x-[8%] inset-y-[22%] rounded border-3 border-floor-bg" />
      {!camera.ready && (
        <p role="status" className="absolute inset-0 grid place-items-center bg-floor-panel text-16 font-semibold text-floor-ink">
          {t("opening")}
        </p>
      )}
      <div className="absolute right-2 bottom-2 flex gap-2">
        {camera.torch !== null && (
          <button type="button" aria-pressed={camera.torch} aria-label={t("torch")} className={round} onClick={camera.switchTorch}>
            {camera.torch ? <FlashlightOff aria-hidden="true" /> : <Flashlight aria-hidden="true" />}
          </button>
        )}
        {camera.cameras > 1 && (
          <button type="button" aria-label={t("other")} className={round} onClick={camera.next}>
            <SwitchCamera aria-hidden="true" />
          </button>
        )}
      </div>
    </div>
  );
}
