import { Plus, Warehouse } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { MovedDaysCard } from "@/modules/warehouses/ui/moved-days-card";
import { WarehousesTable } from "@/modules/warehouses/ui/warehouses-table";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Card } from "@/ui/section";

export default async function WarehousesPage() {
  const [warehouses, moved, t] = await Promise.all([api.warehouses.list(), api.warehouses.movedDays(), getTranslations("warehouses")]);
  const create = (
    <ButtonLink size="sm" href="/settings/warehouses/new" icon={<Plus />}>
      {t("create")}
    </ButtonLink>
  );
  return (
    <div className="grid gap-4">
      <Card title={t("title")} note={warehouses.length > 0 ? t("order") : undefined} actions={warehouses.length > 0 ? create : undefined}>
        {warehouses.length > 0 ? (
          <WarehousesTable warehouses={warehouses} />
        ) : (
          <EmptyState icon={<Warehouse />} title={t("emptyTitle")} actions={create}>
            {t("empty")}
          </EmptyState>
        )}
      </Card>
      {warehouses.length > 0 && <MovedDaysCard years={moved} />}
    </div>
  );
}
