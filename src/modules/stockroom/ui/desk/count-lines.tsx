"use client";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/checkbox";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { Money } from "@/ui/money";
import type { Explained } from "@/ui/reason-text";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Review } from "./count-review";

type Props = {
  lines: Review["lines"];
  except: readonly string[];
  open: boolean;
  refusal: Explained;
  onExcept: (lineId: string) => void;
  onRecount: (taskId: string) => void;
};

/** What was found in each bin beside what the books said then; a tick leaves a line to be posted. */
export function CountLines({ lines, except, open, refusal, onExcept, onRecount }: Props) {
  const t = useTranslations("stockroom.counts");
  const { number } = useFormats();
  if (lines.length === 0) return <EmptyState title={t("noDifference")}>{t(open ? "noDifferenceYet" : "noDifferenceText")}</EmptyState>;
  const signed = (value: number) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${number(Math.abs(value))}`;
  return (
    <div className="mt-3 overflow-x-auto">
      <Table label={t("lines")} row={44} gutter={16} columns={[open ? 44 : 16, 110, null, 80, 80, 90, 110, 130, open ? 56 : 16]}>
        <TableHead>
          <HeadCell>
            <span className="sr-only">{t("post")}</span>
          </HeadCell>
          <HeadCell>{t("columns.bin")}</HeadCell>
          <HeadCell>{t("columns.product")}</HeadCell>
          <HeadCell numeric>{t("columns.counted")}</HeadCell>
          <HeadCell numeric>{t("columns.book")}</HeadCell>
          <HeadCell numeric>{t("columns.difference")}</HeadCell>
          <HeadCell numeric>{t("columns.value")}</HeadCell>
          <HeadCell>{t("columns.who")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("recount")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id}>
              <Cell>
                {open && line.difference !== 0 && (
                  <Checkbox
                    checked={!except.includes(line.id)}
                    onChange={() => onExcept(line.id)}
                    aria-label={t("postLine", { sku: line.sku, bin: line.bin ?? t("noBin") })}
                  />
                )}
              </Cell>
              <Cell className="mono">{line.bin ?? t("noBin")}</Cell>
              <Cell>
                <span className="block truncate">{line.name}</span>
                <span className="mono block truncate text-12 text-ink-3">
                  {[line.sku, line.lot, line.inTotes > 0 ? t("inTotes", { units: line.inTotes }) : null].filter(Boolean).join(", ")}
                </span>
              </Cell>
              <Cell numeric>{number(line.counted)}</Cell>
              <Cell numeric>{number(line.book)}</Cell>
              <Cell numeric className={line.difference === 0 ? "text-ink-3" : "font-semibold"}>
                {signed(line.difference)}
              </Cell>
              <Cell numeric>{line.valueMinor === null ? "—" : <Money minor={line.valueMinor} currency={line.currency} />}</Cell>
              <Cell>
                <span className="block truncate">{line.by}</span>
                {line.round > 1 && <span className="block text-12 text-ink-3">{t("round", { round: line.round })}</span>}
              </Cell>
              <Cell>
                {open && (
                  <IconButton
                    size="sm"
                    icon={<RotateCcw />}
                    label={t("recountBin", { bin: line.bin ?? t("noBin") })}
                    disabledReason={refusal}
                    onClick={() => onRecount(line.taskId)}
                  />
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
