import { cookies } from "next/headers";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { warehouseChoices } from "@/server/warehouse-choices";
import { chosenWarehouse } from "../(workspace)/chosen-warehouse";
import { HomeScreen } from "./home-screen";

/** Where a worker's day begins: the tasks of the warehouses that are theirs. */
export default async function FloorPage() {
  const [session, jar, warehouse] = await Promise.all([requireSession(), cookies(), chosenWarehouse()]);
  const [warehouses, counts] = await Promise.all([warehouseChoices(session), api.floor.counts({ warehouse: warehouse?.code })]);
  const theme = jar.get("theme")?.value;
  return (
    <HomeScreen
      first={counts}
      warehouse={warehouse ?? null}
      warehouses={warehouses}
      warehouseId={jar.get("warehouse")?.value ?? null}
      person={{ name: session.user.name, organization: session.organization.name }}
      light={jar.get("floor-light")?.value === "bright" ? "bright" : theme === "light" || theme === "dark" ? theme : "system"}
    />
  );
}
