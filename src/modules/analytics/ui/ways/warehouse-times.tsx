"use client";
import { useTranslations } from "next-intl";
import { FigureLink, TextLink } from "@/ui/button-link";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useAddress } from "@/ui/use-address";
import type { AskJourneys } from "../../journeys/ask";
import type { FulfilmentFigures } from "../../journeys/fulfilment-figures";
import { derivedJourneys } from "../../journeys/sums";
import { MeasureName } from "../frame/measure-name";
import { useFigures } from "../frame/use-figures";
import { useValueName } from "../frame/use-value-name";
import { journeysBehind } from "./behind";
import { useDurations } from "./use-durations";

const shown = ["wait", "pick", "pack", "handOver"] as const;

/** The warehouses beside one another: how many parcels, how many left in time, and the median and tail of each stage. */
export function WarehouseTimes({ now, ask }: { now: FulfilmentFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics.ways");
  const duration = useDurations();
  const nameOf = useValueName("warehouse");
  const address = useAddress();
  const { span, warehouses } = now;
  const { number, write } = useFigures(span.currency);
  return (
    <Section title={t("byWarehouse")} note={t("medianAndP90")} className="break-inside-avoid">
      <div className="overflow-x-auto">
        <Table label={t("byWarehouse")} gutter={0}>
          <TableHead>
            <HeadCell>{t("warehouse")}</HeadCell>
            <HeadCell numeric>
              <MeasureName measure="parcels" />
            </HeadCell>
            <HeadCell numeric>
              <MeasureName measure="leftOnTimeShare" />
            </HeadCell>
            {shown.map((stage) => (
              <HeadCell key={stage} numeric>
                {t(`stages.${stage}`)}
              </HeadCell>
            ))}
          </TableHead>
          <tbody>
            {warehouses.map((row) => {
              const behind = (which: Parameters<typeof journeysBehind>[2]) => journeysBehind(span, ask, { ...which, warehouse: row.key });
              const inTime = derivedJourneys(row.now).leftOnTimeShare;
              return (
                <Row key={row.key}>
                  <Cell>
                    <TextLink href={address.href({ warehouse: row.key, carrier: null })}>{nameOf(row)}</TextLink>
                  </Cell>
                  <Cell numeric>
                    <FigureLink href={behind({ what: "parcels" })}>{number(row.now.parcels)}</FigureLink>
                  </Cell>
                  <Cell numeric>
                    {inTime === null ? "—" : <FigureLink href={behind({ what: "leftLate" })}>{write(inTime, "share")}</FigureLink>}
                  </Cell>
                  {shown.map((stage) => {
                    const { times = 0, median = null, p90 = null } = row.stages[stage] ?? {};
                    return (
                      <Cell key={stage} numeric>
                        {times > 0 ? (
                          <FigureLink href={behind({ stage })}>
                            {duration(median)} <span className="text-ink-2">· {duration(p90)}</span>
                          </FigureLink>
                        ) : (
                          "—"
                        )}
                      </Cell>
                    );
                  })}
                </Row>
              );
            })}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
