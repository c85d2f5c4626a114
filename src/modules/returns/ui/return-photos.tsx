"use client";
import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import { whyNotReturn } from "../return";
import type { WholeReturn } from "./return-row";
import { useReturnCommand } from "./use-return-command";

/** What the buyer or somebody of the staff has photographed. */
export function ReturnPhotos({ one }: { one: WholeReturn }) {
  const t = useTranslations("returns.photos");
  const needs = useNeeds("operator");
  const reasonText = useReasonText();
  const file = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const around = useReturnCommand(t("added"));
  const why = needs ?? whyNotReturn("addPhoto", one);
  const send = async (files: FileList | null) => {
    if (!files || files.length === 0) return;
    setPending(true);
    const form = new FormData();
    for (const one of files) form.append("file", one);
    const answer = await fetch(`/api/v1/returns/${one.id}/photos`, { method: "POST", body: form }).catch(() => null);
    setPending(false);
    if (answer?.ok) return around.onSuccess();
    const problem: { code?: string; params?: Reason["params"] } | null = (await answer?.json().catch(() => null)) ?? null;
    showToast({ title: reasonText({ code: problem?.code ?? "", params: problem?.params }) ?? "", tone: "danger" });
  };
  return (
    <Card
      icon={<Camera />}
      title={t("title")}
      padded
      actions={
        <Button size="sm" variant="ghost" icon={<Camera />} pending={pending} disabledReason={why} onClick={() => file.current?.click()}>
          {t("add")}
        </Button>
      }
    >
      <input
        ref={file}
        type="file"
        multiple
        hidden
        accept="image/jpeg,image/png,image/webp"
        aria-label={t("add")}
        onChange={(event) => {
          void send(event.target.files);
          event.target.value = "";
        }}
      />
      {one.photos.length === 0 ? (
        <p className="text-13 text-ink-3">{t("none")}</p>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {one.photos.map((photo, at) => (
            <li key={photo.id}>
              <a href={`/api/v1/returns/${one.id}/photos/${photo.id}`} target="_blank" rel="noreferrer">
                {/* biome-ignore lint/performance/noImgElement: private photos go by our own route, not by Next's optimizer */}
                <img
                  src={`/api/v1/returns/${one.id}/photos/${photo.id}`}
                  alt={t("one", { at: at + 1, by: photo.by })}
                  className="size-24 rounded border border-line object-cover"
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
