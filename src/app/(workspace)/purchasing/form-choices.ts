import { api } from "@/server/api";

/** What an order can be drafted from: suppliers that are bought from, warehouses that work, the organization's money. */
export async function formChoices() {
  const [suppliers, warehouses, organization] = await Promise.all([
    api.suppliers.list({ active: true, limit: 200 }),
    api.warehouses.list(),
    api.organizations.settings(),
  ]);
  return {
    suppliers: suppliers.items.map(({ id, name, currency }) => ({ id, name, currency })),
    warehouses: warehouses.filter(({ active }) => active).map(({ code, name }) => ({ code, name })),
    homeCurrency: organization.currency,
  };
}
