import { Plus, Warehouse } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { WarehousesTable } from "@/modules/warehouses/ui/warehouses-table";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Card } from "@/ui/section";

export default async function WarehousesPage() {
  const [warehouses, t] = await Promise.all([api.warehouses.list(), getTranslations("warehouses")]);
  const create = (
    <ButtonLink size="sm" href="/settings/warehouses/new" icon={<Plus />}>
      {t("create")}
    </ButtonLink>
  );
  return (
    <Card title={t("title")} note={warehouses.length > 0 ? t("order") : undefined} actions={warehouses.length > 0 ? create : undefined}>
      {warehouses.length > 0 ? (
        <WarehousesTable warehouses={warehouses} />
      ) : (
        <EmptyState icon={<Warehouse />} title={t("emptyTitle")} actions={create}>
          {t("empty")}
        </EmptyState>
      )}
    </Card>
  );
}
