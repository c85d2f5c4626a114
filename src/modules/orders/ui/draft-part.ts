import type { Reason } from "@/lib/reason";
import type { OrderDraft } from "./order-draft";

/** What every part of the form gets: the draft, what is wrong in it so far, and how to change it. */
export type DraftPart = { draft: OrderDraft; problems: Readonly<Record<string, Reason>>; onChange: (changes: Partial<OrderDraft>) => void };
