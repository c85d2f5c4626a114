"use client";
import { PackageSearch, ScanBarcode } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { floorButton } from "@/ui/floor/floor-button";
import { FloorScreen } from "@/ui/floor/floor-screen";
import type { FloorTask } from "./pick-task";

/** The tote is not full yet: packing waits for picking. */
export function NotPicked({ task, ...frame }: Omit<ComponentProps<typeof FloorScreen>, "children"> & { task: FloorTask }) {
  const t = useTranslations("packing.notPicked");
  return (
    <FloorScreen
      {...frame}
      footer={
        <Link href={`/picking/${task.id}`} className={floorButton("ink")}>
          <ScanBarcode aria-hidden="true" />
          {t("action")}
        </Link>
      }
    >
      <div className="mx-4 mt-3 rounded-lg border-2 border-floor-line px-4 py-8 text-center">
        <PackageSearch aria-hidden="true" className="mx-auto size-14 stroke-[1.75]" />
        <p className="mt-3 text-28 font-semibold">{t("title")}</p>
        <p className="mt-1 text-16 text-floor-ink2">{t("text")}</p>
      </div>
    </FloorScreen>
  );
}
