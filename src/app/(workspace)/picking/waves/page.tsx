import { Warehouse } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { WaveBoardView } from "@/modules/fulfilment/ui/board/wave-board";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../../chosen-warehouse";
import { PickingTabs } from "../picking-tabs";

type Props = { searchParams: Promise<{ warehouse?: string; carrier?: string }> };

/** What the floor has to do, by cut-off and carrier, and what of it is given out. One warehouse at a time. */
export default async function WavesPage({ searchParams }: Props) {
  const { warehouse: asked, carrier } = await searchParams;
  const [t, chosen, all, { warehouseIds }] = await Promise.all([
    getTranslations("waves"),
    chosenWarehouse(asked),
    api.warehouses.list(),
    requireSession(),
  ]);
  const mine = all.filter((one) => one.active && (warehouseIds?.includes(one.id) ?? true));
  const code = chosen?.code ?? mine[0]?.code;
  if (!code)
    return (
      <Page title={t("title")} tabs={<PickingTabs current="waves" />}>
        <EmptyState
          icon={<Warehouse />}
          title={t("noWarehouse")}
          actions={<ButtonLink href="/settings/warehouses">{t("toWarehouses")}</ButtonLink>}
        >
          {t("noWarehouseText")}
        </EmptyState>
      </Page>
    );
  const [board, carriers] = await Promise.all([
    api.waves.board({ warehouse: code, ...(carrier === undefined ? {} : { carrier }) }),
    api.shipments.carriers(),
  ]);
  return (
    <Page title={t("title")} note={board.warehouse.name} tabs={<PickingTabs current="waves" />}>
      <LiveRefresh topics={["fulfilment", "order", "pick_task", "pick_question", "wave"]} />
      <WaveBoardView
        board={overTheWire(board)}
        carrier={carrier ?? null}
        names={Object.fromEntries(carriers.map(({ code, name }) => [code, name]))}
        warehouses={mine.map(({ code, name }) => ({ code, name }))}
      />
    </Page>
  );
}
