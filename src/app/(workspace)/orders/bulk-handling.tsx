"use client";
import { ChevronsUp, Ellipsis, Tag, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { type Priority, priorities } from "@/modules/orders/priority";
import { BulkDialog } from "@/modules/orders/ui/bulk-dialog";
import { useMe, useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Menu, MenuItem } from "@/ui/menu";
import { SegmentedControl } from "@/ui/segmented-control";
import { Select } from "@/ui/select";

type Shared = Pick<ComponentProps<typeof BulkDialog>, "orders" | "onClose" | "onDone">;
type Asking = "assign" | "tag" | "priority";

/** Who answers for many orders, their tags and how pressing they are. */
export function BulkHandling({ shared, count }: { shared: Shared; count: number }) {
  const t = useTranslations("orders.bulk");
  const needs = useNeeds("operator");
  const [asking, setAsking] = useState<Asking | null>(null);
  const props = { shared: { ...shared, onClose: () => setAsking(null) }, count };
  return (
    <>
      <Menu
        side="top"
        trigger={
          <Button variant="ghost" icon={<Ellipsis />}>
            {t("menu")}
          </Button>
        }
      >
        <MenuItem icon={<UserRound />} disabledReason={needs} onSelect={() => setAsking("assign")}>
          {t("assign")}
        </MenuItem>
        <MenuItem icon={<Tag />} disabledReason={needs} onSelect={() => setAsking("tag")}>
          {t("tag")}
        </MenuItem>
        <MenuItem icon={<ChevronsUp />} disabledReason={needs} onSelect={() => setAsking("priority")}>
          {t("priority")}
        </MenuItem>
      </Menu>
      {asking === "assign" && <AssignMany {...props} />}
      {asking === "tag" && <TagMany {...props} />}
      {asking === "priority" && <PrioritizeMany {...props} />}
    </>
  );
}

function AssignMany({ shared, count }: { shared: Shared; count: number }) {
  const t = useTranslations("orders.bulk");
  const words = useTranslations("orders.handling");
  const me = useMe();
  const { data: people = [] } = trpc.orders.assignees.useQuery();
  const [id, setId] = useState(me.id);
  return (
    <BulkDialog
      {...shared}
      title={t("assignTitle", { count })}
      confirm={t("assignConfirm")}
      doneText={(done) => t("assignDone", { count: done })}
      command={() => ({ command: "assign", responsibleId: id || null })}
    >
      <Field label={words("responsible")}>
        <Select
          value={id}
          onChange={setId}
          options={[
            { value: "", label: words("nobody") },
            ...people.map(({ id, name }) => ({ value: id, label: id === me.id ? words("me", { name }) : name })),
          ]}
        />
      </Field>
    </BulkDialog>
  );
}

function TagMany({ shared, count }: { shared: Shared; count: number }) {
  const t = useTranslations("orders.bulk");
  const [way, setWay] = useState<"add" | "remove">("add");
  const [typed, setTyped] = useState("");
  const { data: used = [] } = trpc.orders.usedTags.useQuery();
  const tag = typed.trim();
  return (
    <BulkDialog
      {...shared}
      title={t("tagTitle", { count })}
      confirm={t(way === "add" ? "tagAdd" : "tagRemove")}
      refused={tag ? null : t("tagEmpty")}
      doneText={(done) => t("tagDone", { count: done })}
      command={() => ({ command: "tag", add: way === "add" ? [tag] : [], remove: way === "remove" ? [tag] : [] })}
    >
      <div className="grid gap-3.5">
        <SegmentedControl
          label={t("tagWay")}
          value={way}
          onChange={setWay}
          options={[
            { value: "add", label: t("tagAdd") },
            { value: "remove", label: t("tagRemove") },
          ]}
        />
        <Field label={t("tagName")}>
          <Input list="tags-in-use" autoComplete="off" maxLength={50} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
        <datalist id="tags-in-use">
          {used.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
    </BulkDialog>
  );
}

function PrioritizeMany({ shared, count }: { shared: Shared; count: number }) {
  const t = useTranslations("orders.bulk");
  const words = useTranslations("orders.priority");
  const [priority, setPriority] = useState<Priority>("high");
  return (
    <BulkDialog
      {...shared}
      title={t("priorityTitle", { count })}
      confirm={t("priorityConfirm")}
      doneText={(done) => t("priorityDone", { count: done })}
      command={() => ({ command: "priority", priority })}
    >
      <SegmentedControl
        label={t("priority")}
        value={priority}
        onChange={setPriority}
        options={priorities.map((value) => ({ value, label: words(value) }))}
      />
    </BulkDialog>
  );
}
