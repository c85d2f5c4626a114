import { z } from "zod";
import type { CrmFunnel, CrmLine } from "../port";
import { unreadable } from "../trouble";
import { call } from "./call";

const Categories = z.object({ categories: z.array(z.object({ id: z.coerce.number().int(), name: z.string() })) });
const Statuses = z.array(z.object({ ENTITY_ID: z.string(), STATUS_ID: z.string(), NAME: z.string() }));

/**
 * The funnels of deals (crm.category.list; 2 stands for deals) with their stages. Those are one of the CRM's lists for each funnel;
 * crm.status.list gives the values of all lists at once.
 */
export async function funnels(line: Pick<CrmLine, "ask">): Promise<CrmFunnel[]> {
  const found = Categories.safeParse(await call(line, "crm.category.list", { entityTypeId: 2 }));
  const statuses = Statuses.safeParse(await call(line, "crm.status.list", { order: { SORT: "ASC" } }));
  if (!found.success || !statuses.success) throw unreadable();
  return found.data.categories.map(({ id, name }) => {
    const list = id === 0 ? "DEAL_STAGE" : `DEAL_STAGE_${id}`;
    const stages = statuses.data.filter(({ ENTITY_ID }) => ENTITY_ID === list);
    return { id: String(id), name, stages: stages.map((stage) => ({ id: stage.STATUS_ID, name: stage.NAME })) };
  });
}
