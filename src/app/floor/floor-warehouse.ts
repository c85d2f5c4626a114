import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { warehouseChoices } from "@/server/warehouse-choices";
import { chosenWarehouse } from "../(workspace)/chosen-warehouse";

/** The warehouse where somebody stands: the chosen one, else the only one, else the first of theirs; null when none is theirs. */
export async function floorWarehouse(): Promise<{ code: string; name: string } | null> {
  const [session, chosen, all] = await Promise.all([requireSession(), chosenWarehouse(), api.warehouses.list()]);
  const theirs = await warehouseChoices(session);
  const found =
    all.find((one) => one.code === chosen?.code && theirs.some(({ id }) => id === one.id)) ??
    all.find((one) => theirs.some(({ id }) => id === one.id));
  return found ? { code: found.code, name: found.name } : null;
}
