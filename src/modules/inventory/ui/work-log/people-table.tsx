"use client";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Productivity } from "../../work-log/productivity";
import { useSpent } from "./use-spent";

type Props = { people: readonly Productivity[]; currency: string; period: { from: string; to: string; warehouse: string | null } };

/** One row per person: how much, how fast, how often wrong, what it cost. */
export function PeopleTable({ people, currency, period }: Props) {
  const t = useTranslations("waves.productivity");
  const f = useFormats();
  const spent = useSpent();
  const misScansOf = (userId: string | null) => {
    const query = Object.entries({ ...period, userId }).flatMap(([name, value]) => (value ? [[name, value]] : []));
    return `/picking/productivity/mis-scans?${new URLSearchParams(query)}`;
  };
  const pace = (value: number | null) => (value === null ? "—" : f.number(value));
  return (
    <Section title={t("title")} note={t("note")}>
      <div className="overflow-x-auto">
        <Table label={t("title")} gutter={0}>
          <TableHead>
            <HeadCell>{t("person")}</HeadCell>
            {(["time", "lines", "units", "linesPerHour", "unitsPerHour", "packedPerHour", "misScans", "shorts", "cost"] as const).map(
              (name) => (
                <HeadCell key={name} numeric>
                  {t(name)}
                </HeadCell>
              ),
            )}
          </TableHead>
          <tbody>
            {people.map((one) => (
              <Row key={one.userId ?? one.name}>
                <Cell>{one.name}</Cell>
                <Cell numeric>{spent(one.seconds)}</Cell>
                <Cell numeric>{f.number(one.lines)}</Cell>
                <Cell numeric>{f.number(one.units)}</Cell>
                <Cell numeric>{pace(one.linesPerHour)}</Cell>
                <Cell numeric>{pace(one.unitsPerHour)}</Cell>
                <Cell numeric>{pace(one.packedPerHour)}</Cell>
                <Cell numeric>
                  {one.misScanRate === null ? "—" : f.percent(one.misScanRate)}
                  {one.misScans > 0 && (
                    <span className="ml-1 text-12">
                      <FigureLink href={misScansOf(one.userId)} aria-label={t("misScansOf", { name: one.name, count: one.misScans })}>
                        {f.number(one.misScans)}
                      </FigureLink>
                    </span>
                  )}
                </Cell>
                <Cell numeric>{f.number(one.shorts)}</Cell>
                <Cell numeric>{one.costMinor === null ? t("noRate") : f.money(one.costMinor, currency)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
