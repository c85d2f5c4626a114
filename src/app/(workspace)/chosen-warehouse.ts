import { cookies } from "next/headers";
import { api } from "@/server/api";

/** The warehouse that lists are narrowed to: the address's word, else the sidebar's choice; undefined means all. */
export async function chosenWarehouse(fromAddress?: string): Promise<{ code: string; name: string } | undefined> {
  const [warehouses, jar] = await Promise.all([api.warehouses.list(), cookies()]);
  const id = jar.get("warehouse")?.value;
  return warehouses.find((one) => (fromAddress ? one.code === fromAddress : one.id === id));
}
