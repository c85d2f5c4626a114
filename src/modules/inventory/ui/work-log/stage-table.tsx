"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { ProductivityView } from "../../work-log/work-log-queries";
import { useSpent } from "./use-spent";

/** Time and cost of each stage, of all people together. */
export function StageTable({ stages, currency }: { stages: ProductivityView["stages"]; currency: string }) {
  const t = useTranslations("waves.productivity");
  const names = useTranslations("waves.stages");
  const f = useFormats();
  const spent = useSpent();
  return (
    <Section title={t("stages")}>
      <div className="overflow-x-auto">
        <Table label={t("stages")} gutter={0}>
          <TableHead>
            <HeadCell>{t("stage")}</HeadCell>
            <HeadCell numeric>{t("time")}</HeadCell>
            <HeadCell numeric>{t("cost")}</HeadCell>
          </TableHead>
          <tbody>
            {stages.map(({ stage, seconds, costMinor }) => (
              <Row key={stage}>
                <Cell>{names(stage)}</Cell>
                <Cell numeric>{spent(seconds)}</Cell>
                <Cell numeric>{costMinor === null ? t("noRate") : f.money(costMinor, currency)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
