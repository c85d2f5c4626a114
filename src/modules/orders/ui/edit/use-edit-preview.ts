"use client";
import { useQuery } from "@tanstack/react-query";
import { type Reason, reason } from "@/lib/reason";
import { detailsOf, reasonOf, trpc } from "@/platform/trpc/react";
import { useDebounced } from "@/ui/use-debounced";
import type { ChangePreview } from "../../changes/preview";
import type { FieldOperation } from "./edit-draft";

type Asked = { orderId: string; version: number; operations: readonly FieldOperation[]; enabled: boolean };

export type EditPreview = {
  preview: ChangePreview | null;
  /** Still to be worked out: what is shown belongs to edits before the last ones. */
  pending: boolean;
  /** Why the whole is refused, where no field is to blame. */
  refused: Reason | null;
  stale: boolean;
  /** Refusals by the field they belong to. */
  problems: Readonly<Record<string, Reason>>;
};

/** What the edits would do, asked of the server a moment after the last keystroke. It tries them out and takes them back. */
export function useEditPreview({ orderId, version, operations, enabled }: Asked): EditPreview {
  const utils = trpc.useUtils();
  const now = JSON.stringify({ orderId, version, operations });
  const rested = useDebounced(now, 350);
  const asked = JSON.parse(rested) as Omit<Asked, "enabled">;
  const query = useQuery({
    queryKey: ["orders.previewEdit", rested],
    queryFn: ({ signal }) =>
      utils.client.orders.previewEdit.mutate(
        { orderId: asked.orderId, version: asked.version, operations: asked.operations.map(({ operation }) => operation) },
        { signal },
      ),
    enabled: enabled && operations.length > 0 && rested === now,
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
  });
  const current = enabled && operations.length > 0;
  const settled = current && rested === now && !query.isFetching;
  const why = settled && query.error ? reasonOf(query.error) : null;
  const stale = why?.code === "order.stale_version";
  const problems = why && !stale ? atFields(why, detailsOf(query.error), asked.operations) : {};
  return {
    preview: current && !why ? (query.data ?? null) : null,
    pending: current && !settled,
    refused: why && !stale && Object.keys(problems).length === 0 ? why : null,
    stale,
    problems,
  };
}

type Issue = { path?: unknown };

function atFields(why: Reason, details: Record<string, unknown>, operations: readonly FieldOperation[]): Record<string, Reason> {
  const issues = Array.isArray(details.errors) ? (details.errors as Issue[]) : [];
  const at = issues.flatMap(({ path }) => {
    const index = /^operations\.(\d+)/.exec(typeof path === "string" ? path : "")?.[1];
    return index === undefined ? [] : (operations[Number(index)]?.field ?? []);
  });
  // An order in which nothing is left is refused as a whole.
  if (why.code === "order.nothing_left") return {};
  if (why.code === "order.packed_for_old_address") {
    const moved = operations.find(({ operation }) => operation.op === "set_address" || operation.op === "set_delivery");
    return moved ? { [moved.field]: why } : {};
  }
  if (why.code === "order.insufficient_stock") return shortFields(details, operations);
  return Object.fromEntries(at.map((field) => [field, why]));
}

function shortFields(details: Record<string, unknown>, operations: readonly FieldOperation[]): Record<string, Reason> {
  const short = Array.isArray(details.short) ? (details.short as { sku?: unknown }[]) : [];
  const fields = short.flatMap(({ sku }) => {
    const added = operations.find(({ operation }) => operation.op === "add_line" && operation.sku === sku);
    return added && typeof sku === "string" ? [[`${added.field}.quantity`, reason("order.insufficient_stock", { sku })] as const] : [];
  });
  return Object.fromEntries(fields);
}
