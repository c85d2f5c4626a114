"use client";
import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";

export type Named = { code: string; name: string };

type Props = {
  label: string;
  help: string;
  error: Reason | null;
  ours: readonly Named[];
  value: Readonly<Record<string, string>>;
  onChange: (value: Record<string, string>) => void;
};

/** A small table: each of ours, and what the channel calls it. An empty line is one that the channel does not know. */
export function CodeMap({ label, help, error, ours, value, onChange }: Props) {
  const t = useTranslations("channels.form");
  // What was mapped and is no longer ours stays visible until it is emptied.
  const gone = Object.keys(value).filter((code) => !ours.some((one) => one.code === code));
  const rows = [...ours, ...gone.map((code) => ({ code, name: code }))];
  return (
    <fieldset>
      <legend className="mb-1 text-13 font-medium">{label}</legend>
      <p className="mb-2 text-12 text-ink-3">{help}</p>
      <FormRefusal reason={error} />
      {rows.length === 0 ? (
        <p className="text-13 text-ink-3">{t("noneToMap")}</p>
      ) : (
        <ul className="grid gap-2">
          {rows.map(({ code, name }) => (
            <li key={code} className="grid items-center gap-x-3 gap-y-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
              <span className="flex min-w-0 items-baseline gap-2 text-13">
                <span className="truncate">{name}</span>
                {name !== code && <span className="mono truncate text-12 text-ink-3">{code}</span>}
              </span>
              <Input
                mono
                aria-label={t("theirsOf", { name })}
                value={value[code] ?? ""}
                placeholder={t("theirs")}
                autoComplete="off"
                onChange={(event) => onChange({ ...value, [code]: event.target.value })}
              />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
