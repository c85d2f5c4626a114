"use client";
import { CloudDownload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { DateTime } from "@/ui/date-time";
import { SmoothProgress } from "@/ui/progress-bar";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import type { FeeReading } from "../../fees/by-api/reading-queries";

type Reading = OverTheWire<FeeReading>;

const spans = ["7", "30", "90", "180"] as const;
const off = { code: "connection.disabled" };
const runs = { code: "finance.reading_runs" };

/** What marketplaces tell of their fees by themselves: how far it is read, and a button to read it now. */
export function FeeReadings({ readings }: { readings: readonly Reading[] }) {
  const t = useTranslations("channels.fees.byApi");
  return (
    <Card title={t("title")} className="mb-6">
      <ul>
        {readings.map((reading) => (
          <ReadingLine key={reading.connection} reading={reading} />
        ))}
      </ul>
    </Card>
  );
}

function ReadingLine({ reading: { connection, name, active, reading, lastSuccessAt, read } }: { reading: Reading }) {
  const t = useTranslations("channels.fees.byApi");
  const router = useRouter();
  const reasonText = useReasonText();
  const needsManager = useNeeds("manager");
  const [days, setDays] = useState<string>("30");
  const start = trpc.fees.read.useMutation({
    onSuccess: () => router.refresh(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const isRunning = reading?.state === "running";
  return (
    <li className="grid gap-2 border-b border-line px-4 py-3 text-13 last:border-b-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <span className="flex min-w-0 items-center gap-2">
          <ChannelMark mark={monogramOf(name)} name={name} showName={false} />
          <span className="grid min-w-0">
            <span className="truncate font-medium">{name}</span>
            <span className="text-12 text-ink-3">
              {lastSuccessAt ? t.rich("last", { at: () => <DateTime at={lastSuccessAt} /> }) : t("never")}
            </span>
          </span>
        </span>
        <span className="flex flex-wrap items-center gap-2">
          <Select
            aria-label={t("span", { name })}
            value={days}
            onChange={setDays}
            options={spans.map((value) => ({ value, label: t("days", { count: Number(value) }) }))}
          />
          <Button
            icon={<CloudDownload />}
            pending={start.isPending}
            disabledReason={needsManager ?? (active ? null : off) ?? (isRunning ? runs : null)}
            onClick={() => start.mutate({ connection, days: Number(days) })}
          >
            {t("now")}
          </Button>
        </span>
      </div>
      {reading && isRunning && (
        <div className="grid gap-1.5 text-12 text-ink-2">
          <SmoothProgress
            value={daysFrom(reading.from, reading.at)}
            max={daysFrom(reading.from, reading.until) + 1}
            label={t("progress", { name })}
          />
          <span>
            {t("running")} <DateTime at={`${reading.at}T12:00:00Z`} as="date" />
          </span>
        </div>
      )}
      {reading?.trouble && (
        <p className="text-12 text-warning [overflow-wrap:anywhere]">
          {reasonText(reading.trouble)}. {t.rich("again", { at: () => <DateTime at={reading.nextAt} /> })}
        </p>
      )}
      {read && <p className="text-12 text-ink-2">{t("matched", { matched: read.matched, rows: read.rows })}</p>}
    </li>
  );
}

const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
