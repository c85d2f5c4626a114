"use client";
import { ScanLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import type { Explained } from "@/ui/reason-text";
import { countedScan, type Scannable } from "./counted-scan";

type Props = { lines: readonly Scannable[]; onScan: (sku: string, serial: string | null) => void };

/** A field for the scanner: each code counts one unit of the line it belongs to, and one that is none of them says so. */
export function ScanToCount({ lines, onScan }: Props) {
  const t = useTranslations("inventory.transfers.scan");
  const [code, setCode] = useState("");
  const [error, setError] = useState<Explained>(null);
  const take = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (!code.trim()) return;
    const counted = countedScan(code, lines);
    setError("code" in counted ? counted : null);
    if (!("code" in counted)) onScan(counted.sku, counted.serial);
    setCode("");
  };
  return (
    <Field label={t("label")} help={t(lines.some((line) => line.tracksSerials) ? "helpSerials" : "help")} error={error}>
      <Input
        mono
        autoComplete="off"
        enterKeyHint="enter"
        suffix={<ScanLine aria-hidden="true" className="size-4" />}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        onKeyDown={take}
      />
    </Field>
  );
}
