"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useCarrierWord } from "./use-carrier-word";
import type { Board } from "./wave-board";

const columns = ["toDo", "held", "released", "inWork", "done", "late"] as const;
type Props = {
  counters: Board["counters"];
  carrier: string | null;
  names: Readonly<Record<string, string>>;
  onCarrier: (carrier: string | null) => void;
};

/** Open work by cut-off and carrier; a carrier's name narrows the list below. */
export function Counters({ counters, carrier, names, onCarrier }: Props) {
  const wordOf = useCarrierWord(names);
  const t = useTranslations("waves.board");
  const sum = (column: (typeof columns)[number]) => counters.reduce((total, row) => total + row[column], 0);
  return (
    <Section
      title={t("byCutOff")}
      actions={
        carrier === null ? null : (
          <Button size="sm" variant="ghost" onClick={() => onCarrier(null)}>
            {t("allCarriers")}
          </Button>
        )
      }
    >
      <div className="overflow-x-auto">
        <Table label={t("byCutOff")} gutter={0}>
          <TableHead>
            <HeadCell>{t("due")}</HeadCell>
            <HeadCell>{t("carrier")}</HeadCell>
            {columns.map((column) => (
              <HeadCell key={column} numeric>
                {t(`states.${column}`)}
              </HeadCell>
            ))}
          </TableHead>
          <tbody>
            {counters.map((row) => (
              <Row key={`${row.carrier} ${row.dueAt}`} selected={row.carrier === carrier}>
                <Cell>{row.dueAt ? <DateTime at={row.dueAt} /> : t("noDue")}</Cell>
                <Cell>
                  <button type="button" className="figure-link" onClick={() => onCarrier(row.carrier)}>
                    {wordOf(row.carrier)}
                  </button>
                </Cell>
                {columns.map((column) => (
                  <Cell key={column} numeric>
                    <span
                      className={column === "late" && row.late > 0 ? "font-semibold text-danger" : row[column] === 0 ? "text-ink-3" : ""}
                    >
                      {row[column]}
                    </span>
                  </Cell>
                ))}
              </Row>
            ))}
            <Row>
              <Cell>
                <b className="font-semibold">{t("total")}</b>
              </Cell>
              <Cell>{null}</Cell>
              {columns.map((column) => (
                <Cell key={column} numeric>
                  <b className="font-semibold">{sum(column)}</b>
                </Cell>
              ))}
            </Row>
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
