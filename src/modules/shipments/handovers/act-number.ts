import { dayOf } from "@/lib/dates";

/**
 * What people call a handover by: its day at the warehouse and the end of its id, which no other handover of that day has in practice.
 */
export function actNumber({ id, createdAt, timeZone }: { id: string; createdAt: Date | string; timeZone: string }): string {
  return `${dayOf(new Date(createdAt), timeZone).slice(2).replaceAll("-", "")}-${id.slice(-5).toUpperCase()}`;
}
