import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { listProposals } from "../../replenishment/proposal-queries";

export type ProposalsPage = OverTheWire<Awaited<ReturnType<typeof listProposals>>>;
export type ProposalItem = ProposalsPage["items"][number];

export const keyOf = ({ kind, sku, warehouse, from }: ProposalItem): string => JSON.stringify([kind, sku, warehouse, from]);
