"use client";
import { ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { TypeCodeDialog } from "@/ui/floor/type-code-dialog";
import { useFindToPack } from "./use-find-to-pack";

/** Hears the scanner on the desk's list of what waits for its box; without one the code is typed. */
export function ScanAtDesk({ warehouse }: { warehouse?: string }) {
  const t = useTranslations("packing.list");
  const scan = useFindToPack({ home: "/packing", warehouse });
  return (
    <>
      <Button icon={<ScanBarcode />} onClick={() => scan.show("type")}>
        {t("scan")}
      </Button>
      {scan.open === "type" && <TypeCodeDialog onCode={scan.take} onClose={() => scan.show(null)} />}
    </>
  );
}
