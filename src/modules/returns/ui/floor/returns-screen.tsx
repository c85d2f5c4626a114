"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Reason } from "@/lib/reason";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { FloorRow } from "@/ui/floor/floor-row";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { signal } from "@/ui/floor/signals";
import { StateBanner } from "@/ui/floor/state-banner";
import { useScan } from "@/ui/floor/use-scan";
import { useReasonText } from "@/ui/reason-text";
import { unitsOf } from "../return-row";

/** Returns that are expected: chosen by a scan of their label, their number or the parcel that was not taken. */
export function FloorReturns({ warehouse }: { warehouse: { code: string; name: string } }) {
  const t = useTranslations("returns.floor");
  const router = useRouter();
  const utils = trpc.useUtils();
  const reasonText = useReasonText();
  const [refused, setRefused] = useState<Reason | null>(null);
  const list = trpc.returns.list.useQuery({ view: "expected", limit: 100 });
  useLiveQuery(["return"], () => void list.refetch());
  const refuse = (why: Reason) => {
    signal("no");
    setRefused(why);
  };
  const scan = useScan((code) => {
    utils.returns.find.fetch({ code }).then(
      ([first]) => {
        if (!first) return refuse({ code: "return.not_expected" });
        signal("yes");
        router.push(`/floor/returns/${first.id}`);
      },
      (error: unknown) => refuse(reasonOf(error)),
    );
  });
  return (
    <FloorScreen back="/floor" title={t("title")} note={warehouse.name} footer={<ScanButtons scan={scan} />}>
      {refused ? (
        <StateBanner tone="no" title={reasonText(refused)} />
      ) : (
        <StateBanner tone="ready" title={t("ready")} text={t("readyText")} />
      )}
      <ul className="grid gap-2 px-4 py-4">
        {list.data?.items.map((row) => (
          <li key={row.id}>
            <FloorRow
              href={`/floor/returns/${row.id}`}
              title={row.number}
              note={[row.lines.map((line) => line.name).join(", "), row.trackingNumber].filter(Boolean).join(" · ")}
              figure={unitsOf(row)}
            />
          </li>
        ))}
      </ul>
    </FloorScreen>
  );
}
