"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { addDays } from "@/lib/dates";
import { ChipRow } from "@/ui/chip";
import { DateInput } from "@/ui/date-input";
import { SegmentedControl } from "@/ui/segmented-control";
import { Select } from "@/ui/select";

type Props = { from: string; to: string; channel: string | null; channels: readonly { code: string; name: string }[] };

/** The period and the channel, kept in the address so that the view can be shared. */
export function PeriodBar({ from, to, channel, channels }: Props) {
  const t = useTranslations("analytics");
  const router = useRouter();
  const go = (next: Partial<{ from: string; to: string; channel: string | null }>) => {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries({ from, to, channel, ...next })) if (value) query.set(key, value);
    router.push(`/analytics?${query}`);
  };
  const length = ["7", "30", "90"].find((days) => addDays(to, 1 - Number(days)) === from) ?? "";
  return (
    <ChipRow>
      <SegmentedControl
        label={t("period")}
        value={length}
        onChange={(days) => go({ from: addDays(to, 1 - Number(days)) })}
        options={["7", "30", "90"].map((days) => ({ value: days, label: t("lastDays", { count: Number(days) }) }))}
      />
      <span className="flex items-center gap-1.5">
        <DateInput aria-label={t("from")} value={from} onChange={(value) => value && go({ from: value })} />
        <span aria-hidden="true">–</span>
        <DateInput aria-label={t("to")} value={to} onChange={(value) => value && go({ to: value })} />
      </span>
      <Select
        aria-label={t("channel")}
        size="sm"
        value={channel ?? ""}
        onChange={(value) => go({ channel: value || null })}
        options={[{ value: "", label: t("allChannels") }, ...channels.map(({ code, name }) => ({ value: code, label: name }))]}
      />
    </ChipRow>
  );
}
