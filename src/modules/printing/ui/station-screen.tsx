"use client";
import { Check, Printer, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import type { Station } from "./station-page";
import { usePaperWords } from "./use-paper-words";
import { useStation } from "./use-station";

type Props = { station: Station; onClose: () => void };

/** A station at work: the paper in the print dialog, and what comes next. */
export function StationScreen({ station, onClose }: Props) {
  const t = useTranslations("printing.station");
  const words = usePaperWords();
  const reasonText = useReasonText();
  const { jobs, failure, printed, failed, again } = useStation(station.id, station);
  const [first, ...next] = jobs;
  return (
    <div className="grid max-w-160 gap-4 px-5 py-5 max-md:px-4">
      {failure && (
        <Banner tone="danger" title={t("trouble")}>
          {reasonText(failure)}
        </Banner>
      )}
      <Card
        title={station.name}
        note={station.kinds.map(words.kind).join(", ")}
        actions={
          <Button size="sm" onClick={onClose}>
            {t("close")}
          </Button>
        }
        padded
      >
        {first ? (
          <div role="status">
            <p className="text-16 font-semibold [overflow-wrap:anywhere]">
              {words.kind(first.kind)} <span className="mono">{first.title}</span>
            </p>
            <p className="text-ink-2">
              {words.format(first)}, {first.by}
            </p>
            <div className="mt-3 flex flex-wrap gap-2">
              <Button variant="primary" icon={<Check />} onClick={() => printed(first.id)}>
                {t("printed")}
              </Button>
              <Button icon={<Printer />} onClick={() => again(first.id)}>
                {t("again")}
              </Button>
              <Button icon={<X />} onClick={() => failed(first.id, t("failedWhy"))}>
                {t("failed")}
              </Button>
            </div>
          </div>
        ) : (
          <EmptyState icon={<Printer />} title={t("waits")}>
            {t("waitsText")}
          </EmptyState>
        )}
        {next.length > 0 && (
          <>
            <h3 className="mt-5 text-13 font-semibold">{t("next", { count: next.length })}</h3>
            <ul className="mt-1 grid gap-1 text-13">
              {next.map((job) => (
                <li key={job.id} className="truncate">
                  {words.kind(job.kind)} <span className="mono">{job.title}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
    </div>
  );
}
