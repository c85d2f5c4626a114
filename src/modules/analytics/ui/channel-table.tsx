"use client";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Sales } from "../sales-queries";

/** What each channel brought, its average order, and the change against the period before. */
export function ChannelTable({ sales }: { sales: Sales }) {
  const t = useTranslations("analytics");
  const f = useFormats();
  return (
    <Section title={t("byChannel")}>
      <div className="overflow-x-auto">
        <Table label={t("byChannel")} gutter={0}>
          <TableHead>
            <HeadCell>{t("channel")}</HeadCell>
            <HeadCell numeric>{t("figures.orders")}</HeadCell>
            <HeadCell numeric>{t("figures.sales")}</HeadCell>
            <HeadCell numeric>{t("figures.average")}</HeadCell>
            <HeadCell numeric>{t("change")}</HeadCell>
          </TableHead>
          <tbody>
            {sales.channels.map((channel) => (
              <Row key={channel.channel}>
                <Cell>{channel.channelName}</Cell>
                <Cell numeric>
                  <FigureLink href={`/orders?view=all&channel=${encodeURIComponent(channel.channel)}`}>
                    {f.number(channel.orders)}
                  </FigureLink>
                </Cell>
                <Cell numeric>{f.money(channel.totalMinor, sales.currency)}</Cell>
                <Cell numeric>{f.money(channel.averageMinor, sales.currency)}</Cell>
                <Cell numeric>
                  {channel.beforeMinor > 0
                    ? `${channel.totalMinor >= channel.beforeMinor ? "+" : "−"}${f.percent(Math.abs(channel.totalMinor - channel.beforeMinor) / channel.beforeMinor)}`
                    : t("noBefore")}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
