"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormats } from "@/ui/formats-context";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Tally } from "../../routing/comparison";
import type { WhatIfResult } from "./use-what-if";

type Props = { result: WhatIfResult; currency: string; pending: boolean };
type Line = {
  key: "parcels" | "distance" | "cost" | "late" | "short";
  /** Of how many orders the figure is known, and why of none; absent: of all. */
  known?: number;
  noData?: string;
  of: (tally: Tally) => number | null;
  word: (value: number) => ReactNode;
};

/** Both rule sets side by side, as averages and counts over the orders that were planned. */
export function WhatIfTable({ result: { sums, read, total }, currency, pending }: Props) {
  const t = useTranslations("routing.whatIf");
  const formats = useFormats();
  const { orders } = sums.before;
  if (orders === 0) return pending ? null : <p className="border-t border-line px-4 py-3 text-13 text-ink-2">{t("none")}</p>;
  const twoPlaces = (value: number) => formats.number(Math.round(value * 100) / 100);
  const whole = (value: number) => formats.number(Math.round(value));
  const lines: Line[] = [
    { key: "parcels", of: ({ parcels }) => parcels / orders, word: twoPlaces },
    {
      key: "distance",
      known: sums.measured,
      noData: t("noData.distance"),
      of: ({ distanceKm }) => (sums.measured > 0 ? distanceKm / sums.measured : null),
      word: (km) => t("km", { km: whole(km) }),
    },
    {
      key: "cost",
      known: sums.priced,
      noData: t("noData.cost"),
      of: ({ costMinor }) => (sums.priced > 0 ? costMinor / sums.priced : null),
      word: (minor) => formats.money(Math.round(minor), currency),
    },
    { key: "late", known: sums.promised, noData: t("noData.late"), of: ({ late }) => (sums.promised > 0 ? late : null), word: whole },
    { key: "short", of: ({ short }) => short, word: whole },
  ];
  return (
    <div className="border-t border-line">
      <p className="px-4 py-2 text-13">
        {t("changed", { changed: sums.changed, orders })}
        {!pending && read < total && <span className="text-ink-3"> {t("stopped", { done: read, all: total })}</span>}
      </p>
      <Table label={t("title")} gutter={16} columns={[null, 110, 110, 110]}>
        <TableHead>
          <HeadCell>{t("figure")}</HeadCell>
          <HeadCell numeric>{t("before")}</HeadCell>
          <HeadCell numeric>{t("after")}</HeadCell>
          <HeadCell numeric>{t("difference")}</HeadCell>
        </TableHead>
        <tbody>
          {lines.map(({ key, known = orders, noData, of, word }) => {
            const [before, after] = [of(sums.before), of(sums.after)];
            return (
              <Row key={key}>
                <Cell wrap>
                  {t(`figures.${key}`)}
                  {known < orders && (
                    <span className="block text-12 text-ink-3">{known === 0 ? noData : t("knownOf", { known, orders })}</span>
                  )}
                </Cell>
                <Cell numeric>{before === null ? "—" : word(before)}</Cell>
                <Cell numeric>{after === null ? "—" : word(after)}</Cell>
                <Difference by={before === null || after === null ? null : after - before} word={word} />
              </Row>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

/** In every row less is better. */
function Difference({ by, word }: { by: number | null; word: Line["word"] }) {
  if (by === null) return <Cell numeric>—</Cell>;
  if (Math.abs(by) < 0.005)
    return (
      <Cell numeric className="text-ink-3">
        0
      </Cell>
    );
  return (
    <Cell numeric className={by < 0 ? "text-success" : "text-danger"}>
      {by < 0 ? "−" : "+"}
      {word(Math.abs(by))}
    </Cell>
  );
}
