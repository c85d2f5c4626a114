"use client";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { type Reason, reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SmoothProgress } from "@/ui/progress-bar";
import { Select } from "@/ui/select";
import { type ImportKind, importKinds } from "../kinds";
import { sendFile } from "./send-file";

/** Chooses a file and says what it is; the next step is its own page. */
export function UploadForm({ first = "products" }: { first?: ImportKind }) {
  const t = useTranslations("files.upload");
  const router = useRouter();
  const needsManager = useNeeds("manager");
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<ImportKind>(first);
  const [source, setSource] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [refused, setRefused] = useState<Reason | null>(null);
  const [isOver, setOver] = useState(false);

  const choose = (chosen: File | null) => {
    setRefused(null);
    setFile(chosen);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return setRefused(reason("file.choose_one"));
    setSent(0);
    const answer = await sendFile({ kind, source: source.trim() || kind, file, onProgress: setSent });
    if ("id" in answer) return router.push(`/settings/files/${answer.id}`);
    setSent(null);
    setRefused(answer.refused);
  };

  return (
    <form onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
      <Field label={t("kind")}>
        <Select
          value={kind}
          onChange={(next) => setKind(next as ImportKind)}
          options={importKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </Field>
      <Field label={t("source")} help={t("sourceHelp")} optional>
        <Input value={source} maxLength={100} placeholder={t("sourceExample")} onChange={(event) => setSource(event.target.value)} />
      </Field>
      <Field label={t("file")} help={t("fileHelp")} error={refused} className="sm:col-span-2">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same by keyboard */}
        <div
          className={`grid justify-items-center gap-2 rounded border border-dashed px-4 py-6 text-center text-13 text-ink-2 ${isOver ? "border-ink bg-hover" : "border-field"}`}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            choose(event.dataTransfer.files[0] ?? null);
          }}
        >
          <input
            ref={input}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            className="sr-only"
            tabIndex={-1}
            aria-label={t("file")}
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
          <span className="max-w-full truncate font-medium text-ink">{file ? file.name : t("drop")}</span>
          <Button type="button" icon={<FileUp />} onClick={() => input.current?.click()}>
            {t(file ? "another" : "choose")}
          </Button>
        </div>
      </Field>
      <div className="grid gap-2 sm:col-span-2 sm:justify-items-start">
        {sent !== null && <SmoothProgress value={Math.round(sent * 100)} max={100} label={t("sending")} />}
        <Button type="submit" variant="primary" pending={sent !== null} disabledReason={needsManager}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
