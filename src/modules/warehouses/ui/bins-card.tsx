"use client";
import { Grid2x2Plus, Pencil, Printer, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { buttonLook } from "@/ui/button-look";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { useReasonText } from "@/ui/reason-text";
import { SearchField } from "@/ui/search-field";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { showToast } from "@/ui/toast";
import { type Bin, ChangeBinDialog } from "./change-bin-dialog";
import { GenerateBinsDialog } from "./generate-bins-dialog";

const shownAtOnce = 100;

/** The bins of a warehouse in the order in which the picker passes them. */
export function BinsCard({ warehouse, first }: { warehouse: string; first: Bin[] }) {
  const t = useTranslations("warehouses.bins");
  const reasonText = useReasonText();
  const { number } = useFormats();
  const needsManager = useNeeds("manager");
  const [making, setMaking] = useState(false);
  const [changing, setChanging] = useState<Bin | null>(null);
  const [word, setWord] = useState("");
  const [shown, setShown] = useState(shownAtOnce);
  const bins = trpc.warehouses.bins.useQuery({ code: warehouse }, { initialData: first });
  const remove = trpc.warehouses.deleteBin.useMutation({
    onSuccess: () => void bins.refetch(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const found = bins.data.filter((bin) => bin.code.toLowerCase().includes(word.trim().toLowerCase()));
  const make = (
    <Button size="sm" icon={<Grid2x2Plus />} onClick={() => setMaking(true)} disabledReason={needsManager}>
      {t("generate")}
    </Button>
  );
  return (
    <Card
      title={t("title")}
      note={bins.data.length > 0 ? number(bins.data.length) : undefined}
      actions={
        bins.data.length > 0 ? (
          <>
            <a
              className={buttonLook({ size: "sm" })}
              href={`/api/v1/labels/bins.pdf?warehouse=${encodeURIComponent(warehouse)}`}
              target="_blank"
              rel="noreferrer"
            >
              <Printer aria-hidden="true" />
              {t("labels")}
            </a>
            {make}
          </>
        ) : undefined
      }
    >
      {bins.data.length === 0 ? (
        <EmptyState title={t("emptyTitle")} actions={make}>
          {t("empty")}
        </EmptyState>
      ) : (
        <>
          <div className="border-b border-line px-4 py-2">
            <SearchField value={word} onChange={setWord} placeholder={t("search")} hotkey={false} />
          </div>
          <Table label={t("title")} gutter={16} columns={[110, null, 120, 96]}>
            <TableHead>
              <HeadCell numeric>{t("walkOrder")}</HeadCell>
              <HeadCell>{t("code")}</HeadCell>
              <HeadCell>{t("kind")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("actions")}</span>
              </HeadCell>
            </TableHead>
            <tbody>
              {found.slice(0, shown).map((bin) => (
                <Row key={bin.code}>
                  <Cell numeric>{number(bin.walkOrder)}</Cell>
                  <Cell className="mono">{bin.code}</Cell>
                  <Cell>{t(`kinds.${bin.kind}`)}</Cell>
                  <Cell>
                    <IconButton
                      size="sm"
                      label={t("change", { bin: bin.code })}
                      icon={<Pencil />}
                      disabledReason={needsManager}
                      onClick={() => setChanging(bin)}
                    />
                    <IconButton
                      size="sm"
                      label={t("delete", { bin: bin.code })}
                      icon={<Trash2 />}
                      disabledReason={needsManager}
                      pending={remove.isPending && remove.variables.bin === bin.code}
                      onClick={() => remove.mutate({ warehouse, bin: bin.code })}
                    />
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
          {found.length > shown && (
            <div className="grid place-items-center py-3">
              <Button variant="ghost" onClick={() => setShown(shown + shownAtOnce)}>
                {t("more", { count: found.length - shown })}
              </Button>
            </div>
          )}
        </>
      )}
      {changing && (
        <ChangeBinDialog
          warehouse={warehouse}
          bin={changing}
          zone={bins.data.filter(({ zone }) => zone === changing.zone).map(({ code }) => code)}
          onClose={() => setChanging(null)}
          onDone={() => void bins.refetch()}
        />
      )}
      {making && <GenerateBinsDialog warehouse={warehouse} onClose={() => setMaking(false)} onDone={() => void bins.refetch()} />}
    </Card>
  );
}
