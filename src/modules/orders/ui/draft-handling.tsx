"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { type Priority, priorities } from "../priority";
import type { DraftPart } from "./draft-part";

type Props = DraftPart & { fieldNames: readonly string[] };

/** How pressing the order is, and what the owner wants noted by name. */
export function DraftHandling({ draft, problems, onChange, fieldNames }: Props) {
  const t = useTranslations("orders.new");
  const words = useTranslations("orders.priority");
  const { customFields } = draft;
  return (
    <Card title={t("handling")} padded>
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={t("priority")}>
          <Select
            value={draft.priority}
            onChange={(priority) => onChange({ priority: priority as Priority })}
            options={priorities.map((value) => ({ value, label: words(value) }))}
          />
        </Field>
        {fieldNames.map((name) => (
          <Field key={name} label={name} error={problems[`customFields.${name}`]} optional>
            <Input
              maxLength={500}
              value={customFields[name] ?? ""}
              onChange={(event) => onChange({ customFields: { ...customFields, [name]: event.target.value } })}
            />
          </Field>
        ))}
      </div>
    </Card>
  );
}
