"use client";
import { useTranslations } from "next-intl";
import { type Role, roles } from "@/lib/permission";
import { Checkbox } from "@/ui/checkbox";
import { RadioGroup } from "@/ui/radio-group";

export type Place = { id: string; name: string };

type Props = {
  role: Role;
  onRole: (role: Role) => void;
  warehouseIds: readonly string[] | null;
  onWarehouses: (ids: string[] | null) => void;
  warehouses: readonly Place[];
  /** Only an owner gives this role away. */
  mayMakeOwner: boolean;
};

/** What somebody may do, and where. No warehouse ticked means all of them. */
export function RoleFields({ role, onRole, warehouseIds, onWarehouses, warehouses, mayMakeOwner }: Props) {
  const t = useTranslations("settings.members");
  const words = useTranslations("nav.roles");
  const toggle = (id: string, on: boolean) => {
    const chosen = new Set(warehouseIds ?? []);
    if (on) chosen.add(id);
    else chosen.delete(id);
    onWarehouses(chosen.size > 0 ? [...chosen] : null);
  };
  return (
    <>
      <RadioGroup
        label={t("role")}
        value={role}
        onChange={(next) => onRole(next as Role)}
        choices={roles
          .filter((one) => one !== "owner" || mayMakeOwner)
          .toReversed()
          .map((one) => ({ value: one, label: words(one), help: t(`may.${one}`) }))}
      />
      {warehouses.length > 1 && (
        <fieldset>
          <legend className="mb-1 text-13 font-medium">{t("warehouses")}</legend>
          <p className="mb-2 text-12 text-ink-3">{t("warehousesHelp")}</p>
          <div className="grid gap-1.5">
            {warehouses.map(({ id, name }) => (
              <Checkbox key={id} label={name} checked={warehouseIds?.includes(id) ?? false} onChange={(on) => toggle(id, on)} />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
