"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import type { Channel } from "../channel-queries";
import { ChannelCode, ownChannelKinds, PutChannel } from "../inputs";

const Values = PutChannel.omit({ active: true }).extend({
  code: ChannelCode,
  buffer: z.int().min(0).max(1_000_000),
  warehouses: z.array(z.string()),
});

type Props = { channel: Channel | null; warehouses: readonly { code: string; name: string }[] };

/** One channel: how it is called, what it never sees as available, which warehouses serve it. */
export function ChannelForm({ channel, warehouses }: Props) {
  const t = useTranslations("channels");
  const router = useRouter();
  const needsManager = useNeeds("manager");
  const put = trpc.channels.put.useMutation();
  const initial: z.infer<typeof Values> = channel ?? { code: "", name: "", kind: "api", buffer: 0, warehouses: [] };
  const { code, name, kind, buffer, warehouses: served } = initial;
  const { form, text, values, set, error, refusal, pending, submit } = useForm(Values, { code, name, kind, buffer, warehouses: served });
  const isOwn = (ownChannelKinds as readonly string[]).includes(values.kind);

  const save = submit(async ({ code, ...input }) => {
    try {
      await put.mutateAsync({ code, channel: input });
    } catch (problem) {
      return refusedAt(problem, (path) => path.split(".")[0] ?? null);
    }
    showToast({ title: t("saved"), tone: "success" });
    if (!channel) router.push(`/settings/channels/${encodeURIComponent(code)}`);
    router.refresh();
    return null;
  });

  const toggle = (warehouse: string, on: boolean) =>
    set("warehouses", on ? [...values.warehouses, warehouse] : values.warehouses.filter((one) => one !== warehouse));

  return (
    <form ref={form} onSubmit={save} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <Card title={t("form.title")} padded>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("form.name")} help={t("form.nameHelp")} error={error("name")} required>
            <Input {...text("name")} autoComplete="off" />
          </Field>
          <Field label={t("form.code")} help={t(channel ? "form.codeFixed" : "form.codeHelp")} error={error("code")} required>
            <Input {...text("code")} mono readOnly={channel !== null} autoComplete="off" />
          </Field>
          <Field label={t("form.kind")} help={isOwn ? t(`kindHelp.${values.kind as "api"}`) : undefined} error={error("kind")}>
            {isOwn ? (
              <Select
                options={ownChannelKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
                value={values.kind}
                onChange={(kind) => set("kind", kind)}
              />
            ) : (
              <Input value={t.has(`kinds.${values.kind as "api"}`) ? t(`kinds.${values.kind as "api"}`) : values.kind} readOnly />
            )}
          </Field>
          <Field label={t("form.buffer")} help={t("form.bufferHelp")} error={error("buffer")}>
            <Input
              type="number"
              min={0}
              numeric
              value={Number.isNaN(values.buffer) ? "" : values.buffer}
              onChange={(event) => set("buffer", event.target.valueAsNumber)}
            />
          </Field>
          {warehouses.length > 0 && (
            <fieldset className="sm:col-span-2">
              <legend className="mb-1 text-13 font-medium">{t("form.warehouses")}</legend>
              <div className="flex flex-wrap gap-x-5 gap-y-1">
                {warehouses.map((warehouse) => (
                  <Checkbox
                    key={warehouse.code}
                    label={warehouse.name}
                    checked={values.warehouses.includes(warehouse.code)}
                    onChange={(on) => toggle(warehouse.code, on)}
                  />
                ))}
              </div>
              <p className="mt-1 text-12 text-ink-3">{t(values.warehouses.length === 0 ? "form.allWarehouses" : "form.someWarehouses")}</p>
            </fieldset>
          )}
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" pending={pending} disabledReason={needsManager}>
          {t(channel ? "form.save" : "form.create")}
        </Button>
      </div>
    </form>
  );
}
