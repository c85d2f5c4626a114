import { z } from "zod";
import { dayOf } from "@/lib/dates";
import { list, text } from "@/lib/lenient";
import type { Line } from "../line";
import type { Told } from "../telling";
import { askWb, demandWb, refusalOf } from "./ask";
import { numberOf, statusesOf } from "./jobs";

const pageSize = 1000;

const supply = z.object({ id: text(100), name: text(300), done: z.boolean().nullish(), closedAt: text(60), createdAt: text(60) });
const supplyPage = z.object({ supplies: list(supply), next: text(40) });
const created = z.object({ id: text(100).refine((id) => id !== "") });

/**
 * One supply for each warehouse, day of packing and size of goods, so that what leaves together is together. Days are those of
 * Wildberries; that of packing, so that what is told again after midnight finds the supply that was made before it.
 */
export function supplyName(packedAt: Date, place: string | null, cargo: string): string {
  return ["Dirigent", dayOf(packedAt, "Europe/Moscow"), place, cargo && cargo !== "1" ? `cargo ${cargo}` : ""].filter(Boolean).join(" ");
}

/** The open supply of that name; a new one if there is none. */
export async function openSupply(line: Line, name: string): Promise<string> {
  for (let next = "0"; ; ) {
    const answer = await askWb(line, { path: "/api/v3/supplies", query: { limit: pageSize, next } });
    const { data: page } = supplyPage.safeParse(answer.ok ? answer.body : null);
    // Better one supply more than a parcel that stays.
    if (!page) break;
    const open = page.supplies.find((one) => one.name === name && !one.done && !one.closedAt && one.id);
    if (open) return open.id;
    if (page.supplies.length < pageSize || page.next === "" || page.next === "0" || page.next === next) break;
    next = page.next;
  }
  return (await demandWb(line, { method: "POST", path: "/api/v3/supplies", body: { name } }, created)).id;
}

/** Puts a job into a supply, which confirms it. One that is in a supply already is there. */
export async function addToSupply(line: Line, supplyId: string, job: string): Promise<Told | null> {
  const at = `supplies/${encodeURIComponent(supplyId)}/orders`;
  const added = await askWb(line, { method: "PATCH", path: `/api/v3/${at}/${encodeURIComponent(job)}` });
  if (added.ok) return null;
  // Newer versions of the API take lists of jobs, at another address.
  if (added.status === 404) {
    const listed = await askWb(line, { method: "PATCH", path: `/api/marketplace/v3/${at}`, body: { orders: [numberOf(job)] } });
    if (listed.ok) return null;
  }
  const status = (await statusesOf(line, [job])).get(job);
  const isIn = ["confirm", "complete"].includes(
    text(40)
      .catch("")
      .parse((status as { supplierStatus?: unknown } | undefined)?.supplierStatus),
  );
  return isIn ? null : { outcome: "refused", reason: refusalOf(added) };
}

/** Hands a supply over to Wildberries. One that was handed over before is. */
export async function closeSupply(line: Line, supplyId: string): Promise<Told | null> {
  const path = `/api/v3/supplies/${encodeURIComponent(supplyId)}`;
  const closed = await askWb(line, { method: "PATCH", path: `${path}/deliver` });
  if (closed.ok) return null;
  const answer = await askWb(line, { path });
  const { data } = supply.safeParse(answer.ok ? answer.body : null);
  return data?.done || data?.closedAt ? null : { outcome: "refused", reason: refusalOf(closed) };
}
