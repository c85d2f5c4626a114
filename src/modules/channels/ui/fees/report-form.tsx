"use client";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { type Reason, reason } from "@/lib/reason";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";

type Imported = { added: number; unmatchedCount: number };

/** Takes a report's file in and says what came of it. */
export function ReportForm({ connections }: { connections: readonly { code: string; name: string }[] }) {
  const t = useTranslations("channels.fees");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [connection, setConnection] = useState(connections[0]?.code ?? "");
  const [name, setName] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Reason | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return setRefused(reason("finance.file_missing"));
    setPending(true);
    const answer = await send(connection, file, name);
    setPending(false);
    if ("refused" in answer) return setRefused(answer.refused);
    setRefused(null);
    setFile(null);
    setName("");
    showToast({
      title: answer.added > 0 ? t("done", { added: answer.added }) : t("doneNothing"),
      text: answer.unmatchedCount > 0 ? t("doneUnmatched", { count: answer.unmatchedCount }) : undefined,
      tone: answer.unmatchedCount > 0 ? "warning" : "success",
    });
    router.refresh();
  };
  return (
    <form onSubmit={submit} className="mb-6 grid gap-4 sm:grid-cols-2">
      <Field label={t("connection")}>
        <Select value={connection} onChange={setConnection} options={connections.map(({ code, name }) => ({ value: code, label: name }))} />
      </Field>
      <Field label={t("name")} help={t("nameHelp")} optional>
        <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("file")} help={t("fileHelp")} error={refused} className="sm:col-span-2">
        <div className="flex flex-wrap items-center gap-3">
          <input
            ref={input}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            className="sr-only"
            tabIndex={-1}
            aria-label={t("file")}
            onChange={(event) => {
              setRefused(null);
              setFile(event.target.files?.[0] ?? null);
            }}
          />
          <Button type="button" icon={<FileUp />} onClick={() => input.current?.click()}>
            {file ? file.name : t("choose")}
          </Button>
        </div>
      </Field>
      <div className="sm:col-span-2">
        <Button type="submit" variant="primary" pending={pending}>
          {t("import")}
        </Button>
      </div>
    </form>
  );
}

async function send(connection: string, file: File, name: string): Promise<Imported | { refused: Reason }> {
  const body = new FormData();
  body.append("file", file);
  if (name.trim()) body.append("name", name.trim());
  try {
    const answer = await fetch(`/api/v1/connections/${encodeURIComponent(connection)}/finance-reports`, { method: "POST", body });
    if (answer.ok) return (await answer.json()) as Imported;
    const { detail = "", params } = (await answer.json()) as { detail?: string; params?: Reason["params"] };
    // A problem begins with the whole code of its reason.
    return { refused: reason(detail.split(" ")[0] || "internal", params) };
  } catch {
    return { refused: reason("unavailable") };
  }
}
