import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { Money } from "@/ui/money";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { OpenSettlement } from "../../settlements/settlement-queries";

/** Money that is still with carriers, by how long ago their parcels were delivered. */
export function OpenSums({ open }: { open: readonly OpenSettlement[] }) {
  const t = useTranslations("shipping.settlements");
  return (
    <Card title={t("open.title")} note={t("open.note")}>
      <Table
        label={t("open.title")}
        gutter={16}
        columns={[null, { width: 110, from: "md" }, { width: 120, from: "md" }, { width: 120, from: "md" }, 112, 104]}
      >
        <TableHead>
          <HeadCell>{t("carrier")}</HeadCell>
          <HeadCell numeric from="md">
            {t("open.week")}
          </HeadCell>
          <HeadCell numeric from="md">
            {t("open.fortnight")}
          </HeadCell>
          <HeadCell numeric from="md">
            {t("open.month")}
          </HeadCell>
          <HeadCell numeric>{t("open.older")}</HeadCell>
          <HeadCell numeric>{t("open.sum")}</HeadCell>
        </TableHead>
        <tbody>
          {open.map((one) => (
            <Row key={`${one.carrier} ${one.currency}`}>
              <Cell>
                <span className="block truncate">{one.carrierName}</span>
              </Cell>
              <Cell numeric from="md">
                <Sum minor={one.weekMinor} currency={one.currency} />
              </Cell>
              <Cell numeric from="md">
                <Sum minor={one.fortnightMinor} currency={one.currency} />
              </Cell>
              <Cell numeric from="md">
                <Sum minor={one.monthMinor} currency={one.currency} />
              </Cell>
              <Cell numeric className={one.olderMinor > 0 ? "text-danger" : undefined}>
                <Sum minor={one.olderMinor} currency={one.currency} />
              </Cell>
              <Cell numeric className="font-medium">
                <FigureLink href="/orders?view=awaits_transfer">
                  <Money minor={one.openMinor} currency={one.currency} />
                </FigureLink>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

const Sum = ({ minor, currency }: { minor: number; currency: string }) =>
  minor === 0 ? <span className="text-ink-3">—</span> : <Money minor={minor} currency={currency} />;
