"use client";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { detailsOf, reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Textarea } from "@/ui/textarea";
import { showToast } from "@/ui/toast";
import type { Connection } from "../../connection-queries";
import { type RuleTexts, rulesOf, ruleTexts } from "../../kinds/mapping-rules";
import type { Field as MappedField } from "../../marketplaces/generic/mapping";
import { type MappingGroup, mappingGroupNames, mappingGroups } from "./mapping-groups";
import { pathsOf } from "./paths-of";
import { RuleField } from "./rule-field";

// What no order is without.
const needed = new Set<MappingGroup>(["order", "lines"]);

/** Which part of a shop's payload is what: a path per field, tried on a real payload before it is saved. */
export function MappingEditor({ connection }: { connection: Connection }) {
  const t = useTranslations("channels.mapping");
  const reasonText = useReasonText();
  const needsManager = useNeeds("manager");
  const { code, kind, channel, settings } = connection;
  const [texts, setTexts] = useState<RuleTexts>(() => ruleTexts(settings["mapping"]));
  const [begunWith] = useState(
    () => new Set(mappingGroupNames.filter((group) => needed.has(group) || mappingGroups[group].some((field) => texts[field]))),
  );
  const paths = useId();
  const hasPreset = typeof settings["preset"] === "string" && settings["preset"] !== "";
  const [payload, setPayload] = useState("");
  const [unreadable, setUnreadable] = useState<string[]>([]);
  const trial = trpc.mappings.tryMapping.useMutation({ onSuccess: (found) => setPayload((before) => before || found.payload) });
  const put = trpc.connections.put.useMutation({
    onSuccess: () => showToast({ title: t("saved"), tone: "success" }),
  });
  const refusal = trial.error ?? put.error;
  const found = new Map(trial.data?.found.map(({ field, values }) => [field, values]));
  const wrong = new Map(trial.data?.errors.map(({ field, reason }) => [field, reason]));

  const run = (go: (mapping: Record<string, unknown>) => void) => {
    const { mapping, unreadable } = rulesOf(texts);
    setUnreadable(unreadable);
    if (unreadable.length === 0) go(mapping);
  };
  const tryIt = () => run((mapping) => trial.mutate({ code, settings: { ...settings, mapping }, ...(payload.trim() ? { payload } : {}) }));
  const save = () => run((mapping) => put.mutate({ code, connection: { kind, channel, settings: { ...settings, mapping }, secrets: {} } }));

  const errorAt = (field: MappedField) =>
    unreadable.includes(field) ? { code: "channel.generic.rule_unreadable" } : (wrong.get(field) ?? refusedAt(refusal, field));
  const groups = mappingGroupNames.map((group) => {
    const fields = mappingGroups[group];
    const count = fields.filter((field) => texts[field]).length;
    return { group, fields, count, isOpen: begunWith.has(group) || fields.some((field) => errorAt(field) !== null) };
  });

  return (
    <Card title={t("title")} note={t("note")} padded>
      <div className="grid gap-5">
        <p className="max-w-prose text-13 text-ink-2">{t("about")}</p>
        <FormRefusal reason={refusal ? reasonOf(refusal) : null} />
        <Field label={t("payload")} help={t("payloadHelp")}>
          <Textarea rows={6} className="mono text-12" value={payload} onChange={(event) => setPayload(event.target.value)} />
        </Field>
        {groups.map(({ group, fields, count, isOpen }) => (
          <details key={group} open={isOpen} className="border-t border-line pt-4">
            <summary className="w-fit cursor-pointer rounded-sm text-13 font-medium touch:py-2">
              {t(`groups.${group}`)}
              {count > 0 && <span className="ml-2 font-normal text-ink-3 tabular-nums">{count}</span>}
            </summary>
            <div className="mt-3 grid gap-x-6 gap-y-4 sm:grid-cols-2">
              {fields.map((field) => (
                <RuleField
                  key={field}
                  field={field}
                  value={texts[field] ?? ""}
                  found={found.get(field)}
                  error={errorAt(field)}
                  hasPreset={hasPreset}
                  paths={paths}
                  onChange={(value) => setTexts({ ...texts, [field]: value })}
                />
              ))}
            </div>
          </details>
        ))}
        <datalist id={paths}>
          {pathsOf(payload).map((path) => (
            <option key={path} value={path} />
          ))}
        </datalist>
        {trial.data && (
          <Banner
            tone={trial.data.order && trial.data.errors.length === 0 ? "success" : "warning"}
            icon={<FlaskConical />}
            title={t(trial.data.order ? "understood" : "notUnderstood")}
          >
            {trial.data.errors.map(({ reason }) => reasonText(reason)).join(" · ")}
          </Banner>
        )}
        <div className="flex flex-wrap gap-2">
          <Button icon={<FlaskConical />} pending={trial.isPending} disabledReason={needsManager} onClick={tryIt}>
            {t("try")}
          </Button>
          <Button variant="primary" pending={put.isPending} disabledReason={needsManager} onClick={save}>
            {t("save")}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** A refusal of the server at its field: "settings.mapping.lines.sku". */
function refusedAt(problem: unknown, field: string) {
  if (!problem) return null;
  const { errors } = detailsOf(problem);
  const paths = Array.isArray(errors) ? (errors as { path?: unknown }[]).map(({ path }) => String(path)) : [];
  return paths.some((path) => path.endsWith(`mapping.${field}`)) ? { code: "field.invalid" } : null;
}
