"use client";
import { useTranslations } from "next-intl";
import { useLive } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { FactList } from "@/ui/fact-list";
import { SmoothProgress } from "@/ui/progress-bar";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import type { WholeImport } from "../import-queries";
import { CellErrors } from "./cell-errors";
import { ImportActions } from "./import-actions";
import { ImportSteps } from "./import-steps";
import { LeftOutList } from "./left-out-list";
import { MappingForm } from "./mapping-form";

type Whole = OverTheWire<WholeImport>;
type Named = readonly { code: string; name: string }[];

/** One import, from naming its columns to taking it back: each step with its figures, live. */
export function ImportScreen({ first, ...named }: { first: Whole; channels: Named; warehouses: Named; carriers: Named }) {
  const t = useTranslations("files");
  const reasonText = useReasonText();
  const { id } = first;
  const { data: row } = trpc.files.byId.useQuery({ importId: id }, { initialData: first, staleTime: Number.POSITIVE_INFINITY });
  const utils = trpc.useUtils();
  useLive(["import"], ({ subject }) => {
    if (subject.id === id) void utils.files.invalidate();
  });
  const { state, counts, done } = row;
  const mayMap = state === "mapping" || state === "failed" || state === "checked";
  const taken = done.new + done.changed + done.same + done.refused;
  // A register's row that does not fit is taken in all the same, and listed with the settlements.
  const errorsTitle = t(row.kind === "settlements" ? "errors.remarks" : "errors.title");
  const wanted = counts.new + counts.changed + counts.same;
  return (
    <>
      <ImportSteps state={state} />
      {row.reason && (
        <Banner tone="danger" title={t("failed")}>
          {reasonText(row.reason)}
        </Banner>
      )}
      {state === "checking" && <Running label={t("running.checking", { rows: row.rows })} />}
      {state === "committing" && <Running label={t("running.committing", { done: taken, total: wanted })} value={taken} max={wanted} />}
      {state === "undoing" && (
        <Running
          label={t("running.undoing", { done: done.undone + done.kept })}
          value={done.undone + done.kept}
          max={done.new + done.changed}
        />
      )}
      {state !== "mapping" && state !== "failed" && state !== "checking" && (
        <Card title={t(`result.${isOver(state) ? "done" : "checked"}`)} note={t("result.rows", { rows: row.rows })} padded>
          <FactList facts={isOver(state) ? doneFacts() : checkedFacts()} />
          <ImportActions row={row} />
        </Card>
      )}
      {isOver(state) && done.refused + done.kept > 0 && (
        <Card title={t("leftOut.title")} padded>
          <LeftOutList key={state} importId={id} />
        </Card>
      )}
      {state === "checked" && counts.errors > 0 && (
        <Card title={errorsTitle} note={t("errors.count", { count: counts.errors })}>
          <CellErrors importId={id} />
        </Card>
      )}
      {mayMap && (
        <Card
          title={t("mapping.title")}
          note={row.preset ? t("mapping.preset", { name: t(`presets.${row.preset as "ozon"}`) }) : undefined}
          padded
        >
          <MappingForm key={`${row.sheet}`} row={row} {...named} />
          {state !== "checked" && <ImportActions row={row} />}
        </Card>
      )}
    </>
  );

  function checkedFacts() {
    return [
      { label: t("result.new"), value: counts.new, strong: true },
      { label: t("result.changed"), value: counts.changed },
      { label: t("result.same"), value: counts.same, quiet: counts.same === 0 },
      { label: t("result.wrong"), value: counts.wrong, quiet: counts.wrong === 0 },
    ];
  }

  function doneFacts() {
    const isBack = state === "undone" || state === "undoing";
    return [
      { label: t("result.wasNew"), value: done.new, strong: true },
      { label: t("result.wasChanged"), value: done.changed },
      { label: t("result.same"), value: done.same, quiet: done.same === 0 },
      { label: t("result.refused"), value: done.refused, quiet: done.refused === 0 },
      ...(isBack
        ? [
            { label: t("result.undone"), value: done.undone, apart: true },
            { label: t("result.kept"), value: done.kept },
          ]
        : []),
    ];
  }
}

const isOver = (state: Whole["state"]) => state !== "checked" && state !== "mapping" && state !== "failed" && state !== "checking";

/** Work that goes on; without figures it is only said. */
function Running({ label, value, max }: { label: string; value?: number; max?: number }) {
  return (
    <div className="grid gap-2" aria-live="polite">
      <p className="text-13 text-ink-2">{label}</p>
      <SmoothProgress value={value ?? 0} max={max ?? 1} label={label} />
    </div>
  );
}
