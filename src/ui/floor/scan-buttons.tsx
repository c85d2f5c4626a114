"use client";
import { Camera, CameraOff, Keyboard } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/ui/cx";
import { CameraView } from "./camera-view";
import { FloorButton } from "./floor-button";
import { TypeCodeDialog } from "./type-code-dialog";
import type { Scan } from "./use-scan";

/** The other two ways to give a code, at the thumb. The camera is the floor's alone: only its pages may run the reader. */
export function ScanButtons({ scan, children }: { scan: Scan; children?: ReactNode }) {
  const t = useTranslations("floor.scan");
  const onFloor = /^\/floor(\/|$)/.test(usePathname());
  const filming = scan.open === "camera";
  return (
    <div className="grid gap-2">
      {filming && <CameraView onCode={scan.take} onClose={() => scan.show(null)} />}
      {/* Three in a row stand under their icons, so that each word fits at 360 px. */}
      <div
        className={cx(
          "grid auto-cols-fr grid-flow-col gap-2",
          Boolean(children) && "[&>button]:flex-col [&>button]:gap-0.5 [&>button]:px-1",
        )}
      >
        {onFloor && (
          <FloorButton
            icon={filming ? <CameraOff aria-hidden="true" /> : <Camera aria-hidden="true" />}
            aria-pressed={filming}
            onClick={() => scan.show(filming ? null : "camera")}
          >
            {t(filming ? "cameraOff" : "camera")}
          </FloorButton>
        )}
        <FloorButton icon={<Keyboard aria-hidden="true" />} onClick={() => scan.show("type")}>
          {t("type")}
        </FloorButton>
        {children}
      </div>
      {scan.open === "type" && <TypeCodeDialog onCode={scan.take} onClose={() => scan.show(null)} />}
    </div>
  );
}
