"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Role } from "@/lib/permission";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { MoneyInput } from "@/ui/money-input";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";

type Rate = { warehouse: string; role: Role; hourMinor: number };
type Props = { rates: readonly Rate[]; warehouses: readonly { code: string; name: string }[] };

const working: readonly Role[] = ["picker", "operator", "manager"];

/** What an hour costs, by warehouse and role. */
export function RateSettings({ rates, warehouses }: Props) {
  const t = useTranslations("waves.settings");
  return (
    <Card title={t("rates")} note={t("ratesText")} padded>
      <div className="grid gap-4">
        {warehouses.map((warehouse) => (
          <div key={warehouse.code} className="grid gap-3 sm:grid-cols-3">
            {working.map((role) => (
              <RateField
                key={role}
                warehouse={warehouse}
                role={role}
                hourMinor={rates.find((rate) => rate.warehouse === warehouse.code && rate.role === role)?.hourMinor ?? null}
              />
            ))}
          </div>
        ))}
      </div>
    </Card>
  );
}

type FieldProps = { warehouse: { code: string; name: string }; role: Role; hourMinor: number | null };

function RateField({ warehouse, role, hourMinor }: FieldProps) {
  const t = useTranslations("waves.settings");
  const roles = useTranslations("nav.roles");
  const router = useRouter();
  const explain = useReasonText();
  const [value, setValue] = useState<number | null>(hourMinor);
  const [typed, setTyped] = useState("");
  const put = trpc.workLog.putRate.useMutation({
    onSuccess: () => {
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
    onError: (error) => showToast({ title: explain(reasonOf(error)), tone: "danger" }),
  });
  return (
    <div className="flex items-end gap-2">
      <Field
        label={t("rateOf", { warehouse: warehouse.name, role: roles(role) })}
        error={value === null && typed.trim() !== "" ? t("rateWrong") : null}
      >
        <MoneyInput
          value={value}
          onChange={(minor, text) => {
            setValue(minor);
            setTyped(text);
          }}
        />
      </Field>
      {value !== hourMinor && (
        <Button size="md" pending={put.isPending} onClick={() => put.mutate({ warehouse: warehouse.code, role, hourMinor: value })}>
          {t("save")}
        </Button>
      )}
    </div>
  );
}
