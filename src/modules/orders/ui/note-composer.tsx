"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Textarea } from "@/ui/textarea";
import { useOrderCommand } from "./use-order-command";

/** A note of staff into the timeline. What is typed stays until it is saved. */
export function NoteComposer({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const t = useTranslations("orders.timeline");
  const ui = useTranslations("ui");
  const [text, setText] = useState("");
  const command = useOrderCommand(onClose);
  const add = trpc.orders.addNote.useMutation(command.options);
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() && !add.isPending) add.mutate({ orderId, text: text.trim() });
  };
  return (
    <form data-dirty={text ? "" : undefined} onSubmit={save} className="mb-4 grid gap-2">
      <Textarea
        autoFocus
        aria-label={t("noteLabel")}
        placeholder={t("notePlaceholder")}
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) save();
          if (event.key === "Escape" && !text) onClose();
        }}
      />
      <div className="flex gap-2">
        <Button size="sm" type="submit" variant="primary" pending={add.isPending} disabledReason={text.trim() ? null : t("noteEmpty")}>
          {t("noteSave")}
        </Button>
        <Button size="sm" variant="ghost" onClick={onClose}>
          {ui("cancel")}
        </Button>
      </div>
    </form>
  );
}
