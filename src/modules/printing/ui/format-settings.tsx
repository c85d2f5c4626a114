"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import { outputs, type PaperKind, type PrintFormat, paperKinds } from "../paper-kind";
import { usePaperWords } from "./use-paper-words";

type Format = PrintFormat & { kind: PaperKind; isUsual: boolean };
type Props = { warehouse: { code: string; name: string }; formats: readonly Format[] };

/** On which paper, and in which language, each kind is printed in one warehouse. */
export function FormatSettings({ warehouse, formats }: Props) {
  const t = useTranslations("printing.settings");
  return (
    <Card title={warehouse.name} padded>
      <ul className="grid gap-4">
        {formats.map((format) => (
          <FormatRow key={`${format.kind} ${JSON.stringify(format)}`} warehouse={warehouse.code} format={format} />
        ))}
      </ul>
      <p className="mt-4 text-12 text-ink-3">{t("carriersOwn")}</p>
    </Card>
  );
}

function FormatRow({ warehouse, format }: { warehouse: string; format: Format }) {
  const t = useTranslations("printing.settings");
  const words = usePaperWords();
  const router = useRouter();
  const needs = useNeeds("manager");
  const reasonText = useReasonText();
  const { kind, isUsual, ...saved } = format;
  const [now, setNow] = useState<PrintFormat>(saved);
  const { papers, zpl } = paperKinds[kind];
  const put = trpc.printing.putFormat.useMutation({
    onSuccess: () => {
      showToast({ title: t("saved"), tone: "success", group: "print-format" });
      router.refresh();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const change = (some: Partial<PrintFormat>) => {
    const next = { ...now, ...some };
    setNow(next);
    put.mutate({ warehouse, kind, format: next });
  };
  const isLabelPrinter = now.output === "zpl";
  return (
    <li className="grid gap-2 border-b border-line pb-4 last:border-0 last:pb-0 md:grid-cols-[200px_minmax(0,1fr)] md:items-center">
      <span className="font-medium">{words.kind(kind)}</span>
      {papers.length === 1 && !zpl ? (
        <span className="text-ink-2">{words.paper(papers[0])}</span>
      ) : (
        <fieldset className="flex flex-wrap items-center gap-2" disabled={needs !== null}>
          <legend className="sr-only">{words.kind(kind)}</legend>
          <Select
            aria-label={t("paper")}
            value={now.paper}
            onChange={(paper) => change({ paper: paper as PrintFormat["paper"] })}
            options={papers.map((value) => ({ value, label: words.paper(value) }))}
          />
          {zpl && (
            <Select
              aria-label={t("output")}
              value={now.output}
              onChange={(output) => change({ output: output as PrintFormat["output"] })}
              options={outputs.map((value) => ({ value, label: t(`outputs.${value}`) }))}
            />
          )}
          {isLabelPrinter && (
            <>
              <Select
                aria-label={t("dpi")}
                value={String(now.dpi)}
                onChange={(dpi) => change({ dpi: dpi === "300" ? 300 : 203 })}
                options={["203", "300"].map((value) => ({ value, label: t("dots", { dpi: value }) }))}
              />
              <PrinterFont font={now.font} onChange={(font) => change({ font })} />
            </>
          )}
          {!isUsual && (
            <Button size="sm" variant="ghost" disabledReason={needs} onClick={() => put.mutate({ warehouse, kind, format: null })}>
              {t("usual")}
            </Button>
          )}
        </fieldset>
      )}
    </li>
  );
}

function PrinterFont({ font, onChange }: { font: string | null; onChange: (font: string | null) => void }) {
  const t = useTranslations("printing.settings");
  const [typed, setTyped] = useState(font ?? "");
  return (
    <Input
      mono
      className="w-44"
      aria-label={t("font")}
      placeholder={t("fontOwn")}
      title={t("fontHelp")}
      value={typed}
      onChange={(event) => setTyped(event.target.value.toUpperCase())}
      onBlur={() => typed.trim() !== (font ?? "") && onChange(typed.trim() || null)}
    />
  );
}
