"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type PaperKind, paperKinds } from "@/modules/shipments/papers/paper-kinds";
import { Checkbox } from "@/ui/checkbox";
import { papersInOneGo, rememberPapers } from "./papers-in-one-go";

/** What this table prints in one go. */
export function PaperChoice() {
  const t = useTranslations("packing.papers");
  const [kinds, setKinds] = useState<readonly PaperKind[]>(paperKinds);
  useEffect(() => setKinds(papersInOneGo()), []);
  const turn = (kind: PaperKind, on: boolean) => {
    const next = paperKinds.filter((one) => (one === kind ? on : kinds.includes(one)));
    // At least one paper is printed: else the button would do nothing.
    if (next.length === 0) return;
    setKinds(next);
    rememberPapers(next);
  };
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
      <legend className="mb-1 text-13 text-ink-2">{t("title")}</legend>
      {paperKinds.map((kind) => (
        <Checkbox key={kind} checked={kinds.includes(kind)} onChange={(on) => turn(kind, on)} label={t(kind)} />
      ))}
    </fieldset>
  );
}
