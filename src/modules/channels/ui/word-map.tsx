"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Reason } from "@/lib/reason";
import { Button } from "@/ui/button";
import { FormRefusal } from "@/ui/form-refusal";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";

type Props = {
  label: string;
  help: string;
  error: Reason | null;
  choices: readonly string[];
  value: Readonly<Record<string, string>>;
  onChange: (value: Record<string, string>) => void;
};
type Line = { theirs: string; ours: string };

/** A small table that grows: a word of the channel's, and what it means here. */
export function WordMap({ label, help, error, choices, value, onChange }: Props) {
  const t = useTranslations("channels.form");
  const meanings = useTranslations("channels.meanings");
  const [lines, setLines] = useState<Line[]>(() => Object.entries(value).map(([theirs, ours]) => ({ theirs, ours })));
  const change = (next: Line[]) => {
    setLines(next);
    onChange(Object.fromEntries(next.flatMap(({ theirs, ours }) => (theirs.trim() ? [[theirs.trim(), ours]] : []))));
  };
  const put = (index: number, line: Partial<Line>) => change(lines.map((one, at) => (at === index ? { ...one, ...line } : one)));
  const options = choices.map((choice) => ({ value: choice, label: meanings(choice as never) }));
  return (
    <fieldset>
      <legend className="mb-1 text-13 font-medium">{label}</legend>
      <p className="mb-2 text-12 text-ink-3">{help}</p>
      <FormRefusal reason={error} />
      <ul className="grid gap-2">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line that is being written has no other identity
          <li key={index} className="flex items-center gap-2">
            <Input
              className="min-w-0 flex-1"
              aria-label={t("theirWord")}
              placeholder={t("theirWord")}
              value={line.theirs}
              autoComplete="off"
              onChange={(event) => put(index, { theirs: event.target.value })}
            />
            <Select
              className="min-w-0 flex-1"
              aria-label={t("meansOf", { word: line.theirs })}
              options={options}
              value={line.ours}
              onChange={(ours) => put(index, { ours })}
            />
            <IconButton
              size="sm"
              label={t("removeWord", { word: line.theirs })}
              icon={<X />}
              onClick={() => change(lines.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        variant="ghost"
        className="mt-2"
        icon={<Plus />}
        onClick={() => setLines([...lines, { theirs: "", ours: choices[0] ?? "" }])}
      >
        {t("addWord")}
      </Button>
    </fieldset>
  );
}
