"use client";
import { Plus, Route } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { moved } from "@/lib/moved";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { LeaveGuard } from "@/ui/leave-guard";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { CarrierRule } from "../carrier-rule";
import { CarrierRuleDialog } from "./carrier-rule-dialog";
import { CarrierRuleRow } from "./carrier-rule-row";
import { TryRules } from "./try-rules";
import type { RuleNames } from "./use-rule-words";

export type RuleDraft = CarrierRule & { key: number };
type Props = { version: number; rules: readonly CarrierRule[]; names: RuleNames };

/** The owner's rules in their order: the first that fits a parcel and can be followed decides. Below, what they would choose. */
export function CarrierRules({ version, rules, names }: Props) {
  const t = useTranslations("shipping.rules");
  const reasonText = useReasonText();
  const router = useRouter();
  const needs = useNeeds("manager");
  const [rows, setRows] = useState<RuleDraft[]>(() => rules.map((rule, key) => ({ ...rule, key })));
  const [isDirty, setIsDirty] = useState(false);
  const [edited, setEdited] = useState<RuleDraft | "new" | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const put = trpc.shipments.putCarrierRules.useMutation({
    onSuccess: () => {
      setIsDirty(false);
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const change = (next: RuleDraft[]) => {
    setRows(next);
    setIsDirty(true);
  };
  const move = (from: number, to: number) => {
    const one = rows[from];
    if (!one || to < 0 || to >= rows.length) return;
    change(moved(rows, from, to));
    setSaid(t("moved", { rule: one.name, place: to + 1, of: rows.length }));
  };
  const bare = rows.map(({ key: _, ...rule }) => rule);
  return (
    <>
      <LeaveGuard isUnsaved={isDirty} />
      <Card icon={<Route />} title={t("title")} note={t("note")}>
        {rows.length === 0 && <p className="px-4 pt-4 text-13 text-ink-2">{t("none")}</p>}
        <ol aria-label={t("title")}>
          {rows.map((rule, at) => (
            <CarrierRuleRow
              key={rule.key}
              rule={rule}
              place={at + 1}
              names={names}
              first={at === 0}
              last={at === rows.length - 1}
              dragged={dragged === at}
              needs={needs}
              onSwitch={(on) => change(rows.map((row) => (row.key === rule.key ? { ...row, on } : row)))}
              onEdit={() => setEdited(rule)}
              onRemove={() => change(rows.filter(({ key }) => key !== rule.key))}
              onMove={(by) => move(at, at + by)}
              onDragStart={() => setDragged(at)}
              onDragEnd={() => setDragged(null)}
              onDragOver={() => {
                if (dragged === null || dragged === at) return;
                move(dragged, at);
                setDragged(at);
              }}
            />
          ))}
        </ol>
        <p role="status" className="sr-only">
          {said}
        </p>
        <p className="px-4 pt-3 text-12 text-ink-3">{t("otherwise")}</p>
        <div className="flex flex-wrap gap-2 p-4">
          <Button size="sm" icon={<Plus />} disabledReason={needs} onClick={() => setEdited("new")}>
            {t("add")}
          </Button>
          <Button
            variant="primary"
            className="ml-auto"
            pending={put.isPending}
            disabledReason={needs ?? (isDirty ? null : t("unchanged"))}
            onClick={() => put.mutate({ version, rules: bare })}
          >
            {t("save")}
          </Button>
        </div>
      </Card>
      <TryRules rules={isDirty ? bare : null} names={names} />
      {edited && (
        <CarrierRuleDialog
          rule={edited === "new" ? null : edited}
          names={names}
          onClose={() => setEdited(null)}
          onDone={(rule) => {
            setEdited(null);
            if (edited === "new") change([...rows, { ...rule, key: Math.max(-1, ...rows.map(({ key }) => key)) + 1 }]);
            else change(rows.map((row) => (row.key === edited.key ? { ...rule, key: row.key } : row)));
          }}
        />
      )}
    </>
  );
}
