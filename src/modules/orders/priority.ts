/** How pressing an order is, from the least: arriving stock and the floor serve the higher first. Kept as its place in this list. */
export const priorities = ["normal", "high", "urgent"] as const;
export type Priority = (typeof priorities)[number];

export const priorityOf = (rank: number): Priority => priorities[rank] ?? "normal";
export const rankOf = (priority: Priority): number => priorities.indexOf(priority);
