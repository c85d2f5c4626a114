"use client";
import { useTranslations } from "next-intl";
import { useMe, useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { FactBlock } from "@/ui/fact-list";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import type { Assignee } from "../handling/assignees";
import { type Priority, priorities } from "../priority";
import { useOrderCommand } from "./use-order-command";

type Props = { order: OrderPage; assignees: readonly Assignee[] };

/** Who answers for the order and how pressing it is; a choice is saved at once. */
export function ResponsibleFields({ order, assignees }: Props) {
  const t = useTranslations("orders.handling");
  const words = useTranslations("orders.priority");
  const me = useMe();
  const needs = useNeeds("operator");
  const command = useOrderCommand();
  const assign = trpc.orders.assign.useMutation(command.options);
  const setPriority = trpc.orders.setPriority.useMutation(command.options);
  const { responsible } = order;
  // Somebody who may no longer answer for orders stays in the list as long as the order is theirs.
  const people = responsible && !assignees.some(({ id }) => id === responsible.id) ? [responsible, ...assignees] : assignees;
  const give = (responsibleId: string | null) => assign.mutate({ orderId: order.id, version: command.versionOf(order), responsibleId });
  return (
    <FactBlock title={t("title")}>
      <div className="grid gap-2.5 [&_label]:text-12">
        <Field label={t("responsible")}>
          <Select
            size="sm"
            value={responsible?.id ?? ""}
            disabled={needs !== null || assign.isPending}
            onChange={(id) => give(id || null)}
            options={[
              { value: "", label: t("nobody") },
              ...people.map(({ id, name }) => ({ value: id, label: id === me.id ? t("me", { name }) : name })),
            ]}
          />
        </Field>
        {!responsible && !needs && (
          <div>
            <Button size="sm" pending={assign.isPending} onClick={() => give(me.id)}>
              {t("take")}
            </Button>
          </div>
        )}
        <Field label={t("priority")}>
          <Select
            size="sm"
            value={order.priority}
            disabled={needs !== null || setPriority.isPending}
            onChange={(priority) =>
              setPriority.mutate({ orderId: order.id, version: command.versionOf(order), priority: priority as Priority })
            }
            options={priorities.map((value) => ({ value, label: words(value) }))}
          />
        </Field>
      </div>
    </FactBlock>
  );
}
