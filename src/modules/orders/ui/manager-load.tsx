"use client";
import { ArrowRightLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { FigureLink } from "@/ui/button-link";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { useReasonText } from "@/ui/reason-text";
import { Select } from "@/ui/select";
import { Badge } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { showToast } from "@/ui/toast";
import type { Assignee } from "../handling/assignees";
import type { ManagerLoad } from "../handling/manager-load";

type Props = { load: readonly ManagerLoad[]; assignees: readonly Assignee[] };

/** How many open orders each person answers for, and handing all of somebody's to somebody else. */
export function ManagerLoadTable({ load, assignees }: Props) {
  const t = useTranslations("orders.load");
  const formats = useFormats();
  const needs = useNeeds("manager");
  const [giving, setGiving] = useState<ManagerLoad | null>(null);
  const figure = (person: ManagerLoad, count: number, view: string) =>
    count > 0 ? <FigureLink href={`/orders?view=${view}&responsible=${person.id}`}>{formats.number(count)}</FigureLink> : "—";
  return (
    <>
      <Table label={t("title")} row={44} gutter={16} columns={[null, 84, 104, 92, 60]}>
        <TableHead>
          <HeadCell>{t("person")}</HeadCell>
          <HeadCell numeric>{t("open")}</HeadCell>
          <HeadCell numeric>{t("held")}</HeadCell>
          <HeadCell numeric>{t("late")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {load.map((person) => (
            <Row key={person.id}>
              <Cell>
                <span className="flex min-w-0 items-center gap-2">
                  <Avatar name={person.name} />
                  <span className={person.disabled ? "truncate text-ink-3" : "truncate"}>{person.name}</span>
                  {person.disabled && <Badge tone="neutral">{t("disabled")}</Badge>}
                </span>
              </Cell>
              <Cell numeric>{figure(person, person.open, "open")}</Cell>
              <Cell numeric>{figure(person, person.held, "held")}</Cell>
              <Cell numeric className={person.late > 0 ? "text-danger" : ""}>
                {figure(person, person.late, "late")}
              </Cell>
              <Cell>
                <IconButton
                  size="sm"
                  label={t("giveAll", { name: person.name })}
                  icon={<ArrowRightLeft />}
                  disabledReason={needs ?? (person.open > 0 ? null : t("nothing"))}
                  onClick={() => setGiving(person)}
                />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {giving && <GiveDialog from={giving} assignees={assignees} onClose={() => setGiving(null)} />}
    </>
  );
}

function GiveDialog({ from, assignees, onClose }: { from: ManagerLoad; assignees: readonly Assignee[]; onClose: () => void }) {
  const t = useTranslations("orders.load");
  const ui = useTranslations("ui");
  const reasonText = useReasonText();
  const router = useRouter();
  const others = assignees.filter(({ id }) => id !== from.id);
  const [to, setTo] = useState("");
  const give = trpc.orders.reassignAll.useMutation({
    onSuccess: ({ moved }) => {
      showToast({ title: t("given", { count: moved }), tone: "success" });
      router.refresh();
      onClose();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("giveTitle", { count: from.open })}
      description={t("giveText", { name: from.name, count: from.open })}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="primary" pending={give.isPending} onClick={() => give.mutate({ fromId: from.id, toId: to || null })}>
            {t("give")}
          </Button>
        </>
      }
    >
      <Field label={t("to")}>
        <Select
          value={to}
          onChange={setTo}
          options={[{ value: "", label: t("nobody") }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </Field>
    </Dialog>
  );
}
