import { z } from "zod";
import type { CrmFunnel, CrmLine } from "../port";
import { unreadable } from "../trouble";
import { call } from "./call";

const Pipelines = z.object({
  _embedded: z.object({
    pipelines: z.array(
      z.object({
        id: z.number().int(),
        name: z.string(),
        is_archive: z.boolean().catch(false),
        _embedded: z.object({ statuses: z.array(z.object({ id: z.number().int(), name: z.string(), type: z.number().catch(0) })) }),
      }),
    ),
  }),
});

/** What comes in unsorted stands in a stage of its own, in which no deal can be put. */
const unsorted = 1;

/** The funnels of deals (/api/v4/leads/pipelines) with their stages; archived ones take no deals. */
export async function funnels(line: Pick<CrmLine, "ask">): Promise<CrmFunnel[]> {
  const found = Pipelines.safeParse(await call(line, { path: "/api/v4/leads/pipelines" }));
  if (!found.success) throw unreadable();
  return found.data._embedded.pipelines
    .filter(({ is_archive }) => !is_archive)
    .map(({ id, name, _embedded: { statuses } }) => ({
      id: String(id),
      name,
      stages: statuses.filter(({ type }) => type !== unsorted).map((stage) => ({ id: String(stage.id), name: stage.name })),
    }));
}
